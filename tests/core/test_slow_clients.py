"""Silent connections do not hold up a web server; slow ones are served."""

import http.client
import socket
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager

import pytest

from tests.support.processes import Gunicorn

pytestmark = pytest.mark.once
THREADS = 2
ENVIRONMENT = {"CLIENT_PATIENCE": "1", "WEB_THREADS": str(THREADS)}
SENDING = (
    b"POST /accounts/login/ HTTP/1.1\r\nHost: localhost\r\nContent-Length: 6\r\n"
    b"Content-Type: application/x-www-form-urlencoded\r\n"
)
# The site reads a body in search of its CSRF token, where there is a cookie to compare it with.
COOKIE = b"Cookie: csrftoken=" + b"x" * 32 + b"\r\n"
UNFINISHED = {
    "nothing": b"",
    "headers": b"GET / HTTP/1.1\r\nHost: localhost\r\nX-Slow: ",
    "refused body": SENDING + b"\r\na",
    "awaited body": SENDING + COOKIE + b"\r\na",
}


def connected(site: Gunicorn) -> socket.socket:
    return socket.create_connection(("localhost", site.port), timeout=60)


@contextmanager
def silent_connections(site: Gunicorn, beginning: bytes, number: int) -> Iterator[None]:
    with ExitStack() as stack:
        for _ in range(number):
            stack.enter_context(connected(site)).sendall(beginning)
        yield


def status(connection: socket.socket) -> int:
    answer = http.client.HTTPResponse(connection)
    answer.begin()
    answer.read()
    return answer.status


def test_silent_connections_are_dropped(gunicorn_site: Callable[..., Gunicorn]) -> None:
    site = gunicorn_site(environment=ENVIRONMENT)
    for beginning in UNFINISHED.values():
        # Twice as many as there are threads: at the usual patience a visitor would wait for longer
        # than they do here.
        with silent_connections(site, beginning, 2 * THREADS), connected(site) as visitor:
            visitor.sendall(b"GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n")
            assert status(visitor) == 200, f"held up by {beginning!r}"
    assert "Traceback" not in site.said()


def test_a_slow_but_steady_request_is_answered_and_its_connection_kept(
    gunicorn_site: Callable[..., Gunicorn],
) -> None:
    # It takes longer than the site's patience, and no pause comes near it on a busy machine either.
    site = gunicorn_site(environment={**ENVIRONMENT, "CLIENT_PATIENCE": "3"})
    with connected(site) as slow:
        slow.sendall(SENDING + COOKIE + b"\r\n")
        for _ in range(6):
            time.sleep(0.6)
            slow.sendall(b"a")
        assert status(slow) == 403
        slow.sendall(b"GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n")
        assert status(slow) == 200
