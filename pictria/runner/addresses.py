"""Which addresses the web server listens on. Gunicorn reads them too, so no Django here."""

import errno
import os
import socket

from pictria.runner.errors import CannotStart


def port() -> int:
    chosen = os.environ.get("PORT") or "8000"
    if not chosen.isdecimal() or not 0 < int(chosen) < 65536:
        raise CannotStart(f"The setting PORT is {chosen}; it must be a number from 1 to 65535.")
    return int(chosen)


def hosts() -> list[str]:
    """What `BIND` says; else this machine only, as browsers resolve `localhost` either way."""
    if chosen := os.environ.get("BIND"):
        return [host.strip().strip("[]") for host in chosen.split(",")]
    if os.environ.get("DYNO"):
        return ["0.0.0.0"]  # noqa: S104  Heroku's router comes from outside
    return ["127.0.0.1", "::1"] if _has_ipv6_loopback() else ["127.0.0.1"]


def listening_addresses() -> list[str]:
    """The same, as gunicorn writes them."""
    return [f"[{host}]:{port()}" if ":" in host else f"{host}:{port()}" for host in hosts()]


def refuse_taken_port() -> None:
    """Raises CannotStart when another program listens where we are to."""
    for host in hosts():
        try:
            _try_to_bind(host, port())
        except OSError as error:
            raise CannotStart(_why_not(host, error)) from error


def _has_ipv6_loopback() -> bool:
    try:
        _try_to_bind("::1", 0)
    except OSError:
        return False
    return True


def _try_to_bind(host: str, port: int) -> None:
    family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
    with socket.socket(family, kind, protocol) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        probe.bind(address)


def _why_not(host: str, error: OSError) -> str:
    if error.errno == errno.EADDRINUSE:
        return (
            f"Port {port()} is in use by another program. "
            f"Stop that one, or choose another port: PORT={port() + 1} make run"
        )
    if error.errno == errno.EACCES:
        return f"Port {port()} needs rights you do not have. Choose one above 1023: PORT=8000"
    return f"Pictria cannot listen on {host}, port {port()}: {error.strerror}."
