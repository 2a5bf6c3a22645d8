"""Ranked feeds: posts by a stored number, those of a window of time before all others.

The first MOST_FROZEN of the order stand still from one refresh to the next, so whoever pages
through meets each of them once. What comes after them, and everything while Redis is away, is read
by the number itself, from the last post shown.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Self

from django.db.models import Q
from django.http import Http404

from accounts.querysets import Viewer
from pictria.core.pagination import Cursor, Page, microseconds, moment_of, read, written
from posts.frozen import MOST_FROZEN, FrozenOrder, moment_of_version, version_now
from posts.models import Post
from posts.querysets import PostQuerySet
from posts.windows import Window

# Instead of a place: read by the number alone, for good, since the frozen order was gone once.
BY_NUMBER = MOST_FROZEN + 1
# Where nothing that was read is shown to this person, so many times as much is read next.
WIDER = 10


@dataclass(frozen=True)
class Reached:
    """How far somebody has read: in which version, past how many places, and the last post shown.

    The post's number and moment are those of when it was shown.
    """

    version: int
    place: int = 0
    number: int = 0
    posted: int = 0
    id: int = 0

    def __str__(self) -> str:
        return written(self.version, self.place, self.number, self.posted, self.id)

    @classmethod
    def read(cls, text: str) -> Self:
        """What `text` stands for. Raises Http404 for anything this site never wrote."""
        reached = cls(*read(text, 5))
        if min(reached.version, reached.place, reached.number) < 0 or reached.place > BY_NUMBER:
            raise Http404("No such page.")
        moment_of(reached.version * 1000)
        moment_of(reached.posted)
        return reached

    @property
    def last(self) -> Cursor:
        """The moment and id of the last post shown."""
        return Cursor(moment_of(self.posted), self.id)


@dataclass(frozen=True)
class Ranking:
    """One ranked feed in one window; `number` is the field by which its posts stand."""

    feed: str
    number: str
    window: Window
    lifetime: int

    @property
    def frozen(self) -> FrozenOrder:
        """The first of the order, as they were at the last refresh."""
        return FrozenOrder(f"{self.feed}:{self.window.name}", self.lifetime, self.ids_at)

    def ids_at(self, version: int) -> list[int]:
        """The ids of the first MOST_FROZEN posts for everyone, as they are now."""
        ids = list[int]()
        for stretch in self.stretches(Reached(version)):
            posts = self.ranked(Post.objects.public().filter(stretch))
            ids += posts.values_list("pk", flat=True)[: MOST_FROZEN - len(ids)]
        return ids

    def ranked(self, posts: PostQuerySet) -> PostQuerySet:
        """By the number; newest first among equals."""
        return posts.order_by(f"-{self.number}", "-posted_at", "-id")

    def stretches(self, reached: Reached) -> list[Q]:
        """What follows, in parts, each of which is one range of an index in both databases."""
        since = self.window.since(moment_of_version(reached.version))
        if since is None:
            return self._after(reached) if reached.id else [Q()]
        inside, outside = Q(posted_at__gte=since), Q(posted_at__lt=since)
        if not reached.id:
            return [inside, outside]
        if reached.last.moment < since:
            return [outside & rest for rest in self._after(reached)]
        return [*(inside & rest for rest in self._after(reached)), outside]

    def _after(self, reached: Reached) -> list[Q]:
        equal = Q(**{self.number: reached.number}) & reached.last.older()
        return [equal, Q(**{f"{self.number}__lt": reached.number})]

    def past(self, reached: Reached, posts: Sequence[Post], place: int) -> Reached:
        """How far somebody has read who was shown these posts next."""
        if not posts:
            return replace(reached, place=place)
        number, posted = getattr(posts[-1], self.number), microseconds(posts[-1].posted_at)
        return Reached(reached.version, place, number, posted, posts[-1].pk)


def page_of_ranking(
    ranking: Ranking, viewer: Viewer, *, after: str | None, size: int
) -> Page[Post]:
    """The next posts of a ranking that stand in this person's feeds: `size` of them or fewer.

    There is one at least, or the ranking has ended. Raises Http404 for a cursor that is none.
    """
    reached, number = _beginning(ranking) if after is None else Reached.read(after), size
    while reached.place < MOST_FROZEN:
        ids = ranking.frozen.part(reached.version, reached.place, number + 1)
        if ids is None:
            return _page_by_number(ranking, viewer, replace(reached, place=BY_NUMBER), size)
        posts = _in_order(ids[:number], viewer)
        reached = ranking.past(reached, posts, reached.place + len(ids[:number]))
        if len(ids) <= number and reached.place < MOST_FROZEN:
            return Page(posts, None)
        if posts:
            return Page(posts, str(reached))
        number = min(number * WIDER, MOST_FROZEN)
    return _page_by_number(ranking, viewer, reached, size)


def _beginning(ranking: Ranking) -> Reached:
    version = ranking.frozen.current()
    return Reached(version_now(), BY_NUMBER) if version is None else Reached(version)


def _in_order(ids: Sequence[int], viewer: Viewer) -> list[Post]:
    """Those of the posts that stand in the person's feeds now."""
    posts = Post.objects.in_feeds_of(viewer).for_cards().in_bulk(ids)
    return [posts[pk] for pk in ids if pk in posts]


def _page_by_number(ranking: Ranking, viewer: Viewer, reached: Reached, size: int) -> Page[Post]:
    seen, number = _seen_frozen(ranking, reached), size
    while True:
        posts = _next_by_number(ranking, viewer, reached, number + 1)
        new = [post for post in posts[:number] if post.pk not in seen]
        has_ended = len(posts) <= number and len(new) <= size
        if has_ended or new:
            last = ranking.past(reached, new[:size], reached.place)
            return Page(new[:size], None if has_ended else str(last))
        reached = ranking.past(reached, posts[:number], reached.place)
        number = min(number * WIDER, MOST_FROZEN)


def _next_by_number(ranking: Ranking, viewer: Viewer, reached: Reached, most: int) -> list[Post]:
    posts = list[Post]()
    for stretch in ranking.stretches(reached):
        if len(posts) < most:
            following = Post.objects.in_feeds_of(viewer).for_cards().filter(stretch)
            posts += ranking.ranked(following)[: most - len(posts)]
    return posts


def _seen_frozen(ranking: Ranking, reached: Reached) -> set[int]:
    """What was shown of the frozen order, though its number may have fallen meanwhile."""
    if reached.place != MOST_FROZEN:
        return set()
    return set(ranking.frozen.part(reached.version, 0, MOST_FROZEN) or ())
