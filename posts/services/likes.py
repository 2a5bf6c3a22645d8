"""Likes: one per person and post, set or not set.

Whoever writes locks the post first, as whoever deletes it does, so that neither waits for the other
in a circle, and a like never meets a post that is just going.
"""

from django.db import transaction

from accounts.models import User
from accounts.permissions import refuse_suspended
from pictria.core.counters import moved
from pictria.core.sets import add_once
from posts import signals
from posts.models import Like, Post


@transaction.atomic
def like_post(*, user: User, post: Post) -> None:
    """Likes the post, unless that is so already.

    Raises Post.DoesNotExist when it was deleted or withdrawn meanwhile, PermissionDenied for a
    paused account.
    """
    refuse_suspended(user)
    Post.objects.visible_to(user).locked(post)
    if add_once(Like(user=user, post=post)):
        _count(post, 1)
        transaction.on_commit(lambda: signals.liked.send_robust(sender=Post, user=user, post=post))


@transaction.atomic
def unlike_post(*, user: User, post: Post) -> None:
    """Takes the like back, where there is one; also from a post that was withdrawn meanwhile.

    Raises Post.DoesNotExist when it was deleted meanwhile.
    """
    Post.objects.locked(post)
    taken_back, _ = Like.objects.filter(user=user, post=post).delete()
    if taken_back:
        _count(post, -1)
        transaction.on_commit(
            lambda: signals.unliked.send_robust(sender=Post, user=user, post=post)
        )


def _count(post: Post, change: int) -> None:
    Post.objects.filter(pk=post.pk).update(like_count=moved("like_count", change))
