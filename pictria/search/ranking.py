"""How well an entry fits: a whole number that both databases reckon alike."""

from django.db import connection
from django.db.models import IntegerField, Value
from django.db.models.expressions import Combinable, RawSQL

from pictria.search.matching import Match, Sequence
from pictria.search.models import Entry

# In titles, tags and names; in text; in what is seen; in who shared it. Side by side counts more.
WEIGHTS = dict(zip(Entry.COLUMNS, (8, 4, 2, 1), strict=True))
POSITION = {"postgresql": "strpos", "sqlite": "instr"}


def rank(match: Match, model: type[Entry]) -> Combinable:
    """The sum of the weights of the columns in which each word stands."""
    sequences = [each for each in match.wanted if not each[0].startswith("#")]
    if len(sequences) > 1:
        sequences.append(tuple(word for sequence in sequences for word in sequence))
    if not sequences:
        return Value(0, output_field=IntegerField())
    parts = [_part(model, column) for _ in sequences for column in WEIGHTS]
    texts = [_text(sequence, match) for sequence in sequences for _ in WEIGHTS]
    if match.begins:
        # The whole word is better than its beginning.
        parts += [_part(model, column) for _ in sequences for column in WEIGHTS]
        texts += [_text(sequence, Match()) for sequence in sequences for _ in WEIGHTS]
    return RawSQL(" + ".join(parts), texts, output_field=IntegerField())  # noqa: S611  columns


def _part(model: type[Entry], column: str) -> str:
    place = f'{POSITION[connection.vendor]}("{model._meta.db_table}"."{column}", %s)'
    return f"(CASE WHEN {place} > 0 THEN {WEIGHTS[column]} ELSE 0 END)"


def _text(sequence: Sequence, match: Match) -> str:
    return f" {' '.join(sequence)}" + ("" if match.begins else " ")
