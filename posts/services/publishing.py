"""Kept uploads become a post, and a post is edited."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import IntegrityError, transaction
from django.utils import timezone

from accounts.models import User
from posts.captions import hashtags_in
from posts.models import Image, Post
from posts.services.mentions import tell_mentioned
from posts.services.news import tell, tell_unseen
from posts.services.publicity import changing, count_posts
from posts.services.sending import send_for_processing

NEWS_FOR = timedelta(days=1)


class UploadGone(Exception):
    """The upload that a form names is not this person's, is used already, or was swept."""


@dataclass(frozen=True)
class Words:
    """What a person says about a picture, and who may see it."""

    title: str = ""
    caption: str = ""
    tags: Sequence[str] = ()
    alt_text: str = ""
    source_url: str = ""
    visibility: str = Post.Visibility.PUBLIC
    sensitive: bool = False
    comments_closed: bool = False

    @property
    def all_tags(self) -> list[str]:
        """The tags that were given and those in the caption, each once."""
        return list(dict.fromkeys([*self.tags, *hashtags_in(self.caption)]))


@dataclass(frozen=True)
class Picture:
    """A kept upload, and what is to be seen in it."""

    image: Image
    alt_text: str = ""


def publish_image(
    *, author: User, image: Image, words: Words, submit_key: str, posted_at: datetime | None = None
) -> Post:
    """Makes one post of one kept upload; see `publish`."""
    picture = Picture(image, words.alt_text)
    return publish(
        author=author, pictures=[picture], words=words, submit_key=submit_key, posted_at=posted_at
    )


def publish(
    *,
    author: User,
    pictures: Sequence[Picture],
    words: Words,
    submit_key: str,
    kind: str = Post.Kind.IMAGE,
    cover: Image | None = None,
    posted_at: datetime | None = None,
) -> Post:
    """Makes one post of kept uploads in their order, all of them or none.

    The cover is the first unless another is named. The same `submit_key` again gives the same
    post. Raises UploadGone when one of the uploads cannot be posted (any more).
    """
    earlier = Post.objects.filter(author=author, submit_key=submit_key)
    if post := earlier.first():
        return post
    try:
        return _publish(
            Post(
                author=author,
                kind=kind,
                image_count=len(pictures),
                submit_key=submit_key,
                posted_at=posted_at or timezone.now(),
            ),
            pictures,
            words,
            cover,
        )
    except IntegrityError:
        # The same form was sent twice at once, and the other one was first.
        if post := earlier.first():
            return post
        raise


def is_repetition(post: Post, images: Iterable[Image]) -> bool:
    """Whether a form with these uploads only repeats what made the post."""
    posted = set(post.images.values_list("sha256", flat=True))
    return all(image.sha256 in posted for image in images)


@transaction.atomic
def _publish(post: Post, pictures: Sequence[Picture], words: Words, cover: Image | None) -> Post:
    _say(post, words)
    post.save()
    take_uploads(post, pictures)
    if pictures:
        post.cover = cover or pictures[0].image
        post.save(update_fields=["cover"])
    _tag(post, words)
    announce(post)
    return post


def take_uploads(post: Post, pictures: Sequence[Picture]) -> None:
    """Joins kept uploads to a post, in their order, and has them prepared.

    Within the caller's transaction. Raises UploadGone when one is not free (any more).
    """
    ids = [picture.image.pk for picture in pictures]
    # Locked in one order, so that two forms with the same uploads do not wait for each other.
    free = Image.objects.select_for_update().filter(pk__in=ids, owner=post.author, post=None)
    found = {image.pk: image for image in free.order_by("pk")}
    if len(found) != len(pictures):
        raise UploadGone
    for position, picture in enumerate(pictures):
        image = found[picture.image.pk]
        image.post, image.position, image.alt_text = post, position, picture.alt_text
    Image.objects.bulk_update(found.values(), ["post", "position", "alt_text"])
    send_for_processing(pk for pk, image in found.items() if image.state == Image.State.PENDING)


def _say(post: Post, words: Words) -> None:
    post.title = words.title
    post.caption = words.caption
    post.source_url = words.source_url
    post.visibility = words.visibility
    post.sensitive = words.sensitive
    post.comments_closed = words.comments_closed


def _tag(post: Post, words: Words) -> None:
    # In one order, so that two who make the same new tags do not wait for each other for ever.
    post.tags.set(sorted(words.all_tags))


def announce(post: Post) -> None:
    """A new post counts, and others hear of it, once it is committed."""
    if post.is_shown:
        count_posts(post, 1)
        tell(post, is_shown=True)
    else:
        tell_unseen(post)
    # What comes with a day of long ago, as out of a ZIP, is no news to whom it names.
    if timezone.now() - post.posted_at < NEWS_FOR:
        tell_mentioned(by=post.author, post=post, before="", now=post.caption)


@transaction.atomic
def edit_post(*, post: Post, words: Words) -> None:
    """Changes what is said about a post, and who may see it.

    Raises Post.DoesNotExist when it was deleted meanwhile.
    """
    post = Post.objects.locked(post)
    before = post.caption
    with changing(post):
        _say(post, words)
        post.save()
        post.images.filter(position=0).update(alt_text=words.alt_text)
        # Before the author's numbers move, as in a new post, so that the two wait in one order.
        _tag(post, words)
    tell_mentioned(by=post.author, post=post, before=before, now=post.caption)
