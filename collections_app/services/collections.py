"""Several pictures become one post, and are arranged anew."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.db.models import F

from accounts.models import User
from collections_app.models.collection import FEWEST_PICTURES, MOST_PICTURES, Collection
from posts.models import Image, Post
from posts.services.publishing import Picture, Words, edit_post, publish, take_uploads


class WrongNumber(Exception):
    """Fewer than two pictures, or more than ten. Its text is a sentence for the person."""

    def __init__(self) -> None:
        super().__init__(f"A Collection has {FEWEST_PICTURES} to {MOST_PICTURES} pictures.")


class ArrangedMeanwhile(Exception):
    """Somebody, perhaps the same person in another window, arranged the pictures since."""


@transaction.atomic
def publish_collection(
    *,
    author: User,
    pictures: Sequence[Picture],
    cover: Image,
    words: Words,
    submit_key: str,
    posted_at: datetime | None = None,
) -> Post:
    """Makes one post of two to ten kept uploads: all of them, or none.

    The same `submit_key` again gives the same post. Raises WrongNumber, and UploadGone when one
    of the uploads cannot be posted (any more).
    """
    _require_right_number(pictures)
    post = publish(
        author=author,
        kind=Post.Kind.COLLECTION,
        pictures=pictures,
        cover=cover,
        words=words,
        submit_key=submit_key,
        posted_at=posted_at,
    )
    if post.kind == Post.Kind.COLLECTION:
        Collection.objects.get_or_create(post=post)
    return post


@transaction.atomic
def arrange_collection(
    *, post: Post, version: int, pictures: Sequence[Picture], cover: Image, words: Words
) -> None:
    """Gives a Collection these pictures, in this order, and what is said about them.

    Pictures that it had and that are not among them go, with their files. Raises WrongNumber,
    UploadGone, ArrangedMeanwhile unless it still is of `version` or is arranged so already, and
    Post.DoesNotExist when it was deleted meanwhile.
    """
    _require_right_number(pictures)
    post = Post.objects.locked(post)
    is_new = not _is_arranged_so(post, pictures, cover)
    if is_new and post.collection.version != version:
        raise ArrangedMeanwhile
    edit_post(post=post, words=words)
    _lay_out(post, pictures)
    post.cover, post.image_count = cover, len(pictures)
    post.save(update_fields=["cover", "image_count", "updated_at"])
    if is_new:
        Collection.objects.filter(post=post).update(version=F("version") + 1)


def _require_right_number(pictures: Sequence[Picture]) -> None:
    if not FEWEST_PICTURES <= len(pictures) <= MOST_PICTURES:
        raise WrongNumber


def _is_arranged_so(post: Post, pictures: Sequence[Picture], cover: Image) -> bool:
    there = list(post.images.order_by("position").values_list("pk", flat=True))
    return there == [picture.image.pk for picture in pictures] and post.cover_id == cover.pk


def _lay_out(post: Post, pictures: Sequence[Picture]) -> None:
    stay = {picture.image.pk for picture in pictures}
    # A worker must not finish a picture between here and its deletion.
    there = {image.pk for image in post.images.select_for_update().order_by("pk")}
    Image.objects.filter(pk__in=there - stay).delete()
    # No two may ever have the same place, so all leave theirs before they take the new ones.
    post.images.update(post=None)
    take_uploads(post, pictures)
