"""The least that Django can do: a view that gives bytes from memory, without any middleware.

With BARE_ASKS_WHO it first finds out who asks, as every page for somebody must (bare_wsgi.py).
"""

import os
from functools import lru_cache
from pathlib import Path

from django.http import HttpRequest, HttpResponse
from django.urls import path


@lru_cache(1)
def _bytes() -> bytes:
    return Path(os.environ["BARE_BYTES"]).read_bytes()


def _answer() -> HttpResponse:
    return HttpResponse(_bytes(), headers={"Content-Length": str(len(_bytes()))})


def bare(request: HttpRequest) -> HttpResponse:
    return _answer()


def bare_signed_in(request: HttpRequest) -> HttpResponse:
    if not request.user.is_authenticated:
        raise PermissionError
    return _answer()


urlpatterns = [path("bare/", bare), path("bare/signed-in/", bare_signed_in)]
