"""Where to look for the newest matches, so that a common word costs no more than a rare one.

The index of words knows no order: asked for a word of 600,000 posts, it gives them all. So how
common the rarest wanted word is decides. A rare one is looked up. Of a common one there are enough
among the newest entries, and how many of those to look at follows from how common it is; where
there were too few after all, one looks further back.
"""

from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from pictria.search.matching import Match
from pictria.search.models import Kind, Milestone, Word
from pictria.search.models.vocabulary import ALL

# So few matches are fetched and sorted.
RARE = 2_000
# A word that so large a part of the entries have is met soon on the way from the newest.
COMMON = 0.06
# More than should do, since words come in clusters.
MARGIN, WIDER = 1.2, 6


@dataclass(frozen=True)
class Plan:
    """Entries `since` about this moment (None: all), each asked in turn or looked up by words."""

    walking: bool = False
    since: int | None = None


@dataclass(frozen=True)
class Frequency:
    """How many entries there are, and how many have the rarest wanted word."""

    entries: int
    matches: int

    @property
    def share(self) -> float:
        return self.matches / max(self.entries, 1)


def frequency(kind: Kind, match: Match) -> Frequency:
    """What the vocabulary says of entries that everyone may see."""
    counts = counts_of(kind, (*match.words, ALL))
    entries = counts.get(ALL, 0)
    if match.begins or not match.words:
        return Frequency(entries, entries)
    return Frequency(entries, min(counts.get(word, 0) for word in match.words))


def counts_of(kind: Kind, words: tuple[str, ...]) -> Mapping[str, int]:
    """How many entries that everyone may see have each of these words."""
    known = Word.objects.filter(kind=kind, word__in=words)
    return dict(known.values_list("word", "count"))


def plans(kind: Kind, match: Match, *, limit: int, top: int | None) -> Iterator[Plan]:
    """Where to look for the newest `limit` matches up to the moment `top`, one after the other."""
    if not match.words:
        yield Plan(walking=True)
        return
    how_common = frequency(kind, match)
    if how_common.matches > RARE:
        places = list(_milestones(kind))
        walking = how_common.share >= COMMON
        begin = _place_of(top, places)
        reach = limit * MARGIN / how_common.share
        while (since := _moment_at(begin + reach, places)) is not None:
            yield Plan(walking, since)
            reach *= WIDER
    yield Plan()


def within(kind: Kind, match: Match, *, since: int) -> Plan:
    """How to find what matches since a moment that is known."""
    return Plan(frequency(kind, match).share >= COMMON or not match.words, since)


def _milestones(kind: Kind) -> Iterator[tuple[int, int]]:
    """Places, small to large, each with its moment."""
    yield from Milestone.objects.filter(kind=kind).order_by("place").values_list("place", "moment")


def _place_of(top: int | None, places: list[tuple[int, int]]) -> float:
    """About how many entries are newer than `top`."""
    if top is None:
        return 0
    moments = [-moment for _, moment in places]
    index = bisect_left(moments, -top)
    return places[index - 1][0] if index else 0


def _moment_at(place: float, places: list[tuple[int, int]]) -> int | None:
    """Between two milestones, entries are taken to come evenly."""
    for (before, newer), (after, older) in pairwise(places):
        if before <= place <= after:
            return int(newer + (older - newer) * (place - before) / (after - before))
    return None
