"""A post goes, with all rows and objects that are its own."""

from collections.abc import Iterable
from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from posts.models import Image, Post
from posts.services.discarding import discard

FORGOTTEN_AFTER = timedelta(hours=24)
A_RUN = 500


@transaction.atomic
def delete_post(*, post: Post) -> None:
    """Deletes the post; its renditions and originals are removed after the commit.

    Raises Post.DoesNotExist when it was deleted meanwhile.
    """
    post = Post.objects.locked(post)
    _discard_files_of(post.images.select_for_update())
    post.delete()


@transaction.atomic
def delete_posts_of(*, person: User) -> None:
    """Deletes everything the person shared or uploaded."""
    _discard_files_of(Image.objects.select_for_update().filter(owner=person))
    Post.objects.filter(author=person).delete()
    Image.objects.filter(owner=person).delete()


def _discard_files_of(images: Iterable[Image]) -> None:
    """The rows are locked, so that a worker does not add a file between here and their deletion."""
    discard(key for image in images for key in image.keys)


def sweep_forgotten_uploads() -> int:
    """Removes uploads that nobody posted for a day. Gives how many."""
    limit = timezone.now() - FORGOTTEN_AFTER
    forgotten = Image.objects.filter(post=None, created_at__lt=limit).order_by("id")
    images = list(forgotten[:A_RUN])
    for image in images:
        _forget(image)
    return len(images)


@transaction.atomic
def _forget(image: Image) -> None:
    unposted = Image.objects.filter(pk=image.pk, post=None)
    if unposted.delete()[0]:
        _discard_files_of([image])
