"""Where words stand, and what becomes of their lists when that changes.

Whoever writes entries changes the lists of their words in the same transaction, with the words
locked, and whoever makes a list (listing.py) holds its word meanwhile. So no list lacks what is
written just then, or has it twice.
"""

from collections.abc import Iterable, Mapping
from itertools import groupby
from typing import NamedTuple

from pictria.search.models import Entry, Occurrence
from pictria.search.models.vocabulary import ALL
from pictria.search.ranking import ranks

A_RUN = 500


class Standing(NamedTuple):
    """That a word stands in an entry that everyone may see, and how well the entry fits it."""

    entry: int
    moment: int
    word: str
    owner: int
    number: int

    def on_list(self, word: int) -> Occurrence:
        """As it stands on the list of the word with this id."""
        return Occurrence(
            word_id=word,
            moment=self.moment,
            entry=self.entry,
            owner=self.owner,
            number=self.number,
        )


class List(NamedTuple):
    """The list of the word with this id: it has all since a moment."""

    word: int
    since: int


def standings(entry: Entry) -> frozenset[Standing]:
    """One for each word of the entry and one for ALL; none where not everyone may see it."""
    if not entry.is_public:
        return frozenset()
    numbers = ranks(getattr(entry, column) for column in Entry.COLUMNS)
    return frozenset(
        Standing(entry.pk, entry.moment, word, entry.owner, number)
        for word, number in (*numbers.items(), (ALL, 0))
    )


def change_lists(
    lists: Mapping[str, List], gone: Iterable[Standing], come: Iterable[Standing]
) -> None:
    """Takes from the lists of words what is gone and adds what has come."""
    left = sorted(each for each in gone if each.word in lists)
    for (entry, moment), there in groupby(left, lambda each: (each.entry, each.moment)):
        words = [lists[each.word].word for each in there]
        Occurrence.objects.filter(word__in=words, moment=moment, entry=entry).delete()
    new = (
        each.on_list(lists[each.word].word)
        for each in come
        if each.word in lists and each.moment >= lists[each.word].since
    )
    Occurrence.objects.bulk_create(new, ignore_conflicts=True, batch_size=A_RUN)
