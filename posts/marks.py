"""What somebody did with the posts of a page: the only part of a card that varies by person."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from django.db.models import BooleanField, Exists, ExpressionWrapper, OuterRef, QuerySet

from accounts.models import User
from accounts.querysets import Viewer
from pictria.core.prepared import Prepared
from posts.models import Bookmark, Like, Post
from posts.querysets import in_feeds_of


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
    if not viewer.is_authenticated:
        return NOBODYS
    return _marks(_MARKS.rows(viewer.pk, *ids) if ids else [])


def marks_in_feeds(viewer: Viewer, ids: Sequence[int]) -> Marks:
    """The same; `likes` has only those of the posts that stand in this person's feeds now."""
    if not viewer.is_authenticated:
        return NOBODYS
    rows = _MARKS_IN_FEEDS.rows(viewer.pk, *ids) if ids else []
    return _marks([row for *row, stands_there in rows if stands_there])


def _marks(rows: Sequence[Sequence[int]]) -> Marks:
    return Marks(
        True,
        frozenset([pk for pk, _, is_liked, _ in rows if is_liked]),
        frozenset([pk for pk, _, _, is_kept in rows if is_kept]),
        {pk: likes for pk, likes, _, _ in rows},
    )


def _marked(person: int, *ids: int) -> "QuerySet[Post, tuple[int, ...]]":
    likes, bookmarks = (
        Exists(made.filter(user=person, post=OuterRef("pk")))
        for made in (Like.objects, Bookmark.objects)
    )
    posts = Post.objects.filter(pk__in=ids)
    return posts.values_list("pk", "like_count", likes, bookmarks)


def _in_feeds(person: int, *ids: int) -> "QuerySet[Post, tuple[int, ...]]":
    """Asked for as a column: PostgreSQL takes longer to plan it as a condition."""
    stands_there = ExpressionWrapper(in_feeds_of(User(pk=person)), BooleanField())
    return _marked(person, *ids).annotate(stands_there=stands_there)


# Each page of a signed-in person asks these, and they are the same but for the ids.
_MARKS, _MARKS_IN_FEEDS = Prepared(_marked), Prepared(_in_feeds)
