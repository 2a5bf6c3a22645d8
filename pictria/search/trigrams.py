"""The index of trigrams, with which PostgreSQL finds words that are nearly the typed one."""

from typing import Any

from django.db import DatabaseError, transaction

NO_TRIGRAMS = (
    "Typing errors are forgiven without pg_trgm, which is slower on a large site: this database"
    " user may not create the extension. Let an administrator of the server run CREATE EXTENSION"
    " pg_trgm; in this database, and then run manage.py reindex_search."
)
INDEX = (
    "CREATE INDEX IF NOT EXISTS search_word_trigrams ON search_word USING gin (word gin_trgm_ops)"
)


def add_trigrams(connection: Any) -> bool:
    """Makes the index on PostgreSQL unless it is there. Gives False where that is not allowed."""
    try:
        with transaction.atomic(using=connection.alias), connection.cursor() as cursor:
            cursor.execute("CREATE EXTENSION IF NOT EXISTS pg_trgm")
            cursor.execute(INDEX)
    except DatabaseError:
        return False
    return True
