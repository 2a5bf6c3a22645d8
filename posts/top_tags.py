"""The tags that are used most, and the pictures that stand for them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.db.models import Count, OuterRef, Subquery

from accounts.querysets import Viewer
from pictria.core.pagination import EPOCH
from posts.frozen import FrozenOrder, moment_of_version
from posts.models import Post, Tag, TaggedPost
from posts.querysets import everyone_sees, in_feeds_of
from posts.windows import Window

SHOWN_TOP_TAGS = 15
# More than are shown, since some may have lost their last public post meanwhile.
FROZEN_TAGS = 40
# Of so many of a tag's newest posts, the first that can be shown small stand for it.
LOOKED_THROUGH = 5
PICTURES = 3


@dataclass(frozen=True)
class TopTag:
    """A tag and the posts whose pictures stand for it; there may be none that can be shown."""

    tag: Tag
    posts: Sequence[Post]


def frozen_tags(window: Window) -> FrozenOrder:
    """Ids of the tags that were used most, most used first, as they were at the last refresh."""
    lifetime = settings.TOP_TAGS_LIFETIME
    return FrozenOrder(f"tags:{window.name}", lifetime, lambda version: _used(window, version))


def top_tags(window: Window, viewer: Viewer) -> list[TopTag]:
    """The tags that were used most in this window, each with pictures of its newest posts."""
    return _with_any(top_tag_ids(window), viewer, SHOWN_TOP_TAGS)


def top_tag_ids(window: Window) -> Sequence[int]:
    """The ids of `frozen_tags`; counted now where Redis is away."""
    frozen = frozen_tags(window)
    version = frozen.current()
    ids = None if version is None else frozen.part(version, 0, FROZEN_TAGS)
    return frozen.now() if ids is None else ids


def _with_any(ids: Sequence[int], viewer: Viewer, number: int) -> list[TopTag]:
    """The first `number` of these tags that stand on something in this person's feeds."""
    tags = list[TopTag]()
    for start in range(0, len(ids), number):
        if len(tags) < number:
            tags += _pictured(ids[start : start + number], viewer)
    return tags[:number]


def _pictured(ids: Sequence[int], viewer: Viewer) -> list[TopTag]:
    shown = in_feeds_of(viewer, "content_object__")
    tagged = TaggedPost.objects.filter(shown, tag=OuterRef("pk"))
    newest = tagged.order_by("-posted_at", "-content_object").values("content_object")
    places = {f"post_{at}": Subquery(newest[at : at + 1]) for at in range(LOOKED_THROUGH)}
    found = Tag.objects.annotate(**places).filter(post_0__isnull=False).in_bulk(ids)
    return _with_pictures([found[pk] for pk in ids if pk in found], list(places))


def _with_pictures(tags: Sequence[Tag], places: Sequence[str]) -> list[TopTag]:
    of_tag = {tag.pk: [getattr(tag, place) for place in places] for tag in tags}
    ids = {post for posts in of_tag.values() for post in posts if post}
    shown = Post.objects.for_cards().filter(sensitive=False, cover__isnull=False)
    posts = shown.in_bulk(ids)
    return [
        TopTag(tag, [posts[post] for post in of_tag[tag.pk] if post in posts][:PICTURES])
        for tag in tags
    ]


def _used(window: Window, version: int) -> list[int]:
    since = window.since(moment_of_version(version))
    return _counted_lately(since) if since else _counted_ever() or _counted_lately(EPOCH)


def _counted_ever() -> list[int]:
    """By what services/tag_counts.py last counted."""
    most = Tag.objects.filter(post_count__gt=0).order_by("-post_count", "name")
    return list(most.values_list("pk", flat=True)[:FROZEN_TAGS])


def _counted_lately(since: datetime) -> list[int]:
    public = everyone_sees("content_object__")
    used = TaggedPost.objects.filter(public, content_object__posted_at__gte=since)
    counted = used.values("tag").annotate(number=Count("pk")).order_by("-number", "tag__name")
    return list(counted.values_list("tag", flat=True)[:FROZEN_TAGS])
