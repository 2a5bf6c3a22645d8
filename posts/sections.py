"""What people take along of their posts, and of what they did with others'."""

from collections.abc import Callable, Iterable
from typing import Any

from django.conf import settings

from accounts.models import User
from pictria.core.sections import Row, Section
from posts.models import DailyStat, Image, Post
from posts.querysets import visible

A_RUN = 500


def posts(person: User) -> Iterable[Row]:
    """In the order of posting, so that they can be posted again in that order."""
    mine = Post.objects.filter(author=person).order_by("posted_at", "pk")
    for post in mine.prefetch_related("images", "tagged__tag").iterator(chunk_size=A_RUN):
        yield _post(post)


def picture_name(image: Image) -> str:
    """Where the picture lies in the ZIP; `image.post` must be set."""
    assert image.post is not None
    suffix = image.original_key.rpartition(".")[2] if image.original_key else image.format.lower()
    return f"pictures/{image.post.public_id}-{image.position + 1}.{suffix}"


def _post(post: Post) -> Row:
    return {
        "id": post.public_id,
        "address": f"{settings.SITE_URL}{post.get_absolute_url()}",
        "kind": post.kind,
        "title": post.title,
        "caption": post.caption,
        "tags": sorted(tagged.tag.name for tagged in post.tagged.all()),
        "source": post.source_url,
        "visibility": post.visibility,
        "sensitive": post.sensitive,
        "comments_closed": post.comments_closed,
        "hidden_by_moderators_at": post.hidden_at,
        "likes": post.like_count,
        "comments": post.comment_count,
        "posted_at": post.posted_at.isoformat(),
        "changed_at": post.updated_at,
        "pictures": [_picture(image, post) for image in post.images.all()],
    }


def _picture(image: Image, post: Post) -> Row:
    return {
        "file": picture_name(image),
        "alt_text": image.alt_text,
        "width": image.width,
        "height": image.height,
        "is_cover": image.pk == post.cover_id,
    }


def views(person: User) -> Iterable[Row]:
    """How many looked at each of their posts on each day."""
    days = DailyStat.objects.filter(post__author=person).select_related("post")
    for stat in days.order_by("post__posted_at", "post_id", "day").iterator():
        address = f"{settings.SITE_URL}{stat.post.get_absolute_url()}"
        yield {"post": address, "day": stat.day, "views": stat.views}


def comments(person: User) -> Iterable[Row]:
    mine = person.comments.select_related("post").order_by("created_at", "pk")
    for comment in mine.iterator():
        yield {
            "on": f"{settings.SITE_URL}{comment.get_absolute_url()}",
            "text": comment.text,
            "written_at": comment.created_at,
            "edited_at": comment.edited_at,
        }


def _kept(relation: str) -> Callable[[User], Iterable[Row]]:
    def rows(person: User) -> Iterable[Row]:
        acts: Any = getattr(person, relation).filter(visible(person, "post__"))
        acts = acts.select_related("post").order_by("created_at", "pk")
        for act in acts.iterator():
            address = f"{settings.SITE_URL}{act.post.get_absolute_url()}"
            yield {"post": address, "at": act.created_at}

    return rows


def followed_tags(person: User) -> Iterable[Row]:
    tags = person.followed_tags.order_by("created_at", "pk").values_list("tag__name", "created_at")
    for name, since in tags:
        yield {"tag": name, "since": since}


SECTIONS = (
    Section("posts", posts),
    Section("views", views),
    Section("comments", comments),
    Section("likes", _kept("likes")),
    Section("bookmarks", _kept("bookmarks")),
    Section("followed_tags", followed_tags),
)
