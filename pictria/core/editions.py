"""Topics of what is kept ready, and the edition of each.

A page that is kept remembers of which editions it was made. When something of a topic changes, the
topic gets a new edition, and whatever was made of an older one is never shown again. An edition is
a random token: where Redis forgot it, the next is another one, and not by chance the same.
"""

import logging
import threading
import time
from collections.abc import Sequence
from secrets import token_bytes

from pictria.core import redis

logger = logging.getLogger(__name__)

# Whatever is kept must lapse before its editions do.
SECONDS = 3 * 24 * 3600
RETRY_SECONDS = 0.5
EVERYTHING = "everything"

_owed: set[str] = set()
_owing = threading.Lock()


def current(topics: Sequence[str]) -> list[bytes | None] | None:
    """The edition of each topic, None for one without; None altogether where Redis is away."""
    editions: list[bytes | None] | None = redis.asked(
        lambda client: client.mget(keys(topics)), None
    )
    return editions


def settled(topics: Sequence[str]) -> list[bytes | None] | None:
    """As `current`, and topics without an edition get one."""
    editions = current(topics)
    if editions is None or None not in editions:
        return editions
    for topic in (topic for topic, edition in zip(topics, editions, strict=True) if not edition):
        _begin(topic)
    return current(topics)


def renew(*topics: str) -> None:
    """From now on nothing is shown that was made of what these topics were; call it on commit.

    Where Redis is away that is made up for as soon as it is back: a thread of this process keeps
    trying, and a worker that comes up renews everything.
    """
    if not redis.asked(lambda client: _renew(client, topics), False):
        _owe(topics)


def keys(topics: Sequence[str]) -> list[str]:
    """Where the editions of these topics stand."""
    return [redis.key(f"edition:{topic}") for topic in topics]


def _renew(client: redis.Client, topics: Sequence[str]) -> bool:
    pipeline = client.pipeline(transaction=False)
    # A Redis that is full refuses to set anything, but not to remove it.
    pipeline.delete(*keys(topics))
    for key in keys(topics):
        pipeline.set(key, token_bytes(8), ex=SECONDS)
    pipeline.execute()
    return True


def _begin(topic: str) -> None:
    key, edition = keys([topic])[0], token_bytes(8)
    redis.asked(lambda client: client.set(key, edition, ex=SECONDS, nx=True), None)


def _owe(topics: Sequence[str]) -> None:
    with _owing:
        has_thread = bool(_owed)
        _owed.update(topics)
    if not has_thread:
        threading.Thread(target=_make_up, name="renewals", daemon=True).start()


def _make_up() -> None:
    while True:
        time.sleep(RETRY_SECONDS)
        with _owing:
            if _is_made_up_for(tuple(_owed)):
                _owed.clear()
                return


def _is_made_up_for(topics: Sequence[str]) -> bool:
    """Whether Redis is back and has heard of them; asked also while the cache leaves it alone."""
    try:
        return redis.asked_regardless(lambda client: _renew(client, topics))
    except Exception:  # whatever its driver raises: this thread must go on
        return False
