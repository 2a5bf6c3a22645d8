"""Several things at the same moment, each in a thread with connections of its own."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import TypeVar

from django.db import connection

from tests.support.hanging_up import hang_up

Result = TypeVar("Result")


def at_once(*acts: Callable[[], Result]) -> list[Result]:
    """What each act gave, in their order; the first that failed raises here."""
    barrier = Barrier(len(acts), timeout=120)

    def wait_and_act(act: Callable[[], Result]) -> Result:
        try:
            connection.ensure_connection()
            barrier.wait()
            return act()
        finally:
            connection.close()
            hang_up()

    with ThreadPoolExecutor(len(acts)) as threads:
        return list(threads.map(wait_and_act, acts))
