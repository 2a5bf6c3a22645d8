"""Entries that match, in an order and from a place on; who looks is asked as far as is quick.

Public entries come from their own indexes. What else the person may see, which is theirs or of
private accounts that let them in, is asked for besides.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from operator import itemgetter

from django.db.models import IntegerField, Q, QuerySet
from django.db.models.expressions import RawSQL
from django.utils import timezone

from pictria.core.pagination import EPOCH, microseconds
from pictria.search.lists import list_of
from pictria.search.matching import Match
from pictria.search.models import Entry
from pictria.search.parts import Age, Part, all_of, condition, none_of, not_older, older, one_of
from pictria.search.places import Hit, RawHit
from pictria.search.plans import Plan, plans, share, within
from pictria.search.pools import Best, Pool
from pictria.search.ranking import rank
from pictria.search.times import words_between
from posts.querysets import shown

# A word of so large a part of the posts is met soon on the way from the most liked.
SOON = 0.005


@dataclass(frozen=True)
class Search:
    """What is looked for among the entries of a `model`.

    `apart` are whose entries do not count, `own` is the rule for those that are not public but the
    person may see, `owners` are who must have shared it (None: anybody). Without `from_lists` only
    the entries themselves are asked.
    """

    model: type[Entry]
    match: Match
    apart: tuple[int, ...] = ()
    own: Q | None = None
    owners: tuple[int, ...] | None = None
    before: date | None = None
    after: date | None = None
    from_lists: bool = True

    def newest(self, *, limit: int, top: Age | None = None) -> list[RawHit]:
        """The newest `limit` matches older than `top`."""
        public: list[RawHit] = []
        for pool in self.pools(limit, top):
            public = pool.newest()
            if len(public) >= pool.enough:
                break
        others = self._others(limit, top)
        if not others:
            return public
        return sorted([*public, *others], key=itemgetter(1, 2), reverse=True)[:limit]

    def best(
        self,
        *,
        limit: int,
        among: int,
        last: Hit | None = None,
        top: Age | None = None,
        floor: Age | None = None,
    ) -> Best:
        """Of the newest `among` public matches, and others as new as these, the `limit` best.

        They come after the `last` one, are older than `top` and not older than `floor`.
        """
        found = Best([])
        for pool in self.pools(among, top, floor):
            found = pool.best(limit=limit, last=last)
            if found.number >= pool.enough:
                break
        others = self._others(among, top, floor or found.oldest)
        if len(others) == among and floor is None:
            # So many are not public that fewer of the public ones are as new.
            oldest = others[-1][1:]
            found = self.best(limit=limit, among=among, last=last, top=top, floor=oldest)
            return found._replace(oldest=oldest)
        return found.and_of(others, limit=limit, last=last) if others else found

    def greatest(self, number: str, *, limit: int, last: Hit | None) -> list[Hit]:
        """The `limit` matches of posts with the greatest `number` after the `last` one."""
        walking = self.owners is None and share(self.model.kind, self.match) >= SOON
        public = self._rows(walking=walking).filter(shown("subject__"), is_public=True)
        found = self._numbered(public, number, limit, last)
        if self.own is not None:
            others = self._rows().filter(self.own, is_public=False)
            found = sorted([*found, *self._numbered(others, number, limit, last)], reverse=True)
        return found[:limit]

    def pools(self, size: int, top: Age | None = None, floor: Age | None = None) -> Iterator[Pool]:
        """Where the newest `size` public matches may be, until one of these has enough."""
        if self.from_lists and (pool := self._listed(size, top, floor)):
            yield pool
        table, number = self.model._meta.db_table, rank(self.match, self.model)
        rules = [Part(f'"{table}"."is_public"'), *self._rules(table, "subject_id", top, floor)]
        for plan in self._plans(size, top, floor):
            planned = all_of([*self._planned(plan, top), *rules])
            yield Pool(table, "subject_id", number, planned, size, enough=size)

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

    def _others(self, limit: int, top: Age | None = None, floor: Age | None = None) -> list[RawHit]:
        """Matches that are not public but the person may see, newest first."""
        if self.own is None:
            return []
        number = rank(self.match, self.model)
        rows = self._rows(top, floor).filter(self.own, is_public=False)
        ranked = rows.annotate(
            number=RawSQL(number.sql, number.parameters, output_field=IntegerField())  # noqa: S611
        )
        newest = ranked.order_by("-moment", "-pk").values_list("number", "moment", "pk")
        return list(newest[:limit])

    def _rows(
        self, top: Age | None = None, floor: Age | None = None, *, walking: bool = False
    ) -> "QuerySet[Entry]":
        rules = [
            *self._rules(self.model._meta.db_table, "subject_id", top, floor),
            *self.match.rules(self.model, walking=walking),
        ]
        return self.model._default_manager.filter(condition(rules))

    def _listed(self, size: int, top: Age | None, floor: Age | None) -> Pool | None:
        if self.owners is not None or self.match.word is None:
            return None
        known = list_of(self.model.kind, self.match.word)
        if known is None:
            return None
        since = max((age[0] for age in (floor, _begin(self.after)) if age), default=None)
        rules = [*known.rules(since), *self._rules(known.table, "entry", top, floor)]
        return known.pool(all_of(rules), size, since)

    def _plans(self, limit: int, top: Age | None, floor: Age | None) -> Iterator[Plan]:
        if self.owners is not None:
            yield Plan()
        elif floor is not None:
            yield within(self.model.kind, self.match, since=floor[0])
        else:
            latest = min((age for age in (top, _begin(self.before)) if age), default=None)
            kind = self.model.kind
            yield from plans(kind, self.match, limit=limit, top=latest and latest[0])

    def _planned(self, plan: Plan, top: Age | None) -> list[Part]:
        if plan.since is None:
            return self.match.rules(self.model, walking=plan.walking)
        if plan.walking:
            since = Part(f'"{self.model._meta.db_table}"."moment" >= %s', (plan.since,))
            return [*self.match.rules(self.model, walking=True), since]
        until = top[0] if top else microseconds(timezone.now())
        times = words_between(plan.since, max(until, plan.since))
        return self.match.rules(self.model, times=times)

    def _rules(self, table: str, key: str, top: Age | None, floor: Age | None) -> Iterator[Part]:
        """What must hold besides for rows of either table."""
        owner, moment, key = (f'"{table}"."{column}"' for column in ("owner", "moment", key))
        if self.owners is not None:
            yield one_of(owner, self.owners)
        if self.apart:
            yield none_of(owner, self.apart)
        if begin := _begin(self.after):
            yield Part(f"{moment} >= %s", begin[:1])
        if end := _begin(self.before):
            yield Part(f"{moment} < %s", end[:1])
        if top:
            yield older(moment, key, top)
        if floor:
            yield not_older(moment, key, floor)


def _begin(day: date | None) -> Age | None:
    """The moment at which the UTC day begins."""
    if day is None:
        return None
    return microseconds(datetime.combine(day, time(), UTC)), 0
