"""What somebody did with the posts of a page: the only part of a card that varies by person."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from django.db.models import Exists, OuterRef, QuerySet

from accounts.models import User
from accounts.querysets import Viewer
from pictria.core.prepared import Prepared
from posts.models import Bookmark, Like, Post
from posts.querysets import PostQuerySet


@dataclass(frozen=True)
class Marks:
    """Ids of posts that a person likes and keeps, and how many like each of these posts now.

    For guests there is nothing, and no person.
    """

    signed_in: bool = False
    liked: frozenset[int] = field(default_factory=frozenset)
    bookmarked: frozenset[int] = field(default_factory=frozenset)
    likes: Mapping[int, int] = field(default_factory=dict)


NOBODYS = Marks()


def marks_of(viewer: Viewer, ids: Sequence[int]) -> Marks:
    """What this person likes and keeps of these posts, in one query; for guests without any."""
    return _marks(_MARKS, viewer, ids)


def marks_in_feeds(viewer: Viewer, ids: Sequence[int]) -> Marks:
    """The same; `likes` has only those of the posts that stand in this person's feeds now."""
    return _marks(_MARKS_IN_FEEDS, viewer, ids)


def _marks(query: Prepared, viewer: Viewer, ids: Sequence[int]) -> Marks:
    if not viewer.is_authenticated:
        return NOBODYS
    rows = query.rows(viewer.pk, *ids) if ids else []
    return Marks(
        True,
        frozenset([pk for pk, _, is_liked, _ in rows if is_liked]),
        frozenset([pk for pk, _, _, is_kept in rows if is_kept]),
        {pk: likes for pk, likes, _, _ in rows},
    )


def _marked(
    posts: PostQuerySet, person: int, ids: Sequence[int]
) -> "QuerySet[Post, tuple[int, ...]]":
    likes, bookmarks = (
        Exists(made.filter(user=person, post=OuterRef("pk")))
        for made in (Like.objects, Bookmark.objects)
    )
    return posts.filter(pk__in=ids).values_list("pk", "like_count", likes, bookmarks)


def _any(person: int, *ids: int) -> "QuerySet[Post, tuple[int, ...]]":
    return _marked(Post.objects.all(), person, ids)


def _in_feeds(person: int, *ids: int) -> "QuerySet[Post, tuple[int, ...]]":
    return _marked(Post.objects.in_feeds_of(User(pk=person)), person, ids)


# Each page of a signed-in person asks these, and they are the same but for the ids.
_MARKS, _MARKS_IN_FEEDS = Prepared(_any), Prepared(_in_feeds)
