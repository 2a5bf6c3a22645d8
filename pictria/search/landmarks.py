"""What plans go by: how many entries there are, which words are common, and where the old begins.

It has only to be about right, so it is kept (pictria.core.kept) and most searches need no query
for it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial

from pictria.core.kept import kept
from pictria.search.models import Kind, Milestone, Word
from pictria.search.models.vocabulary import ALL

# So few matches are fetched and sorted.
RARE = 2_000
SECONDS = 300


@dataclass(frozen=True)
class Landmarks:
    """Of entries that everyone may see.

    `common` has the words of more than RARE entries, each with their number; `milestones` has
    places, small to large, each with its moment.
    """

    entries: int
    common: Mapping[str, int]
    milestones: tuple[tuple[int, int], ...]


def landmarks(kind: Kind) -> Landmarks:
    """Those of at most some minutes ago."""
    return kept(
        f"landmarks:{kind.value}",
        partial(_landmarks, kind),
        topics=(f"landmarks:{kind.value}",),
        lifetime=SECONDS,
    )


def _landmarks(kind: Kind) -> Landmarks:
    words = Word.objects.filter(kind=kind)
    common = dict(words.filter(count__gt=RARE).values_list("word", "count"))
    entries = words.filter(word=ALL).values_list("count", flat=True).first()
    milestones = Milestone.objects.filter(kind=kind).order_by("place")
    return Landmarks(entries or 0, common, tuple(milestones.values_list("place", "moment")))
