"""The pages of posts, tags and people that everyone sees, as search engines get them."""

from datetime import datetime

from django.db.models import OuterRef, QuerySet, Subquery
from django.urls import reverse

from accounts.models import Audience, User
from pictria.core.sitemaps import Fixed, Listed, OfRows
from posts import feeds
from posts.captions import GUEST
from posts.models import Post, Tag


def _feeds() -> list[Listed]:
    return [Listed(reverse(feed.address)) for feed in feeds.FEEDS]


def _posts() -> "QuerySet[Post, tuple[str, datetime]]":
    return Post.objects.public().values_list("public_id", "updated_at")


def _post(public_id: str, updated_at: datetime) -> Listed:
    return Listed(reverse("posts:detail", args=[public_id]), updated_at)


def _people() -> "QuerySet[User, tuple[str, datetime]]":
    """Those who share something, and when they last did."""
    theirs = Post.objects.public().filter(author=OuterRef("pk")).order_by("-posted_at")
    people = User.objects.filter(audience=Audience.EVERYONE).annotate(
        newest=Subquery(theirs.values("posted_at")[:1])
    )
    return people.filter(newest__isnull=False).values_list("username", "newest")


def _person(username: str, newest: datetime) -> Listed:
    return Listed(reverse("posts:profile", args=[username]), newest)


def _tags() -> "QuerySet[Tag, tuple[str, datetime]]":
    """Those that stand on something that everyone sees, and since when on the newest of it."""
    tagged = feeds.with_tag(OuterRef("pk"), GUEST).order_by("-posted_at")
    tags: QuerySet[Tag] = Tag.objects.annotate(newest=Subquery(tagged.values("posted_at")[:1]))
    return tags.filter(newest__isnull=False).values_list("name", "newest")


def _tag(name: str, newest: datetime) -> Listed:
    return Listed(reverse("posts:tag", args=[name]), newest)


KINDS = (
    Fixed("feeds", _feeds),
    OfRows("posts", _posts, _post),
    OfRows("people", _people, _person),
    OfRows("tags", _tags, _tag),
)
