"""Many rows into PostgreSQL at once: COPY, with indexes and constraints made afterwards."""

import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime
from itertools import islice
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from django.db.models import Field, Model

Row = tuple[object, ...]
NULL = r"\N"
A_RUN = 2_000

CONSTRAINTS = """
    SELECT conname, pg_get_constraintdef(oid) FROM pg_constraint
    WHERE conrelid = %s::regclass AND contype IN ('f', 'u') ORDER BY contype DESC, conname
"""
INDEXES = """
    SELECT indexrelid::regclass::text, pg_get_indexdef(indexrelid) FROM pg_index
    WHERE indrelid = %s::regclass AND NOT indisprimary
    AND NOT EXISTS (SELECT 1 FROM pg_constraint WHERE conindid = indexrelid AND contype = 'u')
"""


def copy(model: "type[Model]", columns: str, rows: Iterable[Row]) -> None:
    """Writes `rows`, which have the named `columns`; the others have their defaults.

    Columns that the database generates are left out. Values are ids, numbers, True, moments and
    plain words; None is NULL.
    """
    from django.db import connection

    varying = columns.split()
    constant = {
        str(field.column): _default(field)
        for field in model._meta.local_concrete_fields
        if not (field.column in varying or field.generated or field.primary_key)
    }
    names = ", ".join(f'"{name}"' for name in (*varying, *constant))
    lines = _Lines(rows, "".join(f"\t{value}" for value in constant.values()) + "\n")
    with connection.cursor() as cursor:
        cursor.copy_expert(f"COPY {model._meta.db_table} ({names}) FROM STDIN", lines)
        _count_on(cursor, model)


class _Lines:
    """A file of lines, as psycopg2 reads one."""

    def __init__(self, rows: Iterable[Row], ending: str) -> None:
        self._rows, self._ending = iter(rows), ending
        self._left = b""

    def read(self, size: int) -> bytes:
        while len(self._left) < size and (run := list(islice(self._rows, A_RUN))):
            self._left += "".join("\t".join(map(_text, row)) + self._ending for row in run).encode()
        part, self._left = self._left[:size], self._left[size:]
        return part


def _text(value: object) -> str:
    return NULL if value is None else str(value)


def _default(field: "Field[Any, Any]") -> str:
    from django.db import models
    from django.utils import timezone

    if isinstance(field, models.DateTimeField) and (field.auto_now or field.auto_now_add):
        return timezone.now().isoformat()
    value = field.get_default()
    if isinstance(field, models.JSONField):
        return json.dumps(value)
    if isinstance(value, datetime):
        return value.isoformat()
    return _text(value)


def _count_on(cursor: Any, model: "type[Model]") -> None:
    """The next row that is made the usual way gets the next free id."""
    table = model._meta.db_table
    cursor.execute(
        f"SELECT setval(pg_get_serial_sequence('{table}', 'id'), max(id)) FROM {table}"
        " HAVING max(id) IS NOT NULL"
    )


@contextmanager
def without_indexes(*every: "type[Model]") -> Iterator[None]:
    """Meanwhile these tables have no indexes, unique or foreign keys. Within a transaction."""
    from django.db import connection

    tables = [model._meta.db_table for model in every]
    with connection.cursor() as cursor:
        constraints = [
            (table, *row) for table in tables for row in _ask(cursor, CONSTRAINTS, table)
        ]
        indexes = [row for table in tables for row in _ask(cursor, INDEXES, table)]
        # Foreign keys lean on the unique keys of other tables.
        constraints.sort(key=lambda row: not row[2].startswith("FOREIGN"))
        for table, name, _ in constraints:
            cursor.execute(f'ALTER TABLE {table} DROP CONSTRAINT "{name}"')
        for name, _ in indexes:
            cursor.execute(f"DROP INDEX {name}")
        yield
        cursor.execute("SET LOCAL maintenance_work_mem = '256MB'")
        for _, definition in indexes:
            cursor.execute(definition)
        for table, name, definition in reversed(constraints):
            cursor.execute(f'ALTER TABLE {table} ADD CONSTRAINT "{name}" {definition}')


def _ask(cursor: Any, sql: str, table: str) -> list[tuple[str, ...]]:
    cursor.execute(sql, [table])
    rows: list[tuple[str, ...]] = cursor.fetchall()
    return rows
