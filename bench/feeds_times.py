"""What pages of feeds cost, in a process of its own, and what it costs to make them ready.

`python -m bench.feeds_times DATABASE` prints as JSON the CPU seconds (cost.py) of the first page
and of page 500 of each feed as its view asks for it, without what is kept of pages, and the
seconds that a worker takes to refresh everything.
"""

import json
import sys
import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from bench.cost import cost
from bench.crowd import READERS
from bench.site import open_database

if TYPE_CHECKING:
    from pictria.core.pagination import Page

TIMES = 30
PAGE = 20
DEEP = 500
Ask = Callable[[str | None], "Page[Any]"]


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
    from pictria.core.pagination import newest_first
    from posts import feeds
    from posts.models import Tag

    guest, reader = AnonymousUser(), User.objects.get(username=READERS[0])
    tag = Tag.objects.order_by("-post_count").first()
    assert tag

    def tagged(viewer: Any) -> Ask:
        rows = feeds.with_tag(tag, viewer)
        return lambda after: newest_first(rows, after=after, size=PAGE, tie="content_object_id")

    def ranked(feed: feeds.Feed, viewer: Any) -> Ask:
        return lambda after: feeds.ranked(feed, feed.default, viewer, after=after, size=PAGE)

    def latest(viewer: Any) -> Ask:
        return lambda after: newest_first(feeds.latest(viewer), after=after, size=PAGE)

    return {
        "Top": ranked(feeds.TOP, guest),
        "Top, signed in": ranked(feeds.TOP, reader),
        "Most viewed": ranked(feeds.MOST_VIEWED, guest),
        "Latest": latest(guest),
        "Latest, signed in": latest(reader),
        "tag page": tagged(guest),
        "tag page, signed in": tagged(reader),
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
