"""The site in a thread answers what it was asked for, and no test leaves it at work."""

import socket
import time
import urllib.error
import urllib.request
from urllib.parse import urlsplit

import pytest
from django.core.cache import cache

from tests.support.live import STAND_IN, VISITS

pytestmark = pytest.mark.once
PATIENCE = 60


def asking(site: str, path: str) -> socket.socket:
    connection = socket.create_connection(("localhost", urlsplit(site).port or 0), PATIENCE)
    connection.sendall(f"GET {path} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode())
    deadline = time.monotonic() + PATIENCE
    while not VISITS.number and time.monotonic() < deadline:
        time.sleep(0.01)
    return connection


def test_whoever_asked_has_the_answer_when_the_test_ends(live_site: str) -> None:
    with asking(live_site, "/accounts/login/") as connection:
        VISITS.end_all()
        connection.setblocking(False)
        assert connection.recv(100).startswith(b"HTTP/1.1 200 OK")
    assert VISITS.number == 0


def test_pages_that_ask_for_it_see_some_picture(live_site: str) -> None:
    address = f"{live_site}/media/post/none/236.webp"
    with urllib.request.urlopen(urllib.request.Request(address, headers={STAND_IN: "1"})) as answer:
        assert answer.headers["Content-Type"] == "image/webp"
    with pytest.raises(urllib.error.HTTPError, match="404"):
        urllib.request.urlopen(address)


def test_browsers_may_keep_static_files(live_site: str) -> None:
    with urllib.request.urlopen(f"{live_site}/static/css/base.css") as answer:
        assert answer.headers["Content-Type"] == "text/css"
        assert "max-age" in answer.headers["Cache-Control"]


@pytest.mark.parametrize("turn", ["first", "second"])
def test_nothing_is_left_by_the_other_test(live_site: str, turn: str) -> None:
    assert cache.get("turn") is None
    cache.set("turn", turn)
