"""Counts likes, comments, followers and the like anew, and says what was wrong."""

from typing import Any

from django.core.management.base import BaseCommand

from pictria.core.counters import recount, registered


class Command(BaseCommand):
    help = "Compares every counter with the rows it counts, repairs it, and reports the drift."

    def handle(self, *args: Any, **options: Any) -> None:
        for counter in registered():
            wrong = recount(counter)
            self.stdout.write(f"{counter}: {f'{wrong} repaired' if wrong else 'right'}")
