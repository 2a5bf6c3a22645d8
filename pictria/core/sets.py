"""Rows that are there or not: setting one twice is setting it once."""

from typing import Any

from django.db import connection, models


def add_once(row: models.Model) -> bool:
    """Inserts the row unless an equal one is there. Gives whether it was inserted.

    What is equal, the unique constraints of its table decide; the row's own `pk` stays unset.
    SQLite and PostgreSQL both know `ON CONFLICT DO NOTHING`, and both count only what they wrote;
    Django's `ignore_conflicts` does not tell.
    """
    fields = [field for field in row._meta.local_concrete_fields if not field.primary_key]
    values = [_prepared(field, row) for field in fields]
    name = connection.ops.quote_name
    columns = ", ".join(name(str(field.column)) for field in fields)
    places = ", ".join(["%s"] * len(fields))
    table = name(row._meta.db_table)
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {table} ({columns}) VALUES ({places}) ON CONFLICT DO NOTHING",  # noqa: S608
            values,
        )
        return bool(cursor.rowcount)


def _prepared(field: "models.Field[Any, Any]", row: models.Model) -> Any:
    return field.get_db_prep_save(field.pre_save(row, add=True), connection)
