"""Making finished pages before anybody asks for them, where no web server is."""

import re
from functools import lru_cache
from typing import Any
from urllib.parse import unquote_to_bytes, urlsplit
from wsgiref.util import setup_testing_defaults

from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler, WSGIRequest
from django.http import HttpResponseBase

from pictria.core.finished import MAKES_ANEW


def make_page_anew(address: str) -> HttpResponseBase:
    """Makes the guests' page at this address (path and query), keeps it, and gives it."""
    return _site().get_response(WSGIRequest(_asked_by_nobody(address)))


def next_address(response: HttpResponseBase) -> str | None:
    """Where the page's Link header (RFC 8288) says that it goes on, if it does."""
    link = re.match(r'<([^>]*)>; rel="next"', response.headers.get("Link", ""))
    return link[1] if link else None


@lru_cache(1)
def _site() -> WSGIHandler:
    return WSGIHandler()


def _asked_by_nobody(address: str) -> dict[str, Any]:
    site, page = urlsplit(settings.SITE_URL), urlsplit(address)
    environment: dict[str, Any] = {
        "HTTP_HOST": site.netloc,
        "PATH_INFO": unquote_to_bytes(page.path).decode("latin-1"),
        "QUERY_STRING": page.query,
        "wsgi.url_scheme": site.scheme,
        MAKES_ANEW: True,
    }
    setup_testing_defaults(environment)
    return environment
