"""Pieces of SQL with what stands in them: rules for rows."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import BooleanField, Q
from django.db.models.expressions import RawSQL

# A moment in microseconds and, among equals, an id.
Age = tuple[int, int]


@dataclass(frozen=True)
class Part:
    """SQL and the parameters for its `%s`."""

    sql: str
    parameters: tuple[Any, ...] = ()


def all_of(rules: Iterable[Part]) -> Part:
    """The rule that each of these must hold."""
    rules = list(rules)
    sql = " AND ".join([rule.sql for rule in rules]) or "1 = 1"
    return Part(sql, tuple([each for rule in rules for each in rule.parameters]))


def condition(rules: Iterable[Part]) -> Q:
    """The same for a QuerySet."""
    rule = all_of(rules)
    return Q(RawSQL(rule.sql, rule.parameters, output_field=BooleanField()))  # noqa: S611  columns


def one_of(column: str, ids: Iterable[int]) -> Part:
    ids = tuple(ids)
    return Part(f"{column} IN ({', '.join(['%s'] * len(ids))})", ids) if ids else Part("1 = 0")


def none_of(column: str, ids: Iterable[int]) -> Part:
    none = one_of(column, ids)
    return Part(f"NOT ({none.sql})", none.parameters)


def older(moment: str, key: str, age: Age) -> Part:
    """Before this one, newest first. The first condition is where an index begins."""
    sql = f"{moment} <= %s AND ({moment} < %s OR {key} < %s)"
    return Part(sql, (age[0], age[0], age[1]))


def not_older(moment: str, key: str, age: Age) -> Part:
    sql = f"{moment} >= %s AND ({moment} > %s OR {key} >= %s)"
    return Part(sql, (age[0], age[0], age[1]))
