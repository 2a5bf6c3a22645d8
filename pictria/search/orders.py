"""In which order matches come. Each gives places, so that any of them can end a page."""

from collections.abc import Iterator

from pictria.search.entries import Search
from pictria.search.lists import BEGINNING
from pictria.search.parts import Age
from pictria.search.places import Hit, Place
from pictria.search.pools import Best

RANKED = 1_000
THE_END: Age = (BEGINNING, 0)
# Where so many fit on a page, so many are fetched at once: some may not be seen any more.
PAGES_AT_ONCE = 2


def newest(search: Search, place: Place | None, size: int) -> Iterator[Place]:
    """Newest first."""
    yield from _beyond(search, place.last.age if place else None, size)


def ranked(search: Search, place: Place | None, size: int) -> Iterator[Place]:
    """The newest RANKED matches by how well they fit, then the rest, newest first.

    Which are ranked is settled by the first page: what comes later belongs to no further page, and
    what goes makes no other move up.
    """
    if place and place.newest is None:
        yield from _beyond(search, place.last.age, size)
        return
    limit = size * PAGES_AT_ONCE
    span = (place.newest, place.oldest) if place else None
    while True:
        best = _best(search, place, limit)
        newest, oldest = span = span or (best.newest, best.oldest or THE_END)
        for hit in best.hits:
            place = Place(Hit._make(hit), newest, oldest)
            yield place
        if len(best.hits) < limit:
            break
    if place and oldest and oldest != THE_END:
        yield from _beyond(search, oldest, size)


def _best(search: Search, last: Place | None, limit: int) -> Best:
    if last is None or last.newest is None:
        return search.best(limit=limit, among=RANKED)
    moment, row = last.newest
    top = (moment, row + 1)
    # Some may have come in between, from an import.
    among = 2 * RANKED
    return search.best(limit=limit, among=among, last=last.last, top=top, floor=last.oldest)


def _beyond(search: Search, top: Age | None, size: int) -> Iterator[Place]:
    limit = size * PAGES_AT_ONCE
    while run := search.newest(limit=limit, top=top):
        for hit in run:
            yield Place(Hit._make(hit))
        if len(run) < limit:
            return
        top = run[-1][1:]


def by_number(search: Search, number: str, place: Place | None, size: int) -> Iterator[Place]:
    """By a number of the posts, greatest first, newest first among equals.

    The number is the one of now: a post that is liked between two pages may pass from one to the
    other, and so be met twice or not at all.
    """
    limit, last = size * PAGES_AT_ONCE, place.last if place else None
    while run := search.greatest(number, limit=limit, last=last):
        for hit in run:
            yield Place(hit)
        if len(run) < limit:
            return
        last = run[-1]
