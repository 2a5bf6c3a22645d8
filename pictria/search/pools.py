"""The newest matches among what everyone sees, as the database finds, orders and cuts them.

These are statements of our own, since every search asks them and Django takes longer to write one
than the database to answer it.
"""

from dataclasses import dataclass
from typing import Any, NamedTuple

from django.db import connection

from pictria.search.parts import Age, Part
from pictria.search.places import Hit, RawHit

NEWEST_FIRST, BEST_FIRST = "moment DESC, id DESC", "number DESC, moment DESC, id DESC"
ROWS = """
    SELECT {number} AS number, moment, {key} AS id{also} FROM {table} WHERE {rules}
    ORDER BY moment DESC, {key} DESC LIMIT {size}
"""
# The best of a pool; how many it has, and its first; the last of a full one.
IS_BEST, IS_FIRST, IS_LAST = range(3)
BEST = f"""
    WITH pool AS ({{pool}})
    SELECT {IS_BEST}, number, moment, id FROM (
        SELECT * FROM pool {{rest}} ORDER BY {BEST_FIRST} LIMIT {{limit}}
    ) AS best
    UNION ALL SELECT {IS_FIRST}, (SELECT count(*) FROM pool), moment, id FROM (
        SELECT * FROM pool ORDER BY {NEWEST_FIRST} LIMIT 1
    ) AS newest
    UNION ALL SELECT {IS_LAST}, 0, moment, id FROM (
        SELECT * FROM pool ORDER BY {NEWEST_FIRST} LIMIT 1 OFFSET {{full}}
    ) AS oldest
"""  # noqa: S608  names and numbers of ours
REST = "WHERE (number, moment, id) < (%s, %s, %s)"


class Best(NamedTuple):
    """The best of a pool; of all of it its number, its newest and, if it is full, its oldest."""

    hits: list[RawHit]
    number: int = 0
    newest: Age | None = None
    oldest: Age | None = None

    def and_of(self, others: list[RawHit], *, limit: int, last: Hit | None) -> "Best":
        """With the best of others, which come newest first."""
        following = [hit for hit in others if last is None or hit < last]
        hits = sorted([*self.hits, *following], reverse=True)[:limit]
        newest = max(age for age in (self.newest, others[0][1:]) if age)
        return Best(hits, self.number, newest, self.oldest)


@dataclass(frozen=True)
class Pool:
    """The newest `size` rows of a table that keep the `rules`.

    `key` is the column of ids, `number` is by what they are ordered. The table is known to have all
    that belongs here if it gives `enough`.
    """

    table: str
    key: str
    number: Part
    rules: Part
    size: int
    enough: int

    def newest(self) -> list[RawHit]:
        """All of them, newest first."""
        return asked(self.rows())

    def best(self, *, limit: int, last: Hit | None) -> Best:
        """The `limit` of them that come after the `last` one, where the best comes first."""
        rows, rest = self.rows(), Part(REST, tuple(last)) if last else Part("")
        sql = BEST.format(pool=rows.sql, rest=rest.sql, limit=limit, full=self.size - 1)
        hits: list[RawHit] = []
        ends: dict[int, tuple[int, Age]] = {}
        for what, number, moment, pk in asked(Part(sql, (*rows.parameters, *rest.parameters))):
            if what == IS_BEST:
                hits.append((number, moment, pk))
            else:
                ends[what] = number, (moment, pk)
        number, newest = ends.get(IS_FIRST, (0, None))
        _, oldest = ends.get(IS_LAST, (0, None))
        return Best(sorted(hits, reverse=True), number, newest, oldest)

    def rows(self, also: str = "") -> Part:
        """The statement that gives number, moment and id, and `also` other columns."""
        sql = ROWS.format(
            number=self.number.sql,
            key=self.key,
            also=also,
            table=self.table,
            rules=self.rules.sql,
            size=self.size,
        )
        return Part(sql, (*self.number.parameters, *self.rules.parameters))


def asked(part: Part) -> list[Any]:
    """What the database answers."""
    with connection.cursor() as cursor:
        cursor.execute(part.sql, part.parameters)
        rows: list[Any] = cursor.fetchall()
        return rows
