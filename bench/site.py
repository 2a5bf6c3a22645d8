"""A site of the benchmark's own: fresh tables in a temporary folder, gone afterwards."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def fresh_site() -> Iterator[None]:
    """Meanwhile Django runs on an empty SQLite database. Only once in a process."""
    with tempfile.TemporaryDirectory(prefix="pictria-bench-") as folder:
        os.environ.update(
            DJANGO_SETTINGS_MODULE="tests.support.product_settings",
            PICTRIA_VAR=folder,
            LOG_LEVEL="ERROR",
            DATABASE_URL="",
            AWS_STORAGE_BUCKET_NAME="",
        )
        import django
        from django.core.management import call_command

        django.setup()
        call_command("migrate", verbosity=0)
        yield
