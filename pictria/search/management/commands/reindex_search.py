"""Makes all that can be found anew, as after a new version that reads words otherwise."""

from typing import Any

from django.core.management.base import BaseCommand
from django.db import connection
from tqdm import tqdm

from pictria.search.services.repairing import SOURCES, Source, write_all
from pictria.search.trigrams import NO_TRIGRAMS, add_trigrams


class Command(BaseCommand):
    help = "Makes the entries of all posts, people and boards anew. Searching goes on meanwhile."

    def handle(self, *args: Any, **options: Any) -> None:
        if connection.vendor == "postgresql" and not add_trigrams(connection):
            self.stdout.write(NO_TRIGRAMS)
        for source in SOURCES:
            self._write(source)

    def _write(self, source: Source) -> None:
        name = str(source.entries._meta.verbose_name_plural)
        with tqdm(total=source.rows.count(), desc=name, disable=None) as bar:
            number = write_all(source, lambda done: bar.update(done - bar.n))
        self.stdout.write(f"{name}: {number}")
