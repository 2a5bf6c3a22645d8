"""Whether the process is up, and whether what it stands on answers."""

from collections.abc import Callable

import redis
from django.conf import settings
from django.core.files.storage import default_storage
from django.db import connection
from django.http import HttpRequest, HttpResponse, JsonResponse


def healthz(request: HttpRequest) -> HttpResponse:
    return HttpResponse("ok\n", content_type="text/plain")


def readyz(request: HttpRequest) -> JsonResponse:
    """200 when database, Redis and storage answer, else 503; each part says its own state."""
    parts = {"database": _database, "redis": _redis, "storage": _storage}
    state = {name: _answers(ask) for name, ask in parts.items()}
    return JsonResponse(state, status=200 if all(state.values()) else 503)


def _answers(ask: Callable[[], object]) -> bool:
    try:
        ask()
    except Exception:  # whatever a driver raises means that its server does not answer
        return False
    return True


def _database() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")


def _redis() -> None:
    options = settings.CACHES["default"]
    with redis.Redis.from_url(options["LOCATION"], **options["OPTIONS"]) as client:
        client.ping()


def _storage() -> None:
    default_storage.check()  # type: ignore[attr-defined]  # of ours, in pictria/storage.py
