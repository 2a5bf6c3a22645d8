"""What plans go by: how many entries there are, which words are common, and where the old begins.

It has only to be about right, so it is kept (pictria.core.kept) and most searches need no query
for it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import partial

from django.db.models import Q

from pictria.core.kept import kept
from pictria.search.models import Kind, Milestone, Word
from pictria.search.models.vocabulary import ALL

# So few matches are fetched and sorted.
RARE = 2_000
SECONDS = 300


@dataclass(frozen=True)
class Landmarks:
    """Of entries that everyone may see.

    `common` has the words of more than RARE entries, each with their number; `lists` has those with
    a list, each with its id and since when the list has all; `milestones` has places, small to
    large, each with its moment.
    """

    entries: int
    common: Mapping[str, int]
    lists: Mapping[str, tuple[int, int]]
    milestones: tuple[tuple[int, int], ...]


FIELDS = ",".join(field.name for field in fields(Landmarks))


def landmarks(kind: Kind) -> Landmarks:
    """Those of at most some minutes ago."""
    # Another name with other fields: what another release kept has not these.
    name = f"landmarks:{FIELDS}:{kind.value}"
    return kept(
        name,
        partial(_landmarks, kind),
        topics=(name,),
        lifetime=SECONDS,
    )


def _landmarks(kind: Kind) -> Landmarks:
    words = Word.objects.filter(kind=kind)
    known = words.filter(Q(count__gt=RARE) | Q(listed_since__isnull=False))
    rows = list(known.values_list("word", "count", "pk", "listed_since"))
    entries = words.filter(word=ALL).values_list("count", flat=True).first()
    milestones = Milestone.objects.filter(kind=kind).order_by("place")
    return Landmarks(
        entries or 0,
        {word: count for word, count, _, _ in rows if count > RARE},
        {word: (pk, since) for word, _, pk, since in rows if since is not None},
        tuple(milestones.values_list("place", "moment")),
    )
