"""Orders of ids that stand still: made now and then, and kept in Redis for those who page through.

Each making is a version, which is the moment when it was made. What is lapsed goes on being shown
while one process makes the next; a version is kept for two lifetimes.
"""

import struct
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils import timezone

from pictria.core import redis
from pictria.core.pagination import EPOCH
from pictria.core.turns import turn, wait_for_other

MOST_FROZEN = 10_000
ID_BYTES = 8
# Who makes an order is given up after so long; who waits for them goes on without it.
MAKING_SECONDS = 30
WAITING_SECONDS = 1.0

Ids = Callable[[int], Sequence[int]]


def version_now() -> int:
    """A version that would be made now, in milliseconds since the epoch."""
    return (timezone.now() - EPOCH) // timedelta(milliseconds=1)


def moment_of_version(version: int) -> datetime:
    """When the version was made."""
    return EPOCH + timedelta(milliseconds=version)


@dataclass(frozen=True)
class FrozenOrder:
    """An order of ids, for how many seconds it is good, and what makes the ids of a version."""

    name: str
    lifetime: int
    ids: Ids

    def current(self) -> int | None:
        """The version that is shown now; None where Redis is away, or nobody could make it."""
        version = self._newest()
        if version is not None and not self._has_lapsed(version):
            return version
        with turn(self.turn, seconds=MAKING_SECONDS) as is_ours:
            if is_ours:
                return self._made_meanwhile(version) or self.freeze()
        return version or self._made_by_another()

    def freeze(self) -> int:
        """Makes the next version, and gives it; who asks from now on gets that one."""
        version = version_now()
        ids = self.ids(version)[:MOST_FROZEN]
        redis.asked(lambda client: self._store(client, version, ids), None)
        return version

    def now(self) -> Sequence[int]:
        """The ids as they are now, which nobody keeps."""
        return self.ids(version_now())[:MOST_FROZEN]

    def part(self, version: int, start: int, number: int) -> list[int] | None:
        """At most so many ids of a version; None where it is not there any more."""
        found = redis.asked(lambda client: self._read(client, version, start, number), None)
        return None if found is None else list(struct.unpack(f"<{len(found) // ID_BYTES}q", found))

    def size(self) -> int | None:
        """How many ids the newest version has; None where there is none."""
        version = self._newest()
        key = self._key(f"{version}")
        length = redis.asked(lambda client: client.strlen(key), None) if version else None
        return None if length is None else length // ID_BYTES

    def forget(self) -> None:
        """Whoever asks next makes a new version; those who page through older ones go on."""
        redis.asked(lambda client: client.delete(self._key("newest")), None)

    def _newest(self) -> int | None:
        version = redis.asked(lambda client: client.get(self._key("newest")), None)
        return None if version is None else int(version)

    def _has_lapsed(self, version: int) -> bool:
        return version_now() - version >= self.lifetime * 1000

    def _made_meanwhile(self, before: int | None) -> int | None:
        newest = self._newest()
        return newest if newest != before else None

    def _store(self, client: redis.Client, version: int, ids: Sequence[int]) -> None:
        pipeline = client.pipeline()
        packed = struct.pack(f"<{len(ids)}q", *ids)
        pipeline.set(self._key(f"{version}"), packed, ex=2 * self.lifetime)
        pipeline.set(self._key("newest"), version, ex=2 * self.lifetime)
        pipeline.execute()

    def _read(self, client: redis.Client, version: int, start: int, number: int) -> bytes | None:
        key = self._key(f"{version}")
        pipeline = client.pipeline(transaction=False)
        pipeline.exists(key)
        pipeline.getrange(key, start * ID_BYTES, (start + number) * ID_BYTES - 1)
        is_there, found = pipeline.execute()
        return found if is_there else None

    def _made_by_another(self) -> int | None:
        wait_for_other(self.turn, seconds=WAITING_SECONDS)
        return self._newest()

    @property
    def turn(self) -> str:
        """What one process at a time does (pictria/core/turns.py)."""
        return f"freezing:{self.name}"

    def _key(self, part: str) -> str:
        return redis.key(f"frozen:{self.name}:{part}")
