"""Every list of posts that the site shows, as a table of contents."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.conf import settings
from django.db.models import (
    Case,
    Count,
    Exists,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)

from accounts.models import User
from accounts.querysets import Viewer
from pictria.core.pagination import Page
from posts.models import Bookmark, FollowedTag, Like, Post, Tag, TaggedPost
from posts.querysets import PostQuerySet, in_feeds_of, visible
from posts.rankings import Ranking, page_of_ranking
from posts.related import beside
from posts.related_tags import related_names
from posts.stream import page_of_stream
from posts.top_tags import TopTag, pictured, top_tag_ids
from posts.windows import ALL, BY_NAME, USUAL, WEEK, Window, with_default

RELATED_POSTS = 20
RELATED_TAGS = 10
SHOWN_TOP_TAGS = 15
# Tags that very many posts share say little; only so many of the newest are compared.
COMPARED = 500
SUGGESTED_TAGS = 8
WEIGHED_TAGS = 100
SUGGESTED_PEOPLE = 6
# So many of the newest posts are looked at for whom and what one could follow.
LOOKED_AT = 60
LAST_CHARACTER = "\U0010ffff"


@dataclass(frozen=True)
class Feed:
    """A list for everyone; `told` says how it is ordered, `told_within` how it is in a window.

    What is made ready of it is good for `lifetime` seconds and made anew every `period` seconds; a
    feed without a period is made when somebody looks. What is ranked has a stored `number`.
    """

    name: str
    title: str
    address: str
    told: str
    lifetime: int
    period: int | None = None
    told_within: str = ""
    number: str = ""
    windows: tuple[Window, ...] = ()
    default: Window = ALL

    def window(self, name: str | None) -> Window | None:
        """The window of this name, if the feed has one; its default where none is named."""
        chosen = self.default if name is None else BY_NAME.get(name)
        return chosen if chosen is self.default or chosen in self.windows else None

    def order(self, window: Window) -> str:
        """How it is ordered in this window, in a sentence."""
        return self.told_within.format(when=window.told) if window.days else self.told

    def ranking(self, window: Window) -> Ranking:
        """Of what is ranked, its order in this window."""
        return Ranking(self.name, self.number, window, self.lifetime)


TOP = Feed(
    "top",
    "Top",
    "posts:home",
    "Everything that was ever posted, most liked first.",
    settings.TOP_LIFETIME,
    settings.TOP_PERIOD,
    "What was posted {when}, most liked first; after it everything else, by likes.",
    "like_count",
    USUAL,
    BY_NAME[settings.TOP_WINDOW],
)
MOST_VIEWED = Feed(
    "most-viewed",
    "Most viewed",
    "posts:most_viewed",
    "Everything that was ever posted, most looked at first. Each person counts once a day.",
    settings.MOST_VIEWED_LIFETIME,
    settings.MOST_VIEWED_PERIOD,
    "What was posted {when}, most looked at first; after it everything else, by views. "
    "Each person counts once a day.",
    "view_count",
    with_default(USUAL, BY_NAME[settings.MOST_VIEWED_WINDOW]),
    BY_NAME[settings.MOST_VIEWED_WINDOW],
)
LATEST = Feed(
    "latest",
    "Latest",
    "posts:latest",
    "Everything that is shared with everyone, newest first.",
    settings.LATEST_LIFETIME,
    settings.LATEST_PERIOD,
)
TOP_TAGS = Feed(
    "tags",
    "Tags",
    "posts:tags",
    "The tags that stand on the most posts.",
    settings.TOP_TAGS_LIFETIME,
    settings.TOP_TAGS_PERIOD,
    "The tags that stand on the most posts of those posted {when}.",
    windows=USUAL,
    default=WEEK,
)
TAG = Feed("tag", "Tag", "posts:tag", "Newest first.", settings.TAG_LIFETIME)
# What the pages of feeds offer, in this order; a tag's own page is reached from the tags.
FEEDS = (TOP, MOST_VIEWED, LATEST, TOP_TAGS)
RANKED = (TOP, MOST_VIEWED)


def ranked(
    feed: Feed, window: Window, viewer: Viewer, *, after: str | None, size: int
) -> Page[Post]:
    """Top and Most viewed: see posts/rankings.py."""
    return page_of_ranking(feed.ranking(window), viewer, after=after, size=size)


def latest(viewer: Viewer) -> PostQuerySet:
    """What everyone may see, newest first, as far as it belongs in this person's feeds."""
    return Post.objects.in_feeds_of(viewer).for_cards()


def stream(viewer: User, *, after: str | None, size: int) -> Page[Post]:
    """Whom and what this person follows, and themselves, newest first: see posts/stream.py."""
    return page_of_stream(viewer, after=after, size=size)


def with_tag(tag: Tag | OuterRef, viewer: Viewer) -> "QuerySet[TaggedPost]":
    """Where the tag stands on public posts, newest first: the order that its index has."""
    tagged = TaggedPost.objects.filter(in_feeds_of(viewer, "content_object__"), tag=tag)
    return tagged.select_related(
        "content_object__cover", "content_object__author__profile", "content_object__author"
    )


