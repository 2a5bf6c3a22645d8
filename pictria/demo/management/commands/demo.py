"""`manage.py demo`: fills a site with a gallery of sixty pieces by eight people."""

from datetime import datetime, timedelta
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone
from tqdm import tqdm

from pictria.demo.gallery import PEOPLE, PIECES
from pictria.demo.hanging import hang, introduce

DAYS = 12


class Command(BaseCommand):
    help = "Fills the site with a demo gallery. A second run adds only what is missing."

    def handle(self, *args: Any, **options: Any) -> None:
        artists = {person.username: introduce(person) for person in PEOPLE}
        moments = _moments(len(PIECES), until=timezone.now())
        hung = 0
        for piece, moment in zip(tqdm(PIECES, unit="piece", desc="Drawing"), moments, strict=True):
            hung += hang(piece, artist=artists[piece.artist], posted_at=moment)
        self.stdout.write(f"{hung} pieces by {len(artists)} people are on the wall.")


def _moments(number: int, *, until: datetime) -> list[datetime]:
    """Moments of the last DAYS, evenly spread, oldest first."""
    step = timedelta(days=DAYS) / number
    return [until - step * (number - place) for place in range(number)]
