"""Entries are written anew from what they are about."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

from django.db import transaction
from django.db.models import F
from django.db.models.functions import Greatest
from django.utils import timezone

from pictria.search.models import Entry, Kind, Word
from pictria.search.services.standing import List, Standing, change_lists, standings
from pictria.search.subjects import Words, subject_of
from pictria.search.times import words_of_moment

A_RUN = 500
WRITTEN = ("owner", "moment", "is_public", *Entry.COLUMNS, "times", "updated_at")


def write_entries(model: type[Entry], ids: Iterable[int]) -> None:
    """Brings the entries of these subjects up to date. Bears vanished rows and a second run."""
    ids = sorted(set(ids))
    for start in range(0, len(ids), A_RUN):
        _write(model, ids[start : start + A_RUN])


@transaction.atomic
def _write(model: type[Entry], ids: Sequence[int]) -> None:
    kind = subject_of(model)
    _make_missing(model, kind.there(ids))
    # Whoever comes second reads, below, what the first one's news were about and its own.
    locked = model._default_manager.select_for_update().filter(pk__in=ids).order_by("pk")
    entries = {entry.pk: entry for entry in locked}
    before = _standings(entries.values())
    for pk, words in kind.words(ids):
        if pk in entries:
            _say(entries[pk], words)
    made: type[Any] = model
    # One statement, and much faster than Django's bulk_update.
    made.objects.bulk_create(
        entries.values(), update_conflicts=True, unique_fields=["subject"], update_fields=WRITTEN
    )
    _follow(model.kind, before, _standings(entries.values()))


def _make_missing(model: type[Entry], ids: Iterable[int]) -> None:
    blank = dict.fromkeys(Entry.COLUMNS, "")
    make: type[Any] = model
    make.objects.bulk_create(
        (make(pk=pk, owner=0, moment=0, **blank) for pk in ids), ignore_conflicts=True
    )


def _say(entry: Entry, words: Words) -> None:
    entry.owner, entry.moment, entry.is_public = words.owner, words.moment, words.is_public
    for column, texts in zip(Entry.COLUMNS, words.columns, strict=True):
        setattr(entry, column, f" {' '.join(texts)} " if texts else "")
    entry.times = f" {' '.join(words_of_moment(words.moment))} "
    entry.updated_at = timezone.now()


def _standings(entries: Iterable[Entry]) -> set[Standing]:
    return {each for entry in entries for each in standings(entry)}


def _follow(kind: Kind, before: set[Standing], after: set[Standing]) -> None:
    """Moves the numbers of words, and what is on their lists, by what came and went."""
    gone, come = before - after, after - before
    changes = Counter(each.word for each in come)
    changes.subtract(each.word for each in gone)
    make_words(kind, [word for word, change in changes.items() if change > 0])
    lists = lock_words(kind, changes)
    by_change: dict[int, list[str]] = {}
    for word, change in changes.items():
        if change:
            by_change.setdefault(change, []).append(word)
    for change, words in by_change.items():
        there = Word.objects.filter(kind=kind, word__in=words)
        there.update(count=Greatest(F("count") + change, 0))
    change_lists(lists, gone, come)


def make_words(kind: Kind, words: Iterable[str]) -> None:
    """Adds those that are not there. In one order, so that no two wait for each other."""
    Word.objects.bulk_create(
        (Word(kind=kind, word=word, backward=word[::-1]) for word in sorted(words)),
        ignore_conflicts=True,
        batch_size=A_RUN,
    )


def lock_words(kind: Kind, words: Iterable[str]) -> dict[str, List]:
    """Within a transaction; in one order, too. Gives the lists of those that have one."""
    there = Word.objects.select_for_update().filter(kind=kind, word__in=list(words))
    rows = there.order_by("word").values_list("word", "pk", "listed_since")
    return {word: List(pk, since) for word, pk, since in rows if since is not None}


def forget_entry(sender: Any, instance: Entry, **news: Any) -> None:
    """Hears of every entry that goes, as it does with its subject: its words count no more."""
    _follow(instance.kind, _standings([instance]), set())
