"""What is dear to make and the same for many is made once and kept: in this process and in Redis.

Nothing is shown that was made of an older edition of its topics (editions.py). What has merely
lapsed is shown for once more while one process makes it anew.
"""

import logging
import pickle
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from threading import Lock
from typing import Any, Generic, TypeVar

from cachetools import LRUCache

from pictria.core import editions, redis
from pictria.core.turns import turn, wait_for_other

logger = logging.getLogger(__name__)
T = TypeVar("T")
Make = Callable[[], T]
Editions = list[bytes | None]

# So long a process shows what it has without asking Redis for its editions.
SECONDS_IN_PROCESS = 0.9
BYTES_IN_PROCESS = 16 * 2**20
# Who makes something anew is given up after so long; who waits for them makes it for themselves.
MAKING_SECONDS = 10
WAITING_SECONDS = 1.0


@dataclass
class Kept(Generic[T]):
    """Something that was made, of which editions, until when it is fresh, and its size."""

    value: T
    editions: Editions
    lapses_at: float
    size: int = 0
    looked_at: float = 0.0

    @property
    def has_lapsed(self) -> bool:
        """Whether it is time to make it anew."""
        return time.time() >= self.lapses_at

    @property
    def was_just_looked_at(self) -> bool:
        """Whether its editions were right a moment ago."""
        return time.monotonic() - self.looked_at < SECONDS_IN_PROCESS


_here: LRUCache[str, Kept[Any]] = LRUCache(BYTES_IN_PROCESS, getsizeof=lambda kept: kept.size)
_here_lock = Lock()


def kept(
    name: str, make: Make[T], *, topics: Sequence[str], lifetime: float, at_once: bool = False
) -> T:
    """What `make` gave, for at most `lifetime` seconds and as long as no topic was renewed.

    A change is seen after a second at most; with `at_once` immediately, for one small question to
    Redis. Whatever `make` raises is raised, and nothing is kept. Where Redis is away it is made
    each second at most in each process, with `at_once` each time.
    """
    here = at_hand(name)
    if here and not at_once:
        return here.value  # type: ignore[no-any-return]
    return Keeping(name, make, topics, lifetime).look().value


def refresh(name: str, make: Make[T], *, topics: Sequence[str], lifetime: float) -> T:
    """Makes it anew, whatever is kept, and keeps that."""
    return Keeping(name, make, topics, lifetime).make_anew().value


def at_hand(name: str) -> Kept[Any] | None:
    """What this process looked at within the last second."""
    with _here_lock:
        here = _here.get(name)
    return here if here and here.was_just_looked_at else None


def forget() -> None:
    """What this process has; for tests."""
    with _here_lock:
        _here.clear()


@dataclass(frozen=True)
class Keeping(Generic[T]):
    """One thing that is kept."""

    name: str
    make: Make[T]
    topics: Sequence[str]
    lifetime: float

    def look(self) -> Kept[T]:
        """What is kept, if it is of the current editions, else made anew."""
        found = self._found()
        if found and not found.has_lapsed:
            return found
        with turn(self._turn, seconds=MAKING_SECONDS) as is_ours:
            if is_ours:
                return self.make_anew()
        return found or self._made_by_another() or self.make_anew()

    def make_anew(self) -> Kept[T]:
        """Editions first: a change while it is made makes it out of date, not overlooked."""
        editions_before = editions.settled(self.topics)
        kept = Kept(self.make(), editions_before or [], time.time() + self.lifetime)
        written = pickle.dumps((kept.value, kept.editions, kept.lapses_at), protocol=5)
        kept.size = len(written)
        if editions_before is not None:
            self._store(written)
        return self._remember(kept)

    def _found(self) -> Kept[T] | None:
        with _here_lock:
            here: Kept[T] | None = _here.get(self.name)
        asked = editions.keys(self.topics)
        if here and not here.has_lapsed:
            current = redis.asked(lambda client: client.mget(asked), None)
            return self._remember(here) if _are(current, here.editions) else self._read(asked)
        return self._read(asked)

    def _read(self, asked: list[str]) -> Kept[T] | None:
        """One question: the thing and the editions that are current."""
        answer = redis.asked(lambda client: client.mget([self._key, *asked]), None)
        if not answer or answer[0] is None:
            return None
        try:
            value, made_of, lapses_at = pickle.loads(answer[0])  # noqa: S301  we wrote it
        except Exception:  # whatever it trips over: another release may have written it
            logger.warning("what is kept of another release is made anew")
            return None
        if not _are(answer[1:], made_of):
            return None
        return self._remember(Kept(value, made_of, lapses_at, len(answer[0])))

    def _store(self, written: bytes) -> None:
        # It stays for another lifetime, to be shown while somebody makes the next.
        seconds = max(1, int(2 * self.lifetime))
        redis.asked(lambda client: client.set(self._key, written, ex=seconds), None)

    def _remember(self, kept: Kept[T]) -> Kept[T]:
        kept.looked_at = time.monotonic()
        with _here_lock:
            if kept.size <= BYTES_IN_PROCESS // 8:
                _here[self.name] = kept
        return kept

    def _made_by_another(self) -> Kept[T] | None:
        wait_for_other(self._turn, seconds=WAITING_SECONDS)
        return self._read(editions.keys(self.topics))

    @property
    def _key(self) -> str:
        return redis.key(f"kept:{self.name}")

    @property
    def _turn(self) -> str:
        return f"making:{self.name}"


def _are(current: list[bytes | None] | None, made_of: Editions) -> bool:
    """Whether it was made of the current editions, all of which are known."""
    return current is not None and None not in current and current == made_of
