"""One typing error: a letter too many, too few, another one, or two neighbours changed places.

Whatever one error does, the first or the second half of the word stays as it is, or the two
letters in the middle changed places. So candidates begin or end like what was typed; the
vocabulary is asked for those, and how far each is away decides.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice

from django.db import connection
from django.db.models import Q, QuerySet
from django.db.models.functions import Length
from rapidfuzz.distance import OSA

from pictria.search.models import Kind, Word
from pictria.search.query import Query
from pictria.search.words import words_of

# So short a word is meant only where two of its letters changed places: it has many neighbours.
SHORT = 3
# A rare word is taken for an error where another is so much more common.
FEW, MUCH_MORE = 2, 100
TRIED_A_WORD, TRIED = 3, 8
SWAPPED, LEFT_OUT, OTHER_LETTER = 24, 18, 6
FEWEST_LETTERS, LOOKED_THROUGH = 2, 500
LAST_CHARACTER = "\U0010ffff"


@dataclass(frozen=True)
class Candidate:
    """A word that may have been meant, and how many entries everyone sees have it."""

    word: str
    count: int


def corrections(query: Query, kind: Kind, *, number: int) -> Iterator[Query]:
    """What may have been meant instead, likeliest first, where `number` rows were found."""
    if number > FEW:
        return
    for words in islice(_combinations(_meant(query, kind, number)), TRIED):
        other = replace(query, words=words, problems=())
        if other.words != query.words:
            yield other


def _combinations(meant: list[list[str]]) -> Iterator[tuple[str, ...]]:
    """The likeliest of each, then one of them at a time as something else."""
    likeliest = tuple(words[0] for words in meant)
    yield likeliest
    for place, words in enumerate(meant):
        for word in words[1:]:
            yield (*likeliest[:place], word, *likeliest[place + 1 :])


def _meant(query: Query, kind: Kind, number: int) -> list[list[str]]:
    """For each typed word what to try in its place; itself where it is well known."""
    single = {word: found[0] for word in query.words if len(found := words_of(word)) == 1}
    known = Word.objects.filter(kind=kind, word__in=single.values())
    counts = dict(known.values_list("word", "count"))
    slips = number == 0 and not all(counts.get(word) for word in single.values())
    return [
        _instead(word, single[word], counts.get(single[word], 0), kind, number, slips)
        if word in single
        else [word]
        for word in query.words
    ]


def _instead(typed: str, word: str, count: int, kind: Kind, number: int, slips: bool) -> list[str]:
    """Who made a slip in one word (`slips`) may have made another one that gave a known word."""
    if (count > FEW and not slips) or (number and not count):
        return [typed]
    least = 1 if slips else max(1, count * MUCH_MORE)
    found = [each.word for each in candidates(word, kind) if each.count >= least][:TRIED_A_WORD]
    return [typed, *found] if count and slips else found or [typed]


def candidates(word: str, kind: Kind) -> list[Candidate]:
    """Words one error away, likeliest first."""
    known = _alike(word).filter(kind=kind, count__gt=0).exclude(word__startswith="#")
    near = [Candidate(*row) for row in known.values_list("word", "count") if _is_near(word, row[0])]
    return sorted(near, key=lambda each: (-each.count * _likelihood(word, each.word), each.word))


def _likelihood(typed: str, word: str) -> int:
    """How likely somebody who means the word types this, by guess.

    Two neighbours can change places, and a letter can be left out, in fewer ways than there are
    other letters to type. People seldom mistype the first letter.
    """
    if sorted(typed) == sorted(word):
        return SWAPPED
    error = LEFT_OUT if len(typed) < len(word) else OTHER_LETTER
    return error if typed[:1] == word[:1] else error // 3


def completions(word: str, kind: Kind, *, most: int) -> list[Candidate]:
    """Words that begin so, the most common first; where there are none, nearly so."""
    if len(word) < FEWEST_LETTERS and word.isascii():
        return []
    known = Word.objects.filter(BEGINNINGS[connection.vendor](word), kind=kind, count__gt=0)
    found = known.order_by("-count", "word").values_list("word", "count")[:most]
    begun = [Candidate(*row) for row in found]
    return begun or [*candidates(word, kind), *_nearly_begun(word, kind)][:most]


def _nearly_begun(word: str, kind: Kind) -> list[Candidate]:
    """Words whose beginning is one error away; the error is in its second half."""
    if len(word) <= SHORT:
        return []
    head = word[: len(word) // 2]
    known = Word.objects.filter(BEGINNINGS[connection.vendor](head), kind=kind, count__gt=0)
    rows = known.order_by("-count", "word").values_list("word", "count")[:LOOKED_THROUGH]
    return [Candidate(*row) for row in rows if _begins_nearly(row[0], word)]


def _begins_nearly(word: str, typed: str) -> bool:
    if len(word) <= len(typed):
        return False
    return any(_apart(word[:length], typed) for length in range(len(typed) - 1, len(typed) + 2))


def _is_near(typed: str, word: str) -> bool:
    if len(word) <= SHORT and sorted(typed) != sorted(word):
        return False
    return _apart(typed, word)


def _apart(word: str, other: str) -> bool:
    return bool(OSA.distance(word, other, score_cutoff=1) == 1)


def _alike(word: str) -> "QuerySet[Word]":
    if len(word) < SHORT:
        return Word.objects.filter(word=word[::-1])
    middle = len(word) // 2
    halves = HALVES[connection.vendor](word[:middle], word[middle:])
    alike = Word.objects.annotate(length=Length("word"))
    near = Q(length__range=(len(word) - 1, len(word) + 1))
    return alike.filter(near, Q(word=_swapped(word, middle)) | halves)


def _swapped(word: str, place: int) -> str:
    return word[: place - 1] + word[place] + word[place - 1] + word[place + 1 :]


def _by_trigrams(head: str, tail: str) -> Q:
    """The trigram index answers both, and the words need not be read from their ends."""
    return Q(word__startswith=head) | Q(word__endswith=tail)


def _by_ranges(head: str, tail: str) -> Q:
    return begins("word", head) | begins("backward", tail[::-1])


def begins(field: str, beginning: str) -> Q:
    """The rule for words that begin so, as an index answers it."""
    end = f"{beginning}{LAST_CHARACTER}"
    return Q((f"{field}__gte", beginning)) & Q((f"{field}__lt", end))


def _like(beginning: str) -> Q:
    return Q(word__startswith=beginning)


def _range(beginning: str) -> Q:
    return begins("word", beginning)


BEGINNINGS = {"postgresql": _like, "sqlite": _range}
HALVES = {"postgresql": _by_trigrams, "sqlite": _by_ranges}
