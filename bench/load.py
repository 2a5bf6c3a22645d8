"""Asks a web server the same thing over and over, from a process of its own.

`python -m bench.load ADDRESS CONNECTIONS SECONDS [COOKIE]` prints how many answers came a second,
over connections that are kept open. Answers must be 200 and say how long they are.
"""

import re
import selectors
import socket
import sys
import time
from urllib.parse import urlsplit

LENGTH = re.compile(rb"\r\ncontent-length: (\d+)\r\n", re.IGNORECASE)
CHUNK = 2**18


class Connection:
    """One client, who asks again as soon as there is an answer."""

    def __init__(self, host: str, port: int, request: bytes) -> None:
        self._address, self._request = (host, port), request
        self.answers = 0
        self._open()

    def fileno(self) -> int:
        return self.socket.fileno()

    def ask(self) -> None:
        self._received, self._expected = b"", 0
        self.socket.sendall(self._request)

    def hear(self) -> None:
        """Reads what has come, and asks again when that was all."""
        self._received += self.socket.recv(CHUNK)
        if not self._expected and b"\r\n\r\n" in self._received:
            self._expected = self._length()
        if self._expected and len(self._received) >= self._expected:
            self.answers += 1
            self.ask()

    def _length(self) -> int:
        head, _, _ = self._received.partition(b"\r\n\r\n")
        length = LENGTH.search(head + b"\r\n")
        if not head.startswith(b"HTTP/1.1 200") or length is None:
            raise SystemExit(f"An answer is none: {head[:200]!r}")
        return len(head) + 4 + int(length[1])

    def _open(self) -> None:
        self.socket = socket.create_connection(self._address, timeout=30)
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.ask()


def answers_a_second(address: str, connections: int, seconds: float, cookie: str = "") -> float:
    """How many answers came a second."""
    parts = urlsplit(address)
    lines = [
        f"GET {parts.path}?{parts.query} HTTP/1.1" if parts.query else f"GET {parts.path} HTTP/1.1",
        f"Host: {parts.netloc}",
        "Accept-Encoding: gzip, deflate, br",
        "User-Agent: Mozilla/5.0 (X11; Linux x86_64) Bench",
        *([f"Cookie: {cookie}"] if cookie else []),
    ]
    request = "\r\n".join([*lines, "", ""]).encode()
    clients = [
        Connection(parts.hostname or "", parts.port or 80, request) for _ in range(connections)
    ]
    began = time.perf_counter()
    with selectors.DefaultSelector() as selector:
        for client in clients:
            selector.register(client, selectors.EVENT_READ)
        while (took := time.perf_counter() - began) < seconds:
            for key, _ in selector.select(1):
                key.fileobj.hear()  # type: ignore[union-attr]
    return sum(client.answers for client in clients) / took


if __name__ == "__main__":
    address, connections, seconds, *cookie = sys.argv[1:]
    print(answers_a_second(address, int(connections), float(seconds), *cookie))
