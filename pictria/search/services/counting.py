"""How common words are, and since when how many entries were added: counted anew."""

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TypeVar

from django.db import transaction

from pictria.search.models import Entry, Kind, Milestone, Word
from pictria.search.models.vocabulary import ALL
from pictria.search.services.writing import A_RUN

# Each milestone is so much further than the one before.
FIRST_MILESTONE, FURTHER = 500, 1.25
READ_AT_ONCE = 2_000
T = TypeVar("T")


def count_words(model: type[Entry]) -> int:
    """Counts the words of entries that everyone may see. Gives how many numbers were wrong.

    What is written meanwhile may be counted or not: numbers only have to be about right.
    """
    public = model._default_manager.filter(is_public=True)
    right: Counter[str] = Counter()
    for columns in public.values_list(*Entry.COLUMNS).iterator(chunk_size=READ_AT_ONCE):
        right.update({*" ".join(columns).split(), ALL})
    known = Word.objects.filter(kind=model.kind)
    counted = dict(known.values_list("word", "count").iterator(chunk_size=READ_AT_ONCE))
    wrong = [word for word in {*right, *counted} if right[word] != counted.get(word)]
    for words in _runs(sorted(wrong), A_RUN):
        _correct(model.kind, words, right)
    return len(wrong)


def _correct(kind: Kind, words: list[str], right: Counter[str]) -> None:
    there = [
        Word(kind=kind, word=word, backward=word[::-1], count=right[word])
        for word in words
        if right[word]
    ]
    Word.objects.bulk_create(
        there, update_conflicts=True, unique_fields=["kind", "word"], update_fields=["count"]
    )
    Word.objects.filter(kind=kind, word__in=[word for word in words if not right[word]]).delete()


@transaction.atomic
def set_milestones(model: type[Entry]) -> None:
    """Notes the moments of the 500th newest entry, and of others further and further back."""
    moments = model._default_manager.filter(is_public=True).order_by("-moment", "-subject")
    found: list[Milestone] = []
    following, place, moment = float(FIRST_MILESTONE), 0, 0
    newest = moments.values_list("moment", flat=True).iterator(chunk_size=10_000)
    for place, moment in enumerate(newest):
        if place == 0 or place >= following:
            found.append(Milestone(kind=model.kind, place=place, moment=moment))
            following = max(following, place * FURTHER)
    if place and found[-1].place != place:
        found.append(Milestone(kind=model.kind, place=place, moment=moment))
    Milestone.objects.filter(kind=model.kind).delete()
    Milestone.objects.bulk_create(found)


def _runs(values: Iterable[T], size: int) -> Iterator[list[T]]:
    each = iter(values)
    while run := list(islice(each, size)):
        yield run
