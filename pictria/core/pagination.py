"""Pages by keyset cursor: rows may come and go, and nothing is shown twice or skipped."""

import base64
import binascii
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Generic, Self, TypeVar

from django.db.models import Model, Q, QuerySet
from django.http import Http404

Row = TypeVar("Row", bound=Model)
Item = TypeVar("Item")
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
LARGEST = 2**63


@dataclass(frozen=True)
class Page(Generic[Item]):
    """Some rows and the cursor of what follows (None at the end)."""

    rows: Sequence[Item]
    after: str | None


@dataclass(frozen=True)
class Place:
    """The last row that was shown: a whole number by which rows stand and, among equals, an id."""

    key: int
    id: int

    def __str__(self) -> str:
        return written(self.key, self.id)

    @classmethod
    def read(cls, text: str) -> Self:
        """The place that `text` stands for. Raises Http404 for anything this site never wrote."""
        return cls(*read(text, 2))


@dataclass(frozen=True)
class Cursor:
    """The last row that was shown: a moment and, among equals, an id."""

    moment: datetime
    id: int

    def __str__(self) -> str:
        return written(microseconds(self.moment), self.id)

    @classmethod
    def read(cls, text: str) -> Self:
        """The cursor that `text` stands for. Raises Http404 for anything this site never wrote."""
        since_epoch, row = read(text, 2)
        return cls(moment_of(since_epoch), row)

    @property
    def key(self) -> datetime:
        return self.moment

    def older(self, moment: str = "posted_at", tie: str = "id") -> Q:
        """The rule for rows that come after this one, newest first."""
        return _beyond(self, moment, tie, "lt")


def newest_first(
    rows: QuerySet[Row],
    *,
    after: str | None,
    size: int,
    moment: str = "posted_at",
    tie: str = "id",
) -> Page[Row]:
    """The `size` newest of `rows` after the cursor: by `moment` and, among equals, by `tie`.

    Raises Http404 for a cursor that is none.
    """
    if after is not None:
        rows = rows.filter(Cursor.read(after).older(moment, tie))
    return _cut(rows.order_by(f"-{moment}", f"-{tie}"), size, moment, tie, Cursor)


def oldest_first(
    rows: QuerySet[Row], *, after: str | None, size: int, moment: str, tie: str = "id"
) -> Page[Row]:
    """The `size` oldest of `rows` after the cursor; else as `newest_first`."""
    if after is not None:
        rows = rows.filter(_beyond(Cursor.read(after), moment, tie, "gt"))
    return _cut(rows.order_by(moment, tie), size, moment, tie, Cursor)


def greatest_first(
    rows: QuerySet[Row], *, after: str | None, size: int, number: str, tie: str = "id"
) -> Page[Row]:
    """The `size` first of `rows` after the place, by a whole `number`; else as `newest_first`."""
    if after is not None:
        rows = rows.filter(_beyond(Place.read(after), number, tie, "lt"))
    return _cut(rows.order_by(f"-{number}", f"-{tie}"), size, number, tie, Place)


def _beyond(last: Cursor | Place, field: str, tie: str, side: str) -> Q:
    further = Q(**{f"{field}__{side}": last.key})
    equal = Q(**{field: last.key, f"{tie}__{side}": last.id})
    # The first condition lets both databases start at the right place of the index.
    return Q(**{f"{field}__{side}e": last.key}) & (further | equal)


def _cut(
    rows: QuerySet[Row], size: int, field: str, tie: str, kind: type[Cursor] | type[Place]
) -> Page[Row]:
    found = list(rows[: size + 1])
    shown = found[:size]
    if len(found) <= size:
        return Page(shown, None)
    last = shown[-1]
    return Page(shown, str(kind(getattr(last, field), getattr(last, tie))))


def microseconds(moment: datetime) -> int:
    """Since the epoch, as cursors hold moments."""
    return (moment - EPOCH) // timedelta(microseconds=1)


def moment_of(microseconds: int) -> datetime:
    """The moment that a cursor holds. Raises Http404 for one that no calendar has."""
    try:
        return EPOCH + timedelta(microseconds=microseconds)
    except OverflowError as error:
        raise Http404("No such page.") from error


def written(*numbers: int) -> str:
    """Whole numbers as the text of a cursor, the last of them an id."""
    joined = ".".join(map(str, numbers)).encode()
    return base64.urlsafe_b64encode(joined).decode().rstrip("=")


def read(text: str, number: int) -> tuple[int, ...]:
    """So many numbers as `written` wrote them. Raises Http404 for anything it never wrote."""
    try:
        padded = text + "=" * (-len(text) % 4)
        numbers = tuple(map(int, base64.b64decode(padded, b"-_", validate=True).split(b".")))
    except (ValueError, binascii.Error) as error:
        raise Http404("No such page.") from error
    if len(numbers) != number or numbers[-1] < 0 or max(map(abs, numbers)) >= LARGEST:
        raise Http404("No such page.")
    return numbers
