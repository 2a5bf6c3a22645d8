"""Queries that a page costs with 20 and with 2,000 posts, and their ratio."""

from bench.figures import Figure
from bench.site import fresh_site

FEW, MANY = 20, 2_000
PAGES = {
    "wall": "/",
    "profile": "/@ann/",
    "tag page": "/tags/sea/",
    "image page": "/i/{post}/",
}


def figures() -> list[Figure]:
    """Measure every page that lists posts, as a guest sees it."""
    with fresh_site():
        from django.test import Client

        from tests.support.people import person
        from tests.support.posts import rows

        client, ann = Client(headers={"host": "localhost"}), person("ann")
        posts = rows(ann, FEW, tags=("sea", "boats"))
        addresses = {name: page.format(post=posts[0].public_id) for name, page in PAGES.items()}
        few = _counts(client, addresses)
        rows(ann, MANY - FEW, tags=("sea", "boats"))
        many = _counts(client, addresses)
    return [
        Figure(
            f"queries of the {name}: {MANY:,} posts / {FEW} ({few[name]} queries)",
            many[name] / few[name],
            1.0,
        )
        for name in PAGES
    ]


def _counts(client: object, addresses: dict[str, str]) -> dict[str, int]:
    from tests.support.queries import query_count

    return {name: query_count(client, address) for name, address in addresses.items()}  # type: ignore[arg-type]
