"""When a post stops being public, its renditions move to keys that nobody has seen."""

import logging
from collections.abc import Iterable
from typing import Any

from django.db import transaction

from accounts.models import User
from pictria.core.public_ids import new_storage_token
from pictria.storage import STORAGE_ERRORS, media
from posts.models import Image, Post
from posts.services.discarding import discard
from posts.services.news import tell_changed
from posts.services.sending import ask_to_relocate, send_for_processing

logger = logging.getLogger(__name__)
TRIES = 3
A_RUN = 500


def relocate_soon(post: Post) -> None:
    """Once this transaction is committed, moves the renditions of all images of the post."""
    post.images.update(must_move=True)
    ids = list(post.images.values_list("pk", flat=True))
    transaction.on_commit(lambda: _relocate_all(ids))


def relocate_all_of(sender: Any, person: User, **news: Any) -> None:
    """Hears of accounts that show less than before. Workers move the pictures: they may be many."""
    Image.objects.filter(owner=person, post__isnull=False).update(must_move=True)
    ask_to_relocate()


def relocate_overdue() -> int:
    """Moves what could not be moved at once. Gives how many images that concerned."""
    ids = list(
        Image.objects.filter(must_move=True).order_by("id").values_list("pk", flat=True)[:A_RUN]
    )
    _relocate_all(ids)
    return len(ids)


def _relocate_all(image_ids: Iterable[int]) -> None:
    for image_id in image_ids:
        try:
            any(_relocate(image_id) for _ in range(TRIES))
        except STORAGE_ERRORS as error:  # the row remembers, and the sweep comes again
            logger.warning("image %d is still to be moved: %s", image_id, type(error).__name__)


def _relocate(image_id: int) -> bool:
    """Copies the renditions to a new random folder, points the row there, removes the old ones.

    False when somebody changed the row meanwhile, so that it has to be done again.
    """
    image = Image.objects.filter(pk=image_id, must_move=True).first()
    if image is None:
        return True
    moved = Image(token=new_storage_token(), widths=image.widths, has_animation=image.has_animation)
    _copy_renditions(image, moved)
    return _point_to(image, moved)


def _copy_renditions(image: Image, moved: Image) -> None:
    try:
        for source, target in zip(image.rendition_keys, moved.rendition_keys, strict=True):
            media.copy(source, target, "image/webp")
    except STORAGE_ERRORS:  # the post was deleted meanwhile, or storage is away: no half copy stays
        discard(moved.rendition_keys)
        raise


@transaction.atomic
def _point_to(image: Image, moved: Image) -> bool:
    unchanged = Image.objects.filter(pk=image.pk, token=image.token, state=image.state)
    won = unchanged.update(token=moved.token, must_move=False)
    if won and image.post and image.post.is_public:
        tell_changed(image.post)
    discard(image.rendition_keys if won else moved.rendition_keys)
    if won and image.state == Image.State.PENDING:
        # A worker that is at it writes to the old folder and will find that it was too late.
        send_for_processing([image.pk])
    return bool(won)
