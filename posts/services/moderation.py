"""What moderators decide about posts and comments."""

from collections.abc import Iterable, Sequence

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from accounts.services.following import lock_profiles
from posts.models import Comment, Image, Post
from posts.services.comments import (
    count_comments,
    lock_comments,
    tell_changed,
    withdraw_comment,
)
from posts.services.publicity import changing
from posts.services.sending import send_for_processing


@transaction.atomic
def hide_posts(*, posts: Iterable[Post], moderator: User) -> int:
    """Leaves public posts to their authors and moderators only. Gives how many that were."""
    shown = [post for post in _locked(posts) if post.is_shown]
    for post in shown:
        with changing(post):
            post.hidden_at, post.hidden_by = timezone.now(), moderator
            post.save(update_fields=["hidden_at", "hidden_by", "updated_at"])
    return len(shown)


@transaction.atomic
def restore_posts(*, posts: Iterable[Post]) -> int:
    """Shows hidden posts again. Gives how many."""
    hidden = [post for post in _locked(posts) if post.is_hidden]
    for post in hidden:
        with changing(post):
            post.hidden_at = post.hidden_by = None
            post.save(update_fields=["hidden_at", "hidden_by", "updated_at"])
    return len(hidden)


def _locked(posts: Iterable[Post]) -> list[Post]:
    """As they are now, and the profiles whose numbers may move.

    Each in one order, so that two moderators do not wait for each other.
    """
    ids = [post.pk for post in posts]
    rows = Post.objects.select_related("author").select_for_update(of=("self",))
    locked = list(rows.filter(pk__in=ids).order_by("pk"))
    lock_profiles(*(post.author for post in locked))
    return locked


@transaction.atomic
def hide_comments(*, comments: Sequence[Comment]) -> int:
    """Leaves comments to their authors and moderators only. Gives how many were shown."""
    shown = [comment for comment in lock_comments(comments) if comment.hidden_at is None]
    for comment in shown:
        comment.hidden_at = timezone.now()
        comment.save(update_fields=["hidden_at", "updated_at"])
        withdraw_comment(comment)
    return len(shown)


@transaction.atomic
def restore_comments(*, comments: Sequence[Comment]) -> int:
    """Shows hidden comments again. Gives how many."""
    hidden = [comment for comment in lock_comments(comments) if comment.hidden_at]
    for comment in hidden:
        comment.hidden_at = None
        comment.save(update_fields=["hidden_at", "updated_at"])
        count_comments(comment.post, 1)
        tell_changed(comment)
    return len(hidden)


def prepare_again(*, images: Iterable[Image]) -> int:
    """Gives failed images a fresh set of attempts. Gives how many."""
    failed = [image.pk for image in images if image.state == Image.State.FAILED]
    with transaction.atomic():
        Image.objects.filter(pk__in=failed).update(state=Image.State.PENDING, attempts=0)
        send_for_processing(failed)
    return len(failed)
