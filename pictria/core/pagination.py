"""Pages by keyset cursor: rows may come and go, and nothing is shown twice or skipped."""

import base64
import binascii
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Generic, TypeVar

from django.db.models import Model, Q, QuerySet
from django.http import Http404

Row = TypeVar("Row", bound=Model)
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
LARGEST = 2**63


@dataclass(frozen=True)
class Page(Generic[Row]):
    """Some rows and the cursor of what follows (None at the end)."""

    rows: Sequence[Row]
    after: str | None


@dataclass(frozen=True)
class Cursor:
    """The last row that was shown: a moment and, among equals, an id."""

    moment: datetime
    id: int

    def __str__(self) -> str:
        microseconds = (self.moment - EPOCH) // timedelta(microseconds=1)
        return base64.urlsafe_b64encode(f"{microseconds}.{self.id}".encode()).decode().rstrip("=")

    @classmethod
    def read(cls, text: str) -> "Cursor":
        """The cursor that `text` stands for. Raises Http404 for anything this site never wrote."""
        try:
            padded = text + "=" * (-len(text) % 4)
            microseconds, row = base64.b64decode(padded, b"-_", validate=True).split(b".")
            cursor = cls(EPOCH + timedelta(microseconds=int(microseconds)), int(row))
        except (ValueError, OverflowError, binascii.Error) as error:
            raise Http404("No such page.") from error
        if not 0 <= cursor.id < LARGEST:
            raise Http404("No such page.")
        return cursor


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
        cursor = Cursor.read(after)
        earlier = Q(**{f"{moment}__lt": cursor.moment})
        equal = Q(**{moment: cursor.moment, f"{tie}__lt": cursor.id})
        # The first condition lets both databases start at the right place of the index.
        rows = rows.filter(Q(**{f"{moment}__lte": cursor.moment}), earlier | equal)
    return _cut(list(rows.order_by(f"-{moment}", f"-{tie}")[: size + 1]), size, moment, tie)


def _cut(found: list[Row], size: int, moment: str, tie: str) -> Page[Row]:
    shown = found[:size]
    if len(found) <= size:
        return Page(shown, None)
    last = shown[-1]
    return Page(shown, str(Cursor(getattr(last, moment), getattr(last, tie))))
