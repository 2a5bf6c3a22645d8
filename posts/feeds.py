"""Every list of posts that the site shows, as a table of contents."""

from dataclasses import dataclass

from django.conf import settings
from django.db.models import OuterRef, QuerySet

from accounts.models import User
from accounts.querysets import Viewer
from pictria.core.pagination import Page
from posts.models import Bookmark, Like, Post, Tag, TaggedPost
from posts.querysets import PostQuerySet, in_feeds_of, visible
from posts.rankings import Ranking, page_of_ranking
from posts.stream import page_of_stream
from posts.windows import ALL, BY_NAME, USUAL, WEEK, Window, with_default


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
