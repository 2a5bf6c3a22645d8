"""What happened to a post on each of the last days, as its author sees it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from django.db.models import Count, QuerySet
from django.db.models.functions import TruncDate
from django.utils import timezone

from posts.models import Bookmark, Like, Post

DAYS = 30
# Of the drawing, in its own units: one day, the bar in it, and how high the highest is.
STEP, WIDTH, HEIGHT = 10, 7, 44
# A day without anything has a bar, too, so that one sees that it was counted.
LOWEST = 1.5


@dataclass(frozen=True)
class Bar:
    """One day's number and how it is drawn, y downwards from the top."""

    day: date
    number: int
    x: float
    y: float
    height: float


@dataclass(frozen=True)
class Chart:
    """The numbers of one kind, oldest first."""

    name: str
    bars: tuple[Bar, ...]

    @property
    def total(self) -> int:
        return sum(bar.number for bar in self.bars)

    @property
    def best(self) -> Bar:
        """The latest of the days with most."""
        return max(reversed(self.bars), key=lambda bar: bar.number)


@dataclass(frozen=True)
class Numbers:
    """All charts of a post, and all its views ever."""

    charts: tuple[Chart, ...]
    views_ever: int
    width: int = DAYS * STEP - (STEP - WIDTH)
    height: int = HEIGHT
    bar_width: int = WIDTH

    @property
    def first(self) -> date:
        return self.charts[0].bars[0].day

    @property
    def rows(self) -> list[tuple[date, list[int]]]:
        """Each day with its numbers, newest first."""
        days = zip(*(chart.bars for chart in self.charts), strict=True)
        return [(bars[0].day, [bar.number for bar in bars]) for bars in days][::-1]


def numbers_of(post: Post) -> Numbers:
    """Views, likes and saves of the last DAYS UTC days, today among them. Three queries."""
    today = timezone.now().date()
    days = [today - timedelta(days=ago) for ago in reversed(range(DAYS))]
    views = dict(post.days.filter(day__gte=days[0]).values_list("day", "views"))
    kinds = {
        "Views": views,
        "Likes": _a_day(Like.objects.filter(post=post), days[0]),
        "Saves": _a_day(Bookmark.objects.filter(post=post), days[0]),
    }
    charts = tuple(Chart(name, _bars(days, counted)) for name, counted in kinds.items())
    return Numbers(charts, post.view_count)


def _a_day(acts: "QuerySet[Like] | QuerySet[Bookmark]", first: date) -> dict[date, int]:
    since = acts.filter(created_at__gte=datetime.combine(first, time(), UTC))
    by_day = since.annotate(day=TruncDate("created_at", tzinfo=UTC)).values("day")
    return dict(by_day.annotate(number=Count("pk")).values_list("day", "number"))


def _bars(days: Iterable[date], counted: Mapping[date, int]) -> tuple[Bar, ...]:
    most = max(counted.values(), default=0) or 1
    return tuple(_bar(place, day, counted.get(day, 0), most) for place, day in enumerate(days))


def _bar(place: int, day: date, number: int, most: int) -> Bar:
    height = max(LOWEST, round(HEIGHT * number / most, 1))
    return Bar(day, number, x=place * STEP, y=round(HEIGHT - height, 1), height=height)
