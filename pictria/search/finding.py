"""What a search finds: posts, people, boards, tags. All in one shape."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from itertools import islice
from typing import Generic, TypeVar

from accounts.models import User
from accounts.querysets import Viewer
from collections_app.models import Board
from pictria.core.pagination import Page
from pictria.search.entries import Search
from pictria.search.models import Kind
from pictria.search.orders import by_number, newest, ranked
from pictria.search.places import Place
from pictria.search.query import Query, parse
from pictria.search.searches import boards_for, people_for, posts_for
from pictria.search.spelling import corrections
from pictria.search.suggestions import Suggestion, suggest
from pictria.search.tags import page_of_tags
from posts.cards import Facts
from posts.models import Post, Tag
from posts.public_facts import public_facts

__all__ = [
    "Found",
    "Suggestion",
    "find_boards",
    "find_people",
    "find_posts",
    "find_tags",
    "suggest",
]

Row = TypeVar("Row")
Pages = Callable[[Query, Place | None], Page[Row]]
NUMBERS = {"likes": "like_count", "views": "view_count"}
# So often one looks again where what matched is not to be seen any more.
TURNS = 20


@dataclass(frozen=True)
class Found(Generic[Row]):
    """A page of what was found and, where that was not what was typed, what it was found for."""

    page: Page[Row]
    corrected: Query | None = None


def find_posts(query: Query, viewer: Viewer, *, after: str | None, size: int) -> Found[Facts]:
    """Posts, each as what its card is made of. Raises Http404 for a cursor that is none."""

    def page(query: Query, place: Place | None) -> Page[Facts]:
        search = posts_for(query, viewer)
        if number := NUMBERS.get(query.sort):
            places = by_number(search, number, place, size)
        else:
            places = _in_order(search, query, place, size)
        return _page(places, partial(_facts, viewer), size)

    return _found(page, query, after, Kind.POST)


def _facts(viewer: Viewer, ids: Iterable[int]) -> Mapping[int, Facts]:
    """Of those that the person may see. What everyone sees, which is nearly all, is read faster.

    Entries of people whom they blocked, or who blocked them, were never found.
    """
    ids = list(ids)
    there = public_facts(ids)
    others = [pk for pk in ids if pk not in there]
    if others and viewer.is_authenticated:
        posts = Post.objects.visible_to(viewer).for_cards().in_bulk(others)
        there |= {pk: Facts.of(post) for pk, post in posts.items()}
    return there


def find_people(query: Query, viewer: Viewer, *, after: str | None, size: int) -> Found[User]:
    """People with their profiles and the viewer's ties to them. Raises as `find_posts`."""
    people = User.objects.visible_to(viewer).with_ties_to(viewer).select_related("profile")

    def page(query: Query, place: Place | None) -> Page[User]:
        places = _in_order(people_for(query, viewer), query, place, size)
        return _page(places, people.in_bulk, size)

    return _found(page, query, after, Kind.PERSON)


def find_boards(query: Query, viewer: Viewer, *, after: str | None, size: int) -> Found[Board]:
    """Boards with their owners and numbers. Raises as `find_posts`."""
    boards = Board.objects.visible_to(viewer).select_related("owner").with_numbers(viewer)

    def page(query: Query, place: Place | None) -> Page[Board]:
        places = _in_order(boards_for(query, viewer), query, place, size)
        return _page(places, boards.in_bulk, size)

    return _found(page, query, after, Kind.BOARD)


def find_tags(query: Query, viewer: Viewer, *, after: str | None, size: int) -> Found[Tag]:
    """Tags on posts that the viewer may see, most used first. Raises as `find_posts`."""

    def page(query: Query, place: Place | None) -> Page[Tag]:
        return page_of_tags(query, viewer, place=place, size=size)

    return _found(page, query, after, Kind.POST)


def _found(
    page: Callable[[Query, Place | None], Page[Row]], query: Query, after: str | None, kind: Kind
) -> Found[Row]:
    place = Place.read(after) if after is not None else None
    if place and place.instead:
        instead = parse(place.instead)
        return Found(_marked(page(instead, place), instead), instead)
    typed = page(query, place)
    if place is None:
        for other in corrections(query, kind, number=len(typed.rows)):
            better = page(other, None)
            if better.rows:
                return Found(_marked(better, other), other)
    return Found(typed)


def _marked(page: Page[Row], instead: Query) -> Page[Row]:
    """The cursor says what was searched for, so that the next page is of the same."""
    if page.after is None:
        return page
    return Page(page.rows, str(Place.read(page.after).of(str(instead))))


def _in_order(search: Search, query: Query, place: Place | None, size: int) -> Iterator[Place]:
    if query.sort == "newest" or not search.match.says_how_well:
        return newest(search, place, size)
    return ranked(search, place, size)


def _page(
    places: Iterator[Place], there: Callable[[Iterable[int]], Mapping[int, Row]], size: int
) -> Page[Row]:
    """The first `size` of those that are still there and may be seen."""
    found: list[tuple[Place, Row]] = []
    for _ in range(TURNS):
        run = list(islice(places, size + 1))
        rows = there([place.last.id for place in run]) if run else {}
        found += [(place, rows[place.last.id]) for place in run if place.last.id in rows]
        if len(found) > size or len(run) <= size:
            break
    shown = found[:size]
    return Page([row for _, row in shown], str(shown[-1][0]) if len(found) > size else None)
