"""Entries that were missed are made, wrong ones made anew, and words counted and listed."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from math import inf
from time import monotonic
from typing import Any

from django.db.models import F, Q, QuerySet

from accounts.models import Audience, User
from collections_app.models import Board
from collections_app.querysets import everyone_sees_board
from pictria.search.models import BoardEntry, Entry, PersonEntry, PostEntry
from pictria.search.services.counting import count_words, set_milestones
from pictria.search.services.listing import list_words, unlist_words
from pictria.search.services.writing import A_RUN, write_entries
from posts.models import Post
from posts.querysets import everyone_sees

# Seconds that a task may take.
A_TURN, A_NIGHT = 300, 480
Progress = Callable[[int], object]


@dataclass(frozen=True)
class Source:
    """Where the entries of a model come from: rows, and which of these everyone sees."""

    entries: type[Entry]
    rows: "QuerySet[Any]"
    public: Q

    def missing(self) -> "QuerySet[Any]":
        """Rows without an entry."""
        return self.rows.filter(search_entry=None)

    def outdated(self) -> "QuerySet[Any]":
        """Rows that were changed after their entry was, or whose entry is wrong about who sees."""
        seen = Q(search_entry__is_public=True)
        changed = Q(updated_at__gt=F("search_entry__updated_at"))
        return self.rows.filter(changed | (seen & ~self.public) | (~seen & self.public))


SOURCES = (
    Source(PersonEntry, User.objects.all(), ~Q(audience=Audience.NOBODY)),
    Source(BoardEntry, Board.objects.all(), everyone_sees_board()),
    Source(PostEntry, Post.objects.all(), everyone_sees()),
)


@dataclass(frozen=True)
class Added:
    """How many entries were added, and whether time was up before all were."""

    number: int
    is_cut_short: bool


def add_missing(*, seconds: float) -> Added:
    """Makes entries that are missing, those of the newest first, for so many seconds."""
    end, number = monotonic() + seconds, 0
    for source in SOURCES:
        added = _write(source, source.missing(), end)
        if added:
            _count(source)
        number += added
    return Added(number, monotonic() > end)


def repair(*, seconds: float) -> int:
    """Makes missing and wrong entries anew, counts and lists words. Gives how many were wrong."""
    end, wrong = monotonic() + seconds, 0
    for source in SOURCES:
        wrong += _write(source, source.missing(), end) + _write(source, source.outdated(), end)
        _count(source)
        _list(source, end)
    return wrong


def write_all(source: Source, progress: Progress) -> int:
    """Makes all entries anew, those of the newest first; until then, the old ones are found."""
    number = _write(source, source.rows, inf, progress)
    unlist_words(source.entries)
    _count(source)
    _list(source, inf)
    return number


def _write(
    source: Source, rows: "QuerySet[Any]", end: float, progress: Progress | None = None
) -> int:
    """Gives how many were written until the moment `end`."""
    number = 0
    for ids in _runs(rows):
        if monotonic() > end:
            break
        write_entries(source.entries, ids)
        number += len(ids)
        if progress:
            progress(number)
    return number


def _runs(rows: "QuerySet[Any]") -> Iterator[list[int]]:
    following = rows.order_by("-pk").values_list("pk", flat=True)
    ids = list(following[:A_RUN])
    while ids:
        yield ids
        ids = list(following.filter(pk__lt=ids[-1])[:A_RUN])


def _count(source: Source) -> None:
    count_words(source.entries)
    set_milestones(source.entries)


def _list(source: Source, end: float) -> None:
    # People are searched for by the beginnings of words.
    if source.entries is not PersonEntry:
        list_words(source.entries, end=end)
