"""What others hear about a post, once it is committed."""

from django.db import transaction
from django.dispatch import Signal

from posts import signals
from posts.models import Post


def tell(post: Post, *, is_shown: bool) -> None:
    """It is everyone's to see now, or not any more."""
    _send(signals.shown if is_shown else signals.withdrawn, post.pk)


def tell_changed(post: Post) -> None:
    """What is said about it, or where its pictures lie, is not what it was."""
    _send(signals.changed, post.pk)


def tell_unseen(post: Post) -> None:
    """It is new or says something else, but is not shown."""
    _send(signals.unseen_changed, post.pk)


def tell_prepared(post_id: int) -> None:
    """A picture of it can be had in all sizes, or never will."""
    _send(signals.prepared, post_id)


def _send(news: Signal, post_id: int) -> None:
    transaction.on_commit(lambda: news.send_robust(Post, post_ids=[post_id]))
