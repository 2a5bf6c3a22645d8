"""Many posts that can be found, for tests of pages."""

from typing import Any

from accounts.models import User
from pictria.search.models import PostEntry
from pictria.search.services.writing import write_entries
from posts.models import Post
from tests.support.posts import rows


def findable(author: User, number: int, **fields: Any) -> list[Post]:
    """Rows, the first of them the oldest, with the entries that posting would make."""
    posts = rows(author, number, **fields)
    write_entries(PostEntry, [post.pk for post in posts])
    return posts
