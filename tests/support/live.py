"""The site in a thread of the tests' own process, for browsers.

It answers for static files, and for the pictures that a page has let it stand in for, without
asking the site; and a test ends when its last request is answered, so that none of them meets the
next test's database, or none at all.
"""

import contextlib
import mimetypes
import socket
import time
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from pathlib import Path
from threading import Condition
from typing import Any

import pytest
from django.conf import settings
from django.contrib.staticfiles import finders
from django.test.testcases import QuietWSGIRequestHandler
from pytest_django.live_server_helper import LiveServer

from tests.support import pictures
from tests.support.hanging_up import hang_up
from tests.support.lateness import far_away

# Pages that send it (a request's header) see some picture where a post has none.
STAND_IN = "X-Stand-In"
PATIENCE = 60.0
Answer = Iterable[bytes]


class Visits:
    """The connections that browsers have to the site."""

    def __init__(self) -> None:
        self._open: set[Any] = set()
        self._changed = Condition()

    @property
    def number(self) -> int:
        """How many there are."""
        return len(self._open)

    def begin(self, connection: Any) -> None:
        with self._changed:
            self._open.add(connection)

    def end(self, connection: Any) -> None:
        with self._changed:
            self._open.discard(connection)
            self._changed.notify_all()

    def end_all(self) -> None:
        """Answer what was asked for, and hang up."""
        deadline = time.monotonic() + PATIENCE
        with self._changed:
            while self._open:
                # Again and again: browsers keep some ready, which may arrive meanwhile.
                for connection in self._open:
                    with contextlib.suppress(OSError):
                        connection.shutdown(socket.SHUT_RD)
                self._changed.wait(0.05)
                assert time.monotonic() < deadline


VISITS = Visits()


class Visit(QuietWSGIRequestHandler):
    """One connection, and all that is asked on it."""

    def setup(self) -> None:
        VISITS.begin(self.request)
        super().setup()

    def finish(self) -> None:
        try:
            super().finish()
            hang_up()
        finally:
            VISITS.end(self.request)


class Shortcuts:
    """The site, but for what needs no Django, which browsers may keep."""

    def __init__(self, site: Callable[..., Answer]) -> None:
        self._site = site

    def __call__(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Answer:
        found = _found(environ)
        if not found:
            return self._site(environ, start_response)
        content, kind = found
        headers = {
            "Content-Type": kind,
            "Content-Length": str(len(content)),
            "Cache-Control": "max-age=3600",
        }
        start_response("200 OK", list(headers.items()))
        return [content]


def prepare(server: LiveServer, *, late: bool = False) -> None:
    """Make the live server as this module says. Once more does no harm."""
    inside: Any = server.thread.httpd
    if inside.RequestHandlerClass is not Visit:
        inside.RequestHandlerClass = Visit
        site = Shortcuts(inside.get_app())
        inside.set_app(far_away(site) if late else site)


@pytest.fixture(autouse=True)
def _the_last_request_is_answered(request: pytest.FixtureRequest) -> Iterator[None]:
    """After the test has closed its pages, and before its database goes."""
    if "live_server" in request.fixturenames:
        request.getfixturevalue("transactional_db")
    yield
    VISITS.end_all()


def _found(environ: dict[str, Any]) -> tuple[bytes, str] | None:
    path = environ["PATH_INFO"]
    if path.startswith(settings.STATIC_URL):
        return _static(path.removeprefix(settings.STATIC_URL))
    asks_for_a_picture = path.startswith("/media/post/")
    if asks_for_a_picture and f"HTTP_{STAND_IN.upper().replace('-', '_')}" in environ:
        return _picture(), "image/webp"
    return None


@cache
def _static(path: str) -> tuple[bytes, str] | None:
    found = finders.find(path)
    if not found:
        return None
    kind = mimetypes.guess_type(path)[0] or "application/octet-stream"
    return Path(str(found)).read_bytes(), kind


@cache
def _picture() -> bytes:
    return pictures.webp(40, 30)
