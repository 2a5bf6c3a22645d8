"""Web threads do not wait for whoever has stopped sending, or stopped reading.

Gunicorn's own worker reads requests without a time-out, so that as many silent connections as it
has threads would hold up everybody.
"""

import errno
import os
import socket
from contextlib import suppress
from typing import Any

from gunicorn.workers import gthread

# Each read and each write may take so long; a slow but steady upload may take as long as it likes.
PATIENCE_SECONDS = float(os.environ.get("CLIENT_PATIENCE") or 15)

# So long a thread waits for a first byte, and for the rest of a body that nobody wants any more.
gthread.DEFAULT_WORKER_DATA_TIMEOUT = 1.0


class ImpatientSocket(socket.socket):
    """Where gunicorn asks for no time-out it gets ours; who exceeds it counts as gone."""

    def setblocking(self, flag: bool, /) -> None:
        self.settimeout(PATIENCE_SECONDS if flag else 0)

    def recv(self, *arguments: Any) -> bytes:
        try:
            return super().recv(*arguments)
        except TimeoutError as silence:
            raise self._gone() from silence

    def sendall(self, data: Any, flags: int = 0, /) -> None:
        """As ever, but with a time-out for each piece that goes out, not for all of it."""
        left = memoryview(data).cast("B")
        try:
            while left:
                left = left[self.send(left, flags) :]
        except TimeoutError as silence:
            raise self._gone() from silence

    def sendfile(self, *arguments: Any, **options: Any) -> int:
        try:
            return super().sendfile(*arguments, **options)
        except TimeoutError as silence:
            raise self._gone() from silence

    def _gone(self) -> OSError:
        """Closed both ways at once: gunicorn's main thread would wait for a farewell."""
        with suppress(OSError):
            self.shutdown(socket.SHUT_RDWR)
        return ConnectionResetError(errno.ECONNRESET, "The client said nothing for too long")


class ImpatientWorker(gthread.ThreadWorker):
    """Gunicorn's worker with threads, on sockets of ours."""

    def enqueue_req(self, conn: Any) -> None:
        if not isinstance(conn.sock, ImpatientSocket):
            conn.sock = ImpatientSocket(fileno=conn.sock.detach())
        super().enqueue_req(conn)
