"""A deadline for a PostgreSQL server that has stopped answering."""

import select
import time

import psycopg2
from psycopg2 import extensions


def install_deadline(seconds: float) -> None:
    """Makes every wait for PostgreSQL in this process end after `seconds`.

    The operating system's own time-outs do not see a server whose process hangs while its
    machine still acknowledges packets; waiting with select does. COPY is refused under it.
    """

    def wait(connection: extensions.connection) -> None:
        limit = time.monotonic() + seconds
        while (state := connection.poll()) != extensions.POLL_OK:
            _wait_for_socket(connection, state, limit - time.monotonic())

    extensions.set_wait_callback(wait)


def _wait_for_socket(connection: extensions.connection, state: int, left: float) -> None:
    descriptor = [connection.fileno()]
    reading = descriptor if state == extensions.POLL_READ else []
    writing = descriptor if state == extensions.POLL_WRITE else []
    if left <= 0 or not any(select.select(reading, writing, [], left)):
        raise psycopg2.OperationalError("PostgreSQL did not answer in time")