def by_author(author: User, viewer: Viewer) -> PostQuerySet:
    """A person's posts as far as the viewer may see them, newest first."""
    return Post.objects.visible_to(viewer).filter(author=author).for_cards()


def collections_by(author: User, viewer: Viewer) -> PostQuerySet:
    """A person's Collections as far as the viewer may see them, newest first."""
    return by_author(author, viewer).filter(kind=Post.Kind.COLLECTION)


def liked_by(person: User, viewer: Viewer) -> "QuerySet[Like]":
    """What the person likes, as far as the viewer may see it; by `created_at`, newest first."""
    likes = Like.objects.filter(visible(viewer, "post__"), user=person)
    return likes.select_related("post__cover", "post__author__profile")


def bookmarked_by(person: User) -> "QuerySet[Bookmark]":
    """What the person keeps and may still see; by `created_at`, newest first."""
    bookmarks = Bookmark.objects.filter(visible(person, "post__"), user=person)
    return bookmarks.select_related("post__cover", "post__author__profile")


def related(post: Post, viewer: Viewer) -> list[Post]:
    """Posts on the same boards, then such as share tags with this one, then others by its author.

    Most in common first, then newest; at most RELATED_POSTS, chosen among what `beside` gives,
    the COMPARED newest that share a tag and the author's newest.
    """
    together = beside(post)
    tag_ids = list(post.tagged.values_list("tag_id", flat=True))
    shared = Count("tagged", filter=Q(tagged__tag__in=tag_ids))
    candidates = {*together, *_newest_with(tag_ids), *_newest_by(post.author_id)} - {post.pk}
    theirs = Post.objects.in_feeds_of(viewer).for_cards().filter(pk__in=candidates)
    ranked = theirs.annotate(together=_weight(together), shared=shared)
    return list(ranked.order_by("-together", "-shared", "-posted_at", "-id")[:RELATED_POSTS])


def _weight(together: Mapping[int, int]) -> Case:
    by_weight: dict[int, list[int]] = {}
    for post_id, weight in together.items():
        by_weight.setdefault(weight, []).append(post_id)
    whens = (When(pk__in=ids, then=Value(weight)) for weight, ids in by_weight.items())
    return Case(*whens, default=Value(0))


def _newest_with(tag_ids: list[int]) -> list[int]:
    tagged = TaggedPost.objects.filter(tag__in=tag_ids).order_by("-posted_at")
    return list(tagged.values_list("content_object_id", flat=True)[:COMPARED])


def _newest_by(author_id: int) -> list[int]:
    newest = Post.objects.public().filter(author=author_id).order_by("-posted_at", "-id")
    return list(newest.values_list("pk", flat=True)[: RELATED_POSTS + 1])


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


def whom_to_follow(viewer: User) -> tuple[list[User], list[Tag]]:
    """Who shared the newest posts of others, and the tags that stand most often on them."""
    newest = latest(viewer).exclude(author=viewer).order_by("-posted_at", "-id")[:LOOKED_AT]
    people = {post.author_id: post.author for post in newest}
    used = Tag.objects.filter(tagged__content_object__in=[post.pk for post in newest])
    tags = used.annotate(posts=Count("tagged")).order_by("-posts", "name")[:SUGGESTED_TAGS]
    return list(people.values())[:SUGGESTED_PEOPLE], list(tags)


def related_tags(tag: Tag, viewer: Viewer) -> list[Tag]:
    """Tags that stand on the same posts, by lift: see posts/related_tags.py.

    None that stands only on what this person's feeds leave out.
    """
    names = related_names(tag)
    if viewer.is_authenticated:
        there = set(used_tags(viewer).filter(name__in=names).values_list("name", flat=True))
        names = [name for name in names if name in there]
    return [Tag(name=name) for name in names[:RELATED_TAGS]]


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


def top_tags(window: Window, viewer: Viewer) -> list[TopTag]:
    """The tags that were used most in this window, each with pictures of its newest posts."""
    return pictured(top_tag_ids(window), viewer, SHOWN_TOP_TAGS)


class NumberOf(Subquery):
    """How many rows a query has; a sliced one is not read any further."""

    template = "(SELECT COUNT(*) FROM (%(subquery)s) AS counted)"
    output_field = IntegerField()


def suggested_tags(beginning: str, viewer: Viewer) -> list[tuple[str, int]]:
    """Tags that begin so, most used first, and how many posts of this person's feeds have them.

    At most COMPARED posts of a tag are counted.
    """
    begun = Tag.objects.filter(name__gte=beginning, name__lt=f"{beginning}{LAST_CHARACTER}")
    ids = list(begun.order_by("name").values_list("pk", flat=True)[:WEIGHED_TAGS])
    newest = with_tag(OuterRef("pk"), viewer).order_by("-posted_at", "-content_object")
    used = (
        Tag.objects.filter(pk__in=ids)
        .annotate(posts=NumberOf(newest.values("pk")[:COMPARED]))
        .filter(posts__gt=0)
    )
    return list(used.order_by("-posts", "name").values_list("name", "posts")[:SUGGESTED_TAGS])
