"""Queries that a page costs with 20 and with 2,000 rows of what it lists, and their ratio.

A new list page is a line in PAGES; what it lists, `World.grow` makes more of.
"""

from typing import TYPE_CHECKING, NamedTuple

from bench.figures import Figure
from bench.site import fresh_site

if TYPE_CHECKING:
    from bench.world import World

FEW, MANY = 20, 2_000


class Page(NamedTuple):
    name: str
    address: str
    is_for_ann: bool = False


PAGES = (
    Page("wall", "/"),
    Page("wall, signed in", "/", True),
    Page("tag page", "/tags/sea/"),
    Page("tag page, signed in", "/tags/sea/", True),
    Page("image page", "/i/{post}/"),
    Page("image page, signed in", "/i/{post}/", True),
    Page("comments", "/i/{post}/comments/"),
    Page("profile", "/@ann/"),
    Page("Collections", "/@ann/collections/"),
    Page("boards", "/@ann/boards/"),
    Page("board", "/@ann/boards/all/"),
    Page("board, its owner", "/@ann/boards/all/", True),
    Page("likes", "/@ann/likes/"),
    Page("followers", "/@ann/followers/"),
    Page("following", "/@ann/following/"),
    Page("stream", "/stream/", True),
    Page("bookmarks", "/bookmarks/", True),
    Page("notifications", "/notifications/", True),
)


def figures() -> list[Figure]:
    """Measure every page that lists something."""
    with fresh_site():
        from bench.world import World

        world = World()
        world.grow(FEW)
        few = _counts(world)
        world.grow(MANY - FEW)
        many = _counts(world)
    return [
        Figure(
            f"queries of the {page.name}: {MANY:,} rows / {FEW} ({few[page]} queries)",
            many[page] / few[page],
            1.0,
        )
        for page in PAGES
    ]


def _counts(world: "World") -> dict[Page, int]:
    from django.test import Client

    from tests.support.people import signed_in
    from tests.support.queries import query_count

    guest = Client(headers={"host": "localhost"})
    ann = signed_in(world.ann)
    ann.defaults["HTTP_HOST"] = "localhost"
    counts = {}
    for page in PAGES:
        client, address = ann if page.is_for_ann else guest, page.address.format(**world.places)
        client.get(address)  # the first visit may write rows that are there ever after
        counts[page] = query_count(client, address)
    return counts
