"""Posts that can be found, for tests."""

from typing import Any

from django.contrib.auth.models import AnonymousUser

from accounts.models import User
from accounts.querysets import Viewer
from pictria.search.finding import find_posts
from pictria.search.models import PostEntry
from pictria.search.query import parse
from pictria.search.services.writing import write_entries
from posts.models import Post
from tests.support.posts import rows

GUEST = AnonymousUser()


def post_of(author: User, title: str, *, alt: str = "", **fields: Any) -> Post:
    """A row with its entry, as posting would make it."""
    [post] = rows(author, 1, title=title, **fields)
    if alt:
        post.images.update(alt_text=alt)
    write_entries(PostEntry, [post.pk])
    return post


def titles(text: str, viewer: Viewer = GUEST) -> list[str]:
    """The titles of the first page, of exactly what was typed."""
    found = find_posts(parse(text), viewer, after=None, size=20)
    assert found.corrected is None
    return [post.title for post in found.page.rows]
