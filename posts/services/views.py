"""Views go from Redis into the days of posts, some hundred posts at a time.

What Redis has are not steps but whole numbers: how many came on a day. So counting the same twice
changes nothing, and a number that Redis has lost (it may, when its memory is full) makes no day
smaller.
"""

from collections.abc import Iterator, Mapping
from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import Case, F, Value, When
from django.utils import timezone

from posts import tally, visitors
from posts.models import DailyStat, Post

A_RUN = 200
# Clocks differ; what comes a little after midnight may still belong to the day before.
LATE = timedelta(minutes=10)


def fold_views() -> int:
    """Counts in the database who came since. Gives how many days of posts have grown."""
    now = timezone.now()
    days = [now.date() - timedelta(days=ago) for ago in reversed(range(tally.DAYS))]
    grown = sum(map(_fold, days))
    for day in days:
        if _is_long_over(day, now):
            tally.forget(day)
            visitors.forget(day)
    return grown


def _is_long_over(day: date, now: datetime) -> bool:
    return day < (now - LATE).date()


def _fold(day: date) -> int:
    grown = 0
    for posts in _runs(tally.uncounted(day)):
        views = tally.visitors(day, posts)
        grown += count_views(day=day, views=views)
        tally.settle(day, views)
    return grown


def _runs(posts: list[str]) -> Iterator[list[str]]:
    return (posts[start : start + A_RUN] for start in range(0, len(posts), A_RUN))


@transaction.atomic
def count_views(*, day: date, views: Mapping[str, int]) -> int:
    """Says of posts, by their public ids, how many looked at them on a day. Gives how many grew.

    A smaller number than is known, or a post that is gone, is passed over. Whoever moves a post's
    numbers locks it, and several in one order, so that nobody waits in a circle.
    """
    theirs = Post.objects.filter(public_id__in=views).order_by("pk").select_for_update(no_key=True)
    now = {pk: views[public_id] for pk, public_id in theirs.values_list("pk", "public_id")}
    known = dict(DailyStat.objects.filter(post__in=now, day=day).values_list("post_id", "views"))
    grown = {pk: number for pk, number in now.items() if number > known.get(pk, 0)}
    if grown:
        _write(day, grown)
        _count({pk: number - known.get(pk, 0) for pk, number in grown.items()})
    return len(grown)


def _write(day: date, views: Mapping[int, int]) -> None:
    DailyStat.objects.bulk_create(
        [DailyStat(post_id=pk, day=day, views=number) for pk, number in views.items()],
        update_conflicts=True,
        unique_fields=("post", "day"),
        update_fields=("views", "updated_at"),
    )


def _count(changes: Mapping[int, int]) -> None:
    change = Case(*(When(pk=pk, then=Value(number)) for pk, number in changes.items()))
    Post.objects.filter(pk__in=changes).update(view_count=F("view_count") + change)
