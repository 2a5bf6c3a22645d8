"""What people delete goes, with all rows and objects that are its own."""

from datetime import timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from posts.models import Image, Post
from posts.services.discarding import discard
from posts.services.news import tell
from posts.services.publicity import count_posts

FORGOTTEN_AFTER = timedelta(hours=24)
A_RUN = 500


@transaction.atomic
def delete_post(*, post: Post) -> None:
    """Deletes the post; its renditions and originals are removed after the commit.

    Raises Post.DoesNotExist when it was deleted meanwhile.
    """
    post = Post.objects.locked(post)
    # A worker must not finish a picture between here and its deletion.
    list(post.images.select_for_update())
    if post.is_shown:
        count_posts(post, -1)
    if post.is_public:
        # Before its files are removed, which may take long.
        tell(post, is_shown=False)
    post.delete()


def files_go_too(sender: Any, instance: Image, **news: Any) -> None:
    """Hears of every deleted Image, be it with its post, its owner or alone."""
    discard(instance.keys)


def sweep_forgotten_uploads() -> int:
    """Removes uploads that nobody posted for a day. Gives how many."""
    limit = timezone.now() - FORGOTTEN_AFTER
    forgotten = Image.objects.filter(post=None, created_at__lt=limit).order_by("id")
    ids = list(forgotten.values_list("pk", flat=True)[:A_RUN])
    return sum(map(_forget, ids))


@transaction.atomic
def _forget(image_id: int) -> bool:
    """Somebody may post it at this very moment; then it stays."""
    unposted = Image.objects.select_for_update().filter(pk=image_id, post=None)
    image = unposted.first()
    return bool(image and image.delete())
