"""No test leaves this machine: what tries to raises, and names where it wanted to go."""

import ipaddress
import socket
from collections.abc import Callable, Iterator
from typing import Any

import pytest

HERE = frozenset({"localhost", "", None})


class OutsideNetworkError(RuntimeError):
    """A test tried to leave the machine. No OSError, which the product would take for bad luck."""


@pytest.fixture(scope="session", autouse=True)
def _stay_on_this_machine() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket.socket, "connect", _guarded(socket.socket.connect))
        patch.setattr(socket.socket, "connect_ex", _guarded(socket.socket.connect_ex))
        patch.setattr(socket, "getaddrinfo", _without_asking_dns(socket.getaddrinfo))
        yield


def _guarded(connect: Callable[..., Any]) -> Callable[..., Any]:
    def connect_here(self: socket.socket, address: Any) -> Any:
        if self.family != socket.AF_UNIX and not _is_here(address[0]):
            self.close()
            raise OutsideNetworkError(f"A test tried to reach {address[0]}.")
        return connect(self, address)

    return connect_here


def _without_asking_dns(lookup: Callable[..., Any]) -> Callable[..., Any]:
    def lookup_here(host: Any, *args: Any, **kwargs: Any) -> Any:
        if host not in HERE and not _is_address(host):
            raise OutsideNetworkError(f"A test tried to look up {host}.")
        return lookup(host, *args, **kwargs)

    return lookup_here


def _is_here(host: Any) -> bool:
    return host in HERE or (_is_address(host) and ipaddress.ip_address(host).is_loopback)


def _is_address(host: Any) -> bool:
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return True
