"""Counts likes, comments, followers and the like anew, and says what was wrong."""

from typing import Any

from django.core.management.base import BaseCommand

from pictria.core.counters import recount, registered
from pictria.core.editions import EVERYTHING, renew


class Command(BaseCommand):
    help = "Compares every counter with the rows it counts, repairs it, and reports the drift."

    def handle(self, *args: Any, **options: Any) -> None:
        for counter in registered():
            wrong = recount(counter)
            self.stdout.write(f"{counter}: {f'{wrong} repaired' if wrong else 'right'}")
        # Pages that are kept ready may show a number that was wrong.
        renew(EVERYTHING)
