"""Very many rows, a run at a time."""

from collections.abc import Iterator
from typing import TypeVar

from django.db.models import Model, QuerySet

A_RUN = 500
Row = TypeVar("Row", bound=Model)


def in_runs(rows: "QuerySet[Row]") -> Iterator[Row]:
    """Each row once, oldest first; the caller may change or delete it."""
    last = 0
    while run := list(rows.filter(pk__gt=last).order_by("pk")[:A_RUN]):
        yield from run
        last = run[-1].pk
