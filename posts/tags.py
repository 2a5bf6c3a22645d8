"""Tags: all of them by name, and which of them a person follows or meets."""

from django.db.models import Exists, OuterRef, QuerySet

from accounts.models import User
from accounts.querysets import Viewer
from pictria.core.pagination import Page
from posts.feeds import with_tag
from posts.models import FollowedTag, Tag


def tags_for(viewer: Viewer) -> "QuerySet[Tag]":
    """All tags; `is_followed` says whether this person follows one."""
    follower = viewer.pk if viewer.is_authenticated else None
    followed = FollowedTag.objects.filter(user=follower, tag=OuterRef("pk"))
    tags: QuerySet[Tag] = Tag.objects.annotate(is_followed=Exists(followed))
    return tags


def followed_tags(person: User) -> "QuerySet[Tag]":
    """The tags that a person follows, by name."""
    tags: QuerySet[Tag] = Tag.objects.filter(followed_by__user=person)
    return tags.order_by("name")


def used_tags(viewer: Viewer) -> "QuerySet[Tag]":
    """Tags that stand on something in this person's feeds, by name."""
    tags: QuerySet[Tag] = Tag.objects.filter(Exists(with_tag(OuterRef("pk"), viewer)))
    return tags.order_by("name")


def page_of_tags(viewer: Viewer, *, after: str | None, size: int) -> Page[Tag]:
    """All tags by name; the cursor is the name of the last one shown."""
    tags = used_tags(viewer)
    following = list(tags.filter(name__gt=after)[: size + 1] if after else tags[: size + 1])
    more = len(following) > size
    return Page(following[:size], following[size - 1].name if more else None)
