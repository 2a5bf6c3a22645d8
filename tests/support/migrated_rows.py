"""Brings back the rows that migrations wrote, for tests that commit and so end with empty tables.

Django reads them from JSON each time, which costs more than most tests do. Here that happens once;
from then on the rows are written as they are.
"""

from collections.abc import Callable, Iterator
from itertools import chain
from typing import Any

import pytest
from django.core.management import call_command
from django.db import IntegrityError
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.base.creation import BaseDatabaseCreation
from django.db.transaction import atomic

Read = Callable[[BaseDatabaseCreation, str], None]
Writing = list[tuple[str, list[Any]]]


@pytest.fixture(scope="session", autouse=True)
def _rows_are_read_once() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        read = BaseDatabaseCreation.deserialize_db_from_string
        patch.setattr(BaseDatabaseCreation, "deserialize_db_from_string", _once(read))
        yield


def _once(read: Read) -> Read:
    known: dict[str, Writing] = {}

    def read_or_write(self: BaseDatabaseCreation, data: str) -> None:
        if data in known:
            _write(self.connection, known[data])
        else:
            read(self, data)
            known[data] = list(_statements(self.connection))

    return read_or_write


def _write(connection: BaseDatabaseWrapper, statements: Writing) -> None:
    try:
        _write_into_empty(connection, statements)
    except IntegrityError:
        # The test before could not empty its tables. One failure must not become all that follow.
        call_command("flush", verbosity=0, interactive=False, inhibit_post_migrate=True)
        _write_into_empty(connection, statements)


def _write_into_empty(connection: BaseDatabaseWrapper, statements: Writing) -> None:
    with atomic(using=connection.alias), connection.cursor() as cursor:
        for statement, values in statements:
            cursor.execute(statement, values)


def _statements(connection: BaseDatabaseWrapper) -> Iterator[tuple[str, list[Any]]]:
    quoted = connection.ops.quote_name
    with connection.cursor() as cursor:
        for table in connection.introspection.django_table_names(only_existing=True):
            cursor.execute(f"SELECT * FROM {quoted(table)}")
            rows = cursor.fetchall()
            columns = [quoted(column[0]) for column in cursor.description]
            if rows:
                row = f"({', '.join(['%s'] * len(columns))})"
                into = f"INSERT INTO {quoted(table)} ({', '.join(columns)}) VALUES "
                yield into + ", ".join([row] * len(rows)), list(chain.from_iterable(rows))
