"""Entries that match, in an order and from a place on; who looks is asked as far as is quick.

Public entries come from their own index. What else the person may see, which is theirs or of
private accounts that let them in, is asked for besides.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from operator import itemgetter

from django.db.models import Q, QuerySet
from django.utils import timezone

from pictria.core.pagination import EPOCH, microseconds
from pictria.search.matching import Match
from pictria.search.models import Entry
from pictria.search.places import Hit, RawHit
from pictria.search.plans import Plan, plans, share, within
from pictria.search.ranking import rank
from pictria.search.times import words_between
from posts.querysets import shown

RANKED = 1_000
# A word of so large a part of the posts is met soon on the way from the most liked.
SOON = 0.005
Age = tuple[int, int]


@dataclass(frozen=True)
class Search:
    """What is looked for among the entries of a `model`.

    `apart` are whose entries do not count, `own` is the rule for those that are not public but the
    person may see, `owners` are who must have shared it (None: anybody).
    """

    model: type[Entry]
    match: Match
    apart: Q
    own: Q | None = None
    owners: tuple[int, ...] | None = None
    before: date | None = None
    after: date | None = None

    def newest(
        self, *, limit: int, top: Age | None = None, floor: Age | None = None
    ) -> list[RawHit]:
        """The newest `limit` matches, older than `top`, and not older than `floor`."""
        public, others = self._public(limit, top, floor), self._others(limit, top, floor)
        if not others:
            return public
        return sorted([*public, *others], key=itemgetter(1, 2), reverse=True)[:limit]

    def _public(self, limit: int, top: Age | None, floor: Age | None) -> list[RawHit]:
        found: list[RawHit] = []
        for plan in self._plans(limit, top, floor):
            rows = self._planned(plan, top).filter(self.apart, is_public=True)
            found = self._hits(rows, limit, top, floor)
            if len(found) >= limit:
                break
        return found

    def _plans(self, limit: int, top: Age | None, floor: Age | None) -> Iterator[Plan]:
        if self.owners is not None:
            yield Plan()
        elif floor is not None:
            yield within(self.model.kind, self.match, since=floor[0])
        else:
            latest = min((age for age in (top, _begin(self.before)) if age), default=None)
            kind = self.model.kind
            yield from plans(kind, self.match, limit=limit, top=latest and latest[0])

    def _planned(self, plan: Plan, top: Age | None) -> "QuerySet[Entry]":
        if plan.since is None:
            return self._rows(plan.walking)
        if plan.walking:
            return self._rows(walking=True).filter(moment__gte=plan.since)
        until = top[0] if top else microseconds(timezone.now())
        return self._rows(times=words_between(plan.since, max(until, plan.since)))

    def greatest(self, number: str, *, limit: int, last: Hit | None) -> list[Hit]:
        """The `limit` matches of posts with the greatest `number` after the `last` one."""
        walking = self.owners is None and share(self.model.kind, self.match) >= SOON
        public = self._rows(walking).filter(self.apart, shown("subject__"), is_public=True)
        found = self._numbered(public, number, limit, last)
        if self.own is not None:
            others = self._rows().filter(self.own, is_public=False)
            found = sorted([*found, *self._numbered(others, number, limit, last)], reverse=True)
        return found[:limit]

    def _numbered(
        self, rows: "QuerySet[Entry]", number: str, limit: int, last: Hit | None
    ) -> list[Hit]:
        number, posted_at = f"subject__{number}", "subject__posted_at"
        if last:
            moment = EPOCH + timedelta(microseconds=last.moment)
            younger = Q((f"{posted_at}__lt", moment)) | Q((posted_at, moment), pk__lt=last.id)
            fewer = Q((f"{number}__lt", last.number)) | (Q((number, last.number)) & younger)
            rows = rows.filter(Q((f"{number}__lte", last.number)) & fewer)
        ordered = rows.order_by(f"-{number}", f"-{posted_at}", "-subject__id")
        return [Hit(*row) for row in ordered.values_list(number, "moment", "pk")[:limit]]

    def _others(self, limit: int, top: Age | None, floor: Age | None) -> list[RawHit]:
        if self.own is None:
            return []
        return self._hits(self._rows().filter(self.own, is_public=False), limit, top, floor)

    def _rows(self, walking: bool = False, times: Iterable[str] = ()) -> "QuerySet[Entry]":
        condition = self.match.condition(self.model, walking=walking, times=times)
        rows = self.model._default_manager.filter(condition)
        if self.owners is not None:
            rows = rows.filter(owner__in=self.owners)
        if begin := _begin(self.after):
            rows = rows.filter(moment__gte=begin[0])
        if end := _begin(self.before):
            rows = rows.filter(moment__lt=end[0])
        return rows

    def _hits(
        self, rows: "QuerySet[Entry]", limit: int, top: Age | None, floor: Age | None
    ) -> list[RawHit]:
        if top:
            rows = rows.filter(_older(top))
        if floor:
            rows = rows.filter(_not_older(floor))
        ranked = rows.annotate(number=rank(self.match, self.model)).order_by("-moment", "-pk")
        return list(ranked.values_list("number", "moment", "pk")[:limit])


def _begin(day: date | None) -> Age | None:
    """The moment at which the UTC day begins."""
    if day is None:
        return None
    return microseconds(datetime.combine(day, time(), UTC)), 0


def _older(age: Age) -> Q:
    moment, pk = age
    return Q(moment__lte=moment) & (Q(moment__lt=moment) | Q(pk__lt=pk))


def _not_older(age: Age) -> Q:
    moment, pk = age
    return Q(moment__gte=moment) & (Q(moment__gt=moment) | Q(pk__gte=pk))
