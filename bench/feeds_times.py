"""What pages of feeds cost, in a process of its own, and what it costs to make them ready.

`python -m bench.feeds_times DATABASE` prints as JSON the CPU seconds (cost.py) of the first page
and of page 500 of each feed's wall, made as its view makes it where nothing is kept: from the
database to the cards with the person's marks. And the seconds that a worker takes to refresh
everything.
"""

import json
import sys
import time
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from bench.cost import cost
from bench.crowd import READERS
from bench.site import open_database

if TYPE_CHECKING:
    from accounts.querysets import Viewer
    from pictria.core.pagination import Page
    from posts.walls import PublicWall, Wall

TIMES = 30
PAGE = 20
DEEP = 500
Ask = Callable[[str | None], "Wall | Page[Any]"]


def main(url: str) -> None:
    """Measure every feed."""
    open_database(url)
    refreshing = refreshed()
    pages = {name: _times(ask) for name, ask in feeds_of_site().items()}
    print(json.dumps({"pages": pages, "refreshing": refreshing}))


def refreshed() -> float:
    """How many seconds a worker takes to make every feed anew, one after the other."""
    from posts import tasks

    began = time.perf_counter()
    for task in (
        tasks.refresh_top,
        tasks.refresh_most_viewed,
        tasks.refresh_latest,
        tasks.refresh_top_tags,
        tasks.count_tags,
    ):
        task()
    return time.perf_counter() - began


def feeds_of_site() -> dict[str, Ask]:
    """The feeds, each as a function from a cursor to a page."""
    from django.contrib.auth.models import AnonymousUser

    from accounts.models import User
    from posts import feeds
    from posts.models import Tag
    from posts.public_facts import facts_of, newest_facts, tagged_facts
    from posts.walls import for_viewer, public_wall

    guest, reader = AnonymousUser(), User.objects.get(username=READERS[0])
    tag = Tag.objects.order_by("-post_count").first()
    assert tag

    def ranked(feed: feeds.Feed, after: str | None) -> "PublicWall":
        page = feeds.ranked(feed, feed.default, guest, after=after, size=PAGE)
        return public_wall(facts_of(page))

    def latest(after: str | None) -> "PublicWall":
        return public_wall(newest_facts(after=after, size=PAGE))

    def tagged(after: str | None) -> "PublicWall":
        return public_wall(tagged_facts(tag.pk, after=after, size=PAGE))

    def seen_by(viewer: "Viewer", make: Callable[[str | None], "PublicWall"]) -> Ask:
        return lambda after: for_viewer(make(after), viewer)

    top = partial(ranked, feeds.TOP)
    return {
        "Top": seen_by(guest, top),
        "Top, signed in": seen_by(reader, top),
        "Most viewed": seen_by(guest, partial(ranked, feeds.MOST_VIEWED)),
        "Latest": seen_by(guest, latest),
        "Latest, signed in": seen_by(reader, latest),
        "tag page": seen_by(guest, tagged),
        "tag page, signed in": seen_by(reader, tagged),
        "stream": lambda after: feeds.stream(reader, after=after, size=PAGE),
    }


def _times(ask: Ask) -> dict[str, float]:
    deep = cursor_of_last(ask)
    return {
        "first": cost(TIMES, lambda: ask(None)),
        "deep": cost(TIMES, lambda: ask(deep)),
    }


def cursor_of_last(ask: Ask) -> str | None:
    """What leads to page DEEP or, where there are fewer, to the last one that is whole."""
    cursor = before = None
    for _ in range(DEEP - 1):
        following = ask(cursor).after
        if following is None:
            return before
        before, cursor = cursor, following
    return cursor


if __name__ == "__main__":
    main(sys.argv[1])
