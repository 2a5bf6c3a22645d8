"""No test leaves this machine."""

import socket
import urllib.request

import pytest

from tests.support.network import OutsideNetworkError


@pytest.mark.parametrize("address", ["http://192.0.2.1/", "http://[2001:db8::1]/"])
def test_an_address_outside_is_refused(address: str) -> None:
    with pytest.raises(OutsideNetworkError, match=r"reach (192\.0\.2\.1|2001:db8::1)"):
        urllib.request.urlopen(address, timeout=1)


def test_a_name_outside_is_not_looked_up() -> None:
    with pytest.raises(OutsideNetworkError, match=r"look up pictria\.example"):
        socket.create_connection(("pictria.example", 80), timeout=1)


def test_this_machine_is_in_reach() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        socket.create_connection(("localhost", server.getsockname()[1]), timeout=1).close()
