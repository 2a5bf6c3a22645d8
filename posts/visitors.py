"""A number for each visitor and UTC day: the same all day, and another one tomorrow.

Of guests it is a hash of where they come from and what their browser calls itself, made with a
salt that is drawn by chance every day and kept nowhere but in Redis and in the memory of web
processes, until their first guest of another day. When the day is over the salt is gone, and
nobody can find out any more whose numbers these were, or whether somebody came back.
"""

import secrets
import time
from datetime import UTC, date, datetime, timedelta
from hashlib import blake2b
from typing import NamedTuple

from django.http import HttpRequest
from django.utils import timezone
from redis.exceptions import ResponseError

from pictria.core import redis
from pictria.core.network import network_of

SALT_BYTES = 32
# Redis may lose it, and is told it again before many processes have drawn another.
SURE_SECONDS = 60
# Longer than a day that is over is asked for.
GONE_SECONDS = 4 * 24 * 3600
# Below zero, of 63 bits: people's numbers are above. A browser's name is quickly made up, so of one
# network only so many guests count; two browsers there are one guest by chance once in as many.
NETWORK_BITS, BROWSER_BITS = 57, 6


class Salt(NamedTuple):
    day: date
    value: bytes
    seen_at: float


class _Memory:
    """What this process knows of today."""

    salt: Salt | None = None


def guest(request: HttpRequest, day: date) -> int | None:
    """This guest's number on this day, below zero. None where Redis is away, which has the salt."""
    salt = _salt_of(day)
    if salt is None:
        return None
    network, browser = network_of(request), request.META.get("HTTP_USER_AGENT", "")
    number = _hashed(network, salt, NETWORK_BITS) << BROWSER_BITS
    return -1 - (number | _hashed(f"{network}\n{browser}", salt, BROWSER_BITS))


def _hashed(text: str, salt: bytes, bits: int) -> int:
    hashed = blake2b(text.encode(errors="surrogateescape"), digest_size=8, key=salt).digest()
    return int.from_bytes(hashed) >> (64 - bits)


def forget(day: date) -> None:
    """Removes the salt of a day that is over; by itself it goes at midnight."""
    redis.asked(lambda server: _forget(server, day), None)


def _forget(server: redis.Client, day: date) -> None:
    """A server that writes down what it is told has the salt in that file: once it is written anew.

    By then its visitors must be gone, too.
    """
    server.delete(_salt_key(day))
    is_asked = redis.key(f"written-anew:{day}")
    if not server.set(is_asked, 1, ex=GONE_SECONDS, nx=True):
        return
    try:
        if server.info("persistence").get("aof_enabled"):
            server.bgrewriteaof()
    except ResponseError:  # it is at it, and began before the salt was gone; or it lets nobody ask
        server.delete(is_asked)


def _salt_of(day: date) -> bytes | None:
    known = _Memory.salt
    if known and known.day != day:
        known = _Memory.salt = None
    if known and time.monotonic() < known.seen_at + SURE_SECONDS:
        return known.value
    value = _agreed(day, known.value if known else secrets.token_bytes(SALT_BYTES))
    if value:
        _Memory.salt = Salt(day, value, time.monotonic())
    return value


def _agreed(day: date, ours: bytes) -> bytes | None:
    """The salt that Redis has for this day, which is ours where it has none."""
    key = _salt_key(day)

    def told_once(server: redis.Client) -> bytes:
        pipeline = server.pipeline(transaction=False)
        pipeline.set(key, ours, ex=_seconds_left(day), nx=True)
        pipeline.get(key)
        answer: bytes = pipeline.execute()[1]
        return answer

    return redis.asked(told_once, None)


def _seconds_left(day: date) -> int:
    midnight = datetime.combine(day + timedelta(days=1), datetime.min.time(), UTC)
    return max(1, int((midnight - timezone.now()).total_seconds()))


def _salt_key(day: date) -> str:
    return redis.key(f"views:{day}/salt")
