"""Queries that are written once in a process and then only asked.

Django builds and compiles a query each time anew, which takes several times as long as what a small
one asks for. So pages that are asked for most have theirs compiled with numbers standing in the
places of those that vary.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connection
from django.db.models import QuerySet
from django.db.models.sql.compiler import SQLCompiler

# What stands in for the first, the second … number; no row of ours has it as its id.
STAND_INS = range(2**62, 2**62 + 1000)
Row = tuple[Any, ...]
# Makes of what the database gives (0 and 1, say) what the field holds (truth).
Convert = Callable[[Any], Any]


@dataclass(frozen=True)
class Statement:
    """SQL with its parameters; `numbers` says which of these are the numbers given, and which one.

    `converters` has for some places of a row what makes a value of it.
    """

    sql: str
    parameters: tuple[Any, ...]
    numbers: tuple[tuple[int, int], ...]
    converters: tuple[tuple[int, Convert], ...]

    def filled(self, numbers: Sequence[int]) -> list[Any]:
        """The parameters, with these numbers in their places."""
        parameters = list(self.parameters)
        for place, which in self.numbers:
            parameters[place] = numbers[which]
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
    """A query that varies only by whole numbers, such as ids. `write` makes it of them.

    It must not look at the numbers, nor may what they stand for change the query's form.
    """

    write: Callable[..., "QuerySet[Any, Any]"]

    def rows(self, *numbers: int) -> list[Row]:
        """The rows for these numbers, as `values_list` gives them."""
        statement = _statement(self.write, len(numbers))
        with connection.cursor() as cursor:
            cursor.execute(statement.sql, statement.filled(numbers))
            return [statement.converted(row) for row in cursor.fetchall()]


@lru_cache(512)
def _statement(write: Callable[..., "QuerySet[Any, Any]"], number: int) -> Statement:
    stand_ins = STAND_INS[:number]
    compiler = write(*stand_ins).query.get_compiler(DEFAULT_DB_ALIAS)
    sql, parameters = compiler.as_sql()
    numbers = tuple(
        (place, stand_ins.index(each))
        for place, each in enumerate(parameters)
        if type(each) is int and each in stand_ins
    )
    if {which for _, which in numbers} != set(range(number)):
        raise ValueError("A number does not stand in the query.")
    return Statement(sql, tuple(parameters), numbers, tuple(_converters(compiler)))


def _converters(compiler: SQLCompiler) -> Iterator[tuple[int, Convert]]:
    expressions = [expression for expression, _, _ in compiler.select]
    for place, (converters, expression) in compiler.get_converters(expressions).items():
        for convert in converters:
            yield place, partial(_convert, convert, expression)


def _convert(convert: Callable[..., Any], expression: Any, value: Any) -> Any:
    return convert(value, expression, connection)
