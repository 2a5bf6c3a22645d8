"""Kept uploads become a post, and a post is edited."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils import timezone

from accounts.models import User
from posts.captions import hashtags_in
from posts.models import Image, Post
from posts.services.relocation import relocate_soon
from posts.services.sending import send_for_processing


class UploadGone(Exception):
    """The upload that a form names is not this person's, is used already, or was swept."""


@dataclass(frozen=True)
class Words:
    """What a person says about a picture, and who may see it."""

    caption: str = ""
    tags: Sequence[str] = ()
    alt_text: str = ""
    source_url: str = ""
    visibility: str = Post.Visibility.PUBLIC
    sensitive: bool = False

    @property
    def all_tags(self) -> list[str]:
        """The tags that were given and those in the caption, each once."""
        return list(dict.fromkeys([*self.tags, *hashtags_in(self.caption)]))


def publish_image(
    *, author: User, image: Image, words: Words, submit_key: str, posted_at: datetime | None = None
) -> Post:
    """Makes one post of one kept upload. The same `submit_key` again gives the same post.

    Raises UploadGone when the upload cannot be posted (any more).
    """
    earlier = Post.objects.filter(author=author, submit_key=submit_key)
    if post := earlier.first():
        return post
    try:
        return _publish(author, image, words, submit_key, posted_at or timezone.now())
    except IntegrityError:
        # The same form was sent twice at once, and the other one was first.
        if post := earlier.first():
            return post
        raise


@transaction.atomic
def _publish(
    author: User, image: Image, words: Words, submit_key: str, posted_at: datetime
) -> Post:
    post = Post.objects.create(
        author=author,
        kind=Post.Kind.IMAGE,
        caption=words.caption,
        source_url=words.source_url,
        visibility=words.visibility,
        sensitive=words.sensitive,
        image_count=1,
        submit_key=submit_key,
        posted_at=posted_at,
    )
    _take(image, author, post, words.alt_text)
    post.cover = image
    post.save(update_fields=["cover"])
    # In one order, so that two who make the same new tags do not wait for each other for ever.
    post.tags.set(sorted(words.all_tags))
    send_for_processing([image.pk])
    return post


def _take(image: Image, author: User, post: Post, alt_text: str) -> None:
    free = Image.objects.filter(pk=image.pk, owner=author, post=None)
    if not free.update(post=post, position=0, alt_text=alt_text):
        raise UploadGone


@transaction.atomic
def edit_post(*, post: Post, words: Words) -> None:
    """Changes what is said about a post, and who may see it.

    Raises Post.DoesNotExist when it was deleted meanwhile.
    """
    post = Post.objects.locked(post)
    was_public = post.is_public
    post.caption = words.caption
    post.source_url = words.source_url
    post.visibility = words.visibility
    post.sensitive = words.sensitive
    post.save()
    post.images.filter(position=0).update(alt_text=words.alt_text)
    post.tags.set(sorted(words.all_tags))
    if was_public and not post.is_public:
        relocate_soon(post)
