"""Where to look for the newest matches, so that common words cost no more than rare ones.

A common word alone has a list (lists.py). This is about all else: several words, phrases, what must
not be there. The index of words knows no order: asked for a word of 600,000 posts, it gives them
all. So how common the rarest wanted word is decides. A rare one is looked up. Of common ones there
are enough matches among the newest entries, and how many of those to look at follows from how
common they are; where there were too few after all, one looks further back.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import prod

from pictria.search.landmarks import RARE, landmarks
from pictria.search.matching import Match
from pictria.search.models import Kind

# A word that so large a part of the entries have is met soon on the way from the newest.
COMMON = 0.06
# More than should do, since words come in clusters.
MARGIN, WIDER = 1.2, 6


@dataclass(frozen=True)
class Plan:
    """Entries `since` about this moment (None: all), each asked in turn or looked up by words."""

    walking: bool = False
    since: int | None = None


def share(kind: Kind, match: Match) -> float:
    """Of all entries that everyone may see, about the part that has the rarest wanted word.

    0 where that word is not common.
    """
    if not match.words:
        return 1
    known = landmarks(kind)
    if match.begins:
        return float(known.entries > RARE)
    return min(known.common.get(word, 0) for word in match.words) / max(known.entries, 1)


def plans(kind: Kind, match: Match, *, limit: int, top: int | None) -> Iterator[Plan]:
    """Where to look for the newest `limit` matches up to the moment `top`, one after the other."""
    if not match.words:
        yield Plan(walking=True)
        return
    if part := share(kind, match):
        places = landmarks(kind).milestones
        begin = _place_of(top, places)
        reach = limit * MARGIN / _likely(kind, match, part)
        while (since := _moment_at(begin + reach, places)) is not None:
            yield Plan(part >= COMMON, since)
            reach *= WIDER
    yield Plan()


def _likely(kind: Kind, match: Match, part: float) -> float:
    """About the part of all entries that match, where words go together by chance.

    Some go together far more often, so it is taken to be not much less than the rarest word's.
    """
    known = landmarks(kind)
    parts = (known.common.get(word, 0) / known.entries for word in match.words)
    rests = (1 - known.common.get(word, 0) / known.entries for word in match.unwanted_words)
    return part if match.begins else max(prod(parts) * prod(rests), part / WIDER)


def within(kind: Kind, match: Match, *, since: int) -> Plan:
    """How to find what matches since a moment that is known."""
    return Plan(share(kind, match) >= COMMON, since)


def _place_of(top: int | None, places: Sequence[tuple[int, int]]) -> float:
    """About how many entries are newer than `top`."""
    if top is None:
        return 0
    moments = [-moment for _, moment in places]
    index = bisect_left(moments, -top)
    return places[index - 1][0] if index else 0


def _moment_at(place: float, places: Sequence[tuple[int, int]]) -> int | None:
    """Between two milestones, entries are taken to come evenly."""
    for (before, newer), (after, older) in pairwise(places):
        if before <= place <= after:
            return int(newer + (older - newer) * (place - before) / (after - before))
    return None
