"""What a person's stream costs, in a process of its own.

`python -m bench.stream_times DATABASE` prints as JSON the CPU time, in seconds, of this process and
of its PostgreSQL backend together, for each of the seeded readers: of the page, of its one query
for ids, and of the join that would be the obvious way to get those. All of it is warm, so CPU time
is time, but for what else the machine does. The server must run on this machine.
"""

import json
import sys
import time
from collections.abc import Callable
from typing import TYPE_CHECKING

import psutil

from bench.crowd import READERS
from bench.site import open_database

if TYPE_CHECKING:
    from accounts.models import User

# The kernel counts CPU time of other processes in hundredths of a second.
TIMES, TIMES_OF_JOIN = 30, 5
PAGE = 20
Times = dict[str, dict[str, float]]


def main(url: str) -> None:
    """Measure every reader."""
    open_database(url)
    from accounts.models import User

    people = {name: User.objects.get(username=name) for name in READERS}
    print(json.dumps({name: _times(person) for name, person in people.items()}))


def _times(person: "User") -> dict[str, float]:
    from posts import feeds, stream

    return {
        "page": _cost(TIMES, lambda: feeds.stream(person, after=None, size=PAGE)),
        "ids": _cost(TIMES, lambda: stream.find(stream.parts(person), PAGE + 1)),
        "join": _cost(TIMES_OF_JOIN, lambda: join(person)),
    }


def join(person: "User") -> list[int]:
    """What a stream would ask without its own way: all that followed people ever shared."""
    from posts.models import Post
    from posts.querysets import shown

    theirs = Post.objects.filter(shown(), author__followed_by__follower=person)
    newest = theirs.order_by("-posted_at", "-id")
    return list(newest.values_list("pk", flat=True)[: PAGE + 1])


def _cost(times: int, act: Callable[[], object]) -> float:
    act()
    began = _cpu_seconds()
    for _ in range(times):
        act()
    return (_cpu_seconds() - began) / times


def _cpu_seconds() -> float:
    from django.db import connection

    backend = psutil.Process(connection.connection.info.backend_pid).cpu_times()
    return float(time.process_time() + backend.user + backend.system)


if __name__ == "__main__":
    main(sys.argv[1])
