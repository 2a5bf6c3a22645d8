"""Where the web server listens, and what it says when it cannot."""

import runpy
import socket
from typing import Any

import pytest
from django.conf import settings

from pictria.runner.addresses import hosts, listening_addresses, refuse_taken_port
from pictria.runner.errors import CannotStart
from tests.support.servers.server import free_port


@pytest.fixture(autouse=True)
def _own_port(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("BIND", "DYNO", "WEB_CONCURRENCY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("PORT", str(free_port()))


def test_only_this_machine_unless_told_otherwise() -> None:
    assert hosts()[0] == "127.0.0.1"
    assert set(hosts()) <= {"127.0.0.1", "::1"}


@pytest.mark.parametrize(
    ("bind", "addresses"),
    [
        ("0.0.0.0", ["0.0.0.0:8001"]),
        ("::", ["[::]:8001"]),
        ("[::1], 127.0.0.1", ["[::1]:8001", "127.0.0.1:8001"]),
    ],
)
def test_bind_names_other_interfaces(
    monkeypatch: pytest.MonkeyPatch, bind: str, addresses: list[str]
) -> None:
    monkeypatch.setenv("BIND", bind)
    monkeypatch.setenv("PORT", "8001")
    assert listening_addresses() == addresses


def test_a_free_port_is_fine() -> None:
    refuse_taken_port()


@pytest.mark.parametrize("host", hosts())
def test_a_taken_port_is_refused(monkeypatch: pytest.MonkeyPatch, host: str) -> None:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.create_server((host, 0), family=family) as other:
        port = other.getsockname()[1]
        monkeypatch.setenv("PORT", str(port))
        with pytest.raises(CannotStart, match=f"Port {port} is in use .* PORT={port + 1} make run"):
            refuse_taken_port()


@pytest.mark.parametrize("port", ["0", "65536", "http", "-1"])
def test_an_impossible_port_is_refused_by_name(monkeypatch: pytest.MonkeyPatch, port: str) -> None:
    monkeypatch.setenv("PORT", port)
    with pytest.raises(CannotStart, match=f"The setting PORT is {port}"):
        refuse_taken_port()


def test_an_interface_of_another_machine_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BIND", "192.0.2.1")
    with pytest.raises(CannotStart, match=r"cannot listen on 192\.0\.2\.1"):
        refuse_taken_port()


def test_gunicorn_listens_to_the_router_on_heroku(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PORT", "5000")
    assert "0.0.0.0:5000" not in _gunicorn()["bind"]
    monkeypatch.setenv("DYNO", "web.1")
    monkeypatch.setenv("WEB_CONCURRENCY", "3")
    on_heroku = _gunicorn()
    assert on_heroku["bind"] == ["0.0.0.0:5000"]
    assert on_heroku["workers"] == 3


def _gunicorn() -> dict[str, Any]:
    return runpy.run_path(str(settings.BASE_DIR / "pictria" / "gunicorn.py"))
