"""A site of the benchmark's own: on an empty or a given database. Only once in a process."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def fresh_site() -> Iterator[None]:
    """Meanwhile Django runs on an empty SQLite database in a temporary folder."""
    with tempfile.TemporaryDirectory(prefix="pictria-bench-") as folder:
        _start_django(folder, database="")
        make_tables()
        yield


def open_database(url: str) -> None:
    """Leads Django to this database."""
    _start_django(tempfile.gettempdir(), url)


def make_tables() -> None:
    """Makes those that the database lacks."""
    from django.core.management import call_command

    call_command("migrate", verbosity=0)


def _start_django(folder: str, database: str) -> None:
    os.environ.update(
        DJANGO_SETTINGS_MODULE="tests.support.product_settings",
        PICTRIA_VAR=folder,
        LOG_LEVEL="ERROR",
        DATABASE_URL=database,
        AWS_STORAGE_BUCKET_NAME="",
    )
    import django

    django.setup()
