"""In which order matches come. Each gives places, so that any of them can end a page."""

from collections.abc import Iterator

from pictria.core.pagination import LARGEST
from pictria.search.entries import RANKED, Age, Search
from pictria.search.places import Hit, Place, RawHit

BEGINNING: Age = (2 - LARGEST, 0)
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
    if place is None or place.newest is not None:
        pool = _pool(search, place)
        if not pool:
            return
        newest = place.newest if place and place.newest else pool[0][1:]
        oldest = place.oldest if place and place.oldest else _oldest(pool)
        for hit in sorted(pool, reverse=True):
            if place is None or hit < place.last:
                yield Place(Hit._make(hit), newest, oldest)
        if oldest != BEGINNING:
            yield from _beyond(search, oldest, size)
    else:
        yield from _beyond(search, place.last.age, size)


def _pool(search: Search, place: Place | None) -> list[RawHit]:
    if place is None or place.newest is None or place.oldest is None:
        return search.newest(limit=RANKED)
    moment, row = place.newest
    # Some may have come in between, from an import.
    return search.newest(limit=2 * RANKED, top=(moment, row + 1), floor=place.oldest)


def _oldest(pool: list[RawHit]) -> Age:
    return pool[-1][1:] if len(pool) == RANKED else BEGINNING


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
