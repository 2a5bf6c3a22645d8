"""How well an entry fits: a whole number that both databases reckon alike."""

from collections import Counter
from collections.abc import Iterable

from django.db import connection

from pictria.search.matching import Match, Sequence, is_tag
from pictria.search.models import Entry
from pictria.search.parts import Part

# In titles, tags and names; in text; in what is seen; in who shared it. Side by side counts more.
WEIGHTS = dict(zip(Entry.COLUMNS, (8, 4, 2, 1), strict=True))
POSITION = {"postgresql": "strpos", "sqlite": "instr"}


def rank(match: Match, model: type[Entry]) -> Part:
    """The sum of the weights of the columns in which each word stands."""
    sequences = [each for each in match.wanted if not is_tag(each[0])]
    if len(sequences) > 1:
        sequences.append(tuple(word for sequence in sequences for word in sequence))
    if not sequences:
        return Part("0")
    parts = [_part(model, column) for _ in sequences for column in WEIGHTS]
    texts = [_text(sequence, match) for sequence in sequences for _ in WEIGHTS]
    if match.begins:
        # The whole word is better than its beginning.
        parts += [_part(model, column) for _ in sequences for column in WEIGHTS]
        texts += [_text(sequence, Match()) for sequence in sequences for _ in WEIGHTS]
    return Part(" + ".join(parts), tuple(texts))


def ranks(columns: Iterable[str]) -> dict[str, int]:
    """Each word of an entry's columns with what `rank` gives for it alone."""
    found: Counter[str] = Counter()
    for text, weight in zip(columns, WEIGHTS.values(), strict=True):
        found.update(dict.fromkeys(text.split(), weight))
    return {word: 0 if is_tag(word) else number for word, number in found.items()}


def _part(model: type[Entry], column: str) -> str:
    place = f'{POSITION[connection.vendor]}("{model._meta.db_table}"."{column}", %s)'
    return f"(CASE WHEN {place} > 0 THEN {WEIGHTS[column]} ELSE 0 END)"


def _text(sequence: Sequence, match: Match) -> str:
    return f" {' '.join(sequence)}" + ("" if match.begins else " ")
