"""What a person's stream costs, in a process of its own.

`python -m bench.stream_times DATABASE` prints as JSON, for each of the seeded readers, the CPU
seconds (cost.py) of the page, of its one query for ids, and of the join that would be the obvious
way to get those.
"""

import json
import sys
from typing import TYPE_CHECKING

from bench.cost import cost
from bench.crowd import READERS
from bench.site import open_database

if TYPE_CHECKING:
    from accounts.models import User

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
        "page": cost(TIMES, lambda: feeds.stream(person, after=None, size=PAGE)),
        "ids": cost(TIMES, lambda: stream.find(stream.parts(person), PAGE + 1)),
        "join": cost(TIMES_OF_JOIN, lambda: join(person)),
    }


def join(person: "User") -> list[int]:
    """What a stream would ask without its own way: all that followed people ever shared."""
    from posts.models import Post
    from posts.querysets import shown

    theirs = Post.objects.filter(shown(), author__followed_by__follower=person)
    newest = theirs.order_by("-posted_at", "-id")
    return list(newest.values_list("pk", flat=True)[: PAGE + 1])


if __name__ == "__main__":
    main(sys.argv[1])
