"""Counters that stand on a row, and what they must say.

Services move them in the transaction of what they count. `manage.py recount` compares them with
the rows themselves and repairs what drifted.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.db.models import Count, F, IntegerField, Model, OuterRef, QuerySet, Subquery, Sum
from django.db.models.functions import Coalesce, Greatest

A_RUN = 1000
_registered: list["Counter"] = []


@dataclass(frozen=True)
class Counter:
    """`field` of a `model` says how many of `counted` lead to the row by `through`.

    With `adds`, the sum of that field of theirs.
    """

    model: type[Model]
    field: str
    counted: Callable[[], "QuerySet[Model]"]
    through: str
    adds: str = ""

    def __str__(self) -> str:
        return f"{self.model._meta.label}.{self.field}"

    @property
    def truth(self) -> Coalesce:
        """The right number, as an expression for a query of `model`."""
        return number_of(self.counted(), through=self.through, adds=self.adds)


def number_of(rows: "QuerySet[Any]", *, through: str, adds: str = "") -> Coalesce:
    """How many of `rows` lead by `through` to a row, as an expression for a query of those.

    With `adds`, the sum of that field of theirs.
    """
    theirs = rows.filter(**{through: OuterRef("pk")}).order_by()
    counted = Sum(adds) if adds else Count("pk")
    number = theirs.values(through).annotate(number=counted).values("number")
    return Coalesce(Subquery(number, output_field=IntegerField()), 0)


def moved(field: str, change: int) -> Greatest:
    """What the counter says after a change. One that drifted stops nobody: it ends at zero."""
    return Greatest(F(field) + change, 0)


def register(*counters: Counter) -> None:
    """Lets `manage.py recount` know of these; for an app's `ready`."""
    _registered.extend(counters)


def registered() -> tuple[Counter, ...]:
    return tuple(_registered)


def recount(counter: Counter) -> int:
    """Repairs one counter on all rows, a run at a time. Gives how many rows were wrong."""
    return sum(repair(counter, ids) for ids in _runs(counter.model))


@transaction.atomic
def repair(counter: Counter, ids: Iterable[int]) -> int:
    """Repairs one counter on these rows. Gives how many were wrong.

    Locks the rows, then counts: whoever counts up meanwhile waits, and adds to the truth.
    """
    rows = counter.model._default_manager.filter(pk__in=ids)
    list(rows.order_by("pk").select_for_update().values_list("pk", flat=True))
    right = rows.annotate(truth=counter.truth).values_list("pk", counter.field, "truth")
    wrong = [(pk, truth) for pk, number, truth in right if number != truth]
    for pk, truth in wrong:
        counter.model._default_manager.filter(pk=pk).update(**{counter.field: truth})
    return len(wrong)


def _runs(model: type[Model]) -> Iterator[list[int]]:
    last = 0
    while ids := _next_ids(model, last):
        yield ids
        last = ids[-1]


def _next_ids(model: type[Model], last: int) -> list[int]:
    following = model._default_manager.filter(pk__gt=last).order_by("pk")
    return list(following.values_list("pk", flat=True)[:A_RUN])
