"""A deadline for a PostgreSQL server that has stopped answering."""

import select
import time
from typing import Any

from django.db import connection as database


def install_deadline(seconds: float) -> None:
    """Makes every wait for PostgreSQL in this process end after `seconds`.

    The operating system's own time-outs do not see a server whose process hangs while its
    machine still acknowledges packets; waiting with select does. COPY is refused under it.
    Does nothing on SQLite, which has no server.
    """
    if database.vendor != "postgresql":
        return
    from psycopg2 import extensions

    def wait(connection: Any) -> None:
        limit = time.monotonic() + seconds
        while (state := connection.poll()) != extensions.POLL_OK:
            _wait_for_socket(connection, state == extensions.POLL_READ, limit - time.monotonic())

    extensions.set_wait_callback(wait)


def _wait_for_socket(connection: Any, reading: bool, left: float) -> None:
    from psycopg2 import OperationalError

    socket = [connection.fileno()]
    read, write = (socket, []) if reading else ([], socket)
    if left <= 0 or not any(select.select(read, write, [], left)):
        raise OperationalError("PostgreSQL did not answer in time")
