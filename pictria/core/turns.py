"""One process does a thing at a time; others wait for it, or do without."""

import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from redis.exceptions import LockError
from redis.lock import Lock

from pictria.core import redis

GLANCE_SECONDS = 0.02


@contextmanager
def turn(name: str, *, seconds: float) -> Iterator[bool]:
    """Whether nobody else is at it: then they are kept away meanwhile, for so long at most.

    Where Redis is away it is nobody's turn.
    """
    lock = redis.asked(lambda client: _taken(client, name, seconds), None)
    try:
        yield lock is not None
    finally:
        if lock:
            redis.asked(lambda _: _give_back(lock), None)


def wait_for_other(name: str, *, seconds: float) -> None:
    """Returns when nobody is at it, after so long at most, or as soon as Redis is away."""
    until = time.monotonic() + seconds
    key = _key(name)
    while time.monotonic() < until and redis.asked(lambda client: bool(client.exists(key)), False):
        time.sleep(GLANCE_SECONDS)


def _taken(client: redis.Client, name: str, seconds: float) -> Lock | None:
    lock = client.lock(_key(name), timeout=seconds, blocking=False)
    return lock if lock.acquire() else None


def _give_back(lock: Lock) -> None:
    with suppress(LockError):  # it has lapsed meanwhile
        lock.release()


def _key(name: str) -> str:
    return redis.key(f"turn:{name}")
