"""Queries that are written once in a process and then only asked.

Django builds and compiles a query each time anew, which takes several times as long as what a small
one asks for. So pages that are asked for most have theirs compiled with values standing in the
places of those that vary.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import lru_cache, partial
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connection
from django.db.models import QuerySet
from django.db.models.sql.compiler import SQLCompiler

# What stands in for the first, the second … value: no query of ours says it otherwise.
FIRST_NUMBER, FIRST_MOMENT = 2**62, datetime(9000, 1, 1, tzinfo=UTC)
Value = int | str | datetime
Row = tuple[Any, ...]
# Makes of what the database gives (0 and 1, say) what the field holds (truth).
Convert = Callable[[Any], Any]


@dataclass(frozen=True)
class Statement:
    """SQL with its parameters; `places` says which of these are values given, and which one.

    `converters` has for some places of a row what makes a value of it.
    """

    sql: str
    parameters: tuple[Any, ...]
    places: tuple[tuple[int, int], ...]
    converters: tuple[tuple[int, Convert], ...]

    def filled(self, values: Sequence[Any]) -> list[Any]:
        """The parameters, with these values in their places."""
        parameters = list(self.parameters)
        for place, which in self.places:
            parameters[place] = values[which]
        return parameters

    def converted(self, row: Row) -> Row:
        """The row's values as fields hold them."""
        if not self.converters:
            return row
        values = list(row)
        for place, convert in self.converters:
            values[place] = convert(values[place])
        return tuple(values)


@dataclass(frozen=True)
class Prepared:
    """A query that varies only by values, such as ids and moments. `write` makes it of them.

    It must not look at them, nor may what they stand for change the query's form.
    """

    write: Callable[..., "QuerySet[Any, Any]"]

    def rows(self, *values: Value) -> list[Row]:
        """The rows for these values, as `values_list` gives them."""
        statement = _statement(self.write, tuple(map(type, values)))
        with connection.cursor() as cursor:
            cursor.execute(statement.sql, statement.filled(list(map(_adapted, values))))
            return [statement.converted(row) for row in cursor.fetchall()]


@lru_cache(512)
def _statement(
    write: Callable[..., "QuerySet[Any, Any]"], kinds: tuple[type[Value], ...]
) -> Statement:
    stand_ins = [_stand_in(kind, which) for which, kind in enumerate(kinds)]
    compiler = write(*stand_ins).query.get_compiler(DEFAULT_DB_ALIAS)
    sql, parameters = compiler.as_sql()
    written = list(map(_adapted, stand_ins))
    places = tuple(
        (place, written.index(each)) for place, each in enumerate(parameters) if each in written
    )
    if {which for _, which in places} != set(range(len(kinds))):
        raise ValueError("A value does not stand in the query.")
    return Statement(sql, tuple(parameters), places, tuple(_converters(compiler)))


def _stand_in(kind: type[Value], which: int) -> Value:
    if issubclass(kind, datetime):
        return FIRST_MOMENT + timedelta(microseconds=which)
    return f"value {which}" if issubclass(kind, str) else FIRST_NUMBER + which


def _adapted(value: Value) -> Any:
    """As the database gets it."""
    if isinstance(value, datetime):
        return connection.ops.adapt_datetimefield_value(value)
    return value


def _converters(compiler: SQLCompiler) -> Iterator[tuple[int, Convert]]:
    expressions = [expression for expression, _, _ in compiler.select]
    for place, (converters, expression) in compiler.get_converters(expressions).items():
        for convert in converters:
            yield place, partial(_convert, convert, expression)


def _convert(convert: Callable[..., Any], expression: Any, value: Any) -> Any:
    return convert(value, expression, connection)
