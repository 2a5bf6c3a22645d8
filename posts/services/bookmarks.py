"""Bookmarks: what somebody keeps to find it again. Nobody else hears of them."""

from django.db import transaction

from accounts.models import User
from pictria.core.sets import add_once
from posts.models import Bookmark, Post


@transaction.atomic
def bookmark_post(*, user: User, post: Post) -> None:
    """Keeps the post. Raises Post.DoesNotExist when the person may not see it (any more)."""
    Post.objects.visible_to(user).locked(post)
    add_once(Bookmark(user=user, post=post))


def forget_post(*, user: User, post: Post) -> None:
    """Removes the bookmark; boards keep the post."""
    Bookmark.objects.filter(user=user, post=post).delete()
