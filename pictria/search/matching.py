"""What a query asks of an entry's words, in the words of each database."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.db import connection
from django.db.models import BooleanField, Q
from django.db.models.expressions import RawSQL

from pictria.search.models import Entry
from pictria.search.query import Query
from pictria.search.words import words_of

Sequence = tuple[str, ...]


@dataclass(frozen=True)
class Match:
    """Sequences of words that stand side by side: such as must be there, and such as must not.

    `begins` lets each word stand for all that begin with it.
    """

    wanted: tuple[Sequence, ...] = ()
    unwanted: tuple[Sequence, ...] = ()
    begins: bool = False

    @classmethod
    def of(cls, query: Query, *, begins: bool = False) -> "Match":
        wanted = [*map(words_of, query.terms), *([f"#{tag}"] for tag in query.tags)]
        unwanted = map(_excluded, query.without)
        return cls(_each_once(wanted), _each_once(unwanted), begins)

    @property
    def words(self) -> tuple[str, ...]:
        """Each word that must be there."""
        return tuple(dict.fromkeys(word for sequence in self.wanted for word in sequence))

    @property
    def says_how_well(self) -> bool:
        """Whether one match may fit better than another: not where only tags are wanted."""
        return any(not sequence[0].startswith("#") for sequence in self.wanted)

    def condition(
        self, model: type[Entry], *, walking: bool = False, times: Iterable[str] = ()
    ) -> Q:
        """The rule for entries; `walking` asks each entry instead of the index of words.

        Of `times`, which are words, too, an entry must have one; where there are none, any will do.
        """
        return CONDITIONS[connection.vendor](self, model, walking, tuple(times))


def _excluded(text: str) -> list[str]:
    return [text] if text.startswith("#") else words_of(text)


def _each_once(sequences: Iterable[list[str]]) -> tuple[Sequence, ...]:
    return tuple(dict.fromkeys(map(tuple, filter(None, sequences))))


def _in_postgresql(match: Match, model: type[Entry], walking: bool, times: Sequence) -> Q:
    if not (match.wanted or match.unwanted):
        return Q()
    vector = f'"{model._meta.db_table}"."vector"'
    # Only the operator can use the index; the function is the same without it.
    sql = f"ts_match_vq({vector}, %s::tsquery)" if walking else f"{vector} @@ %s::tsquery"
    return Q(RawSQL(sql, [tsquery(match, times)], output_field=BooleanField()))  # noqa: S611  columns


def tsquery(match: Match, times: Sequence = ()) -> str:
    """The match as PostgreSQL writes it."""
    ending = ":*" if match.begins else ""
    wanted = [_tsphrase(sequence, ending) for sequence in match.wanted]
    unwanted = [f"!{_tsphrase(sequence, '')}" for sequence in match.unwanted]
    either = [f"({' | '.join(map(_lexeme, times))})"] if times else []
    return " & ".join([*wanted, *unwanted, *either])


def _tsphrase(sequence: Sequence, ending: str) -> str:
    return f"({' <-> '.join(_lexeme(word) + ending for word in sequence)})"


def _lexeme(word: str) -> str:
    return "'" + word.replace("\\", "\\\\").replace("'", "''") + "'"


def _in_sqlite(match: Match, model: type[Entry], walking: bool, times: Sequence) -> Q:
    condition = Q()
    if match.wanted:
        wanted = [_ftsphrase(each, match) for each in match.wanted]
        either = [f"({' OR '.join(_ftsphrase((each,)) for each in times)})"] if times else []
        condition &= _has(model, " AND ".join([*wanted, *either]))
    for sequence in match.unwanted:
        condition &= ~_has(model, _ftsphrase(sequence))
    return condition


def _has(model: type[Entry], fts: str) -> Q:
    table = f'"{model._meta.db_table}_words"'
    having = f"SELECT rowid FROM {table} WHERE {table} MATCH %s"  # noqa: S608  the table's name
    return Q(pk__in=RawSQL(having, [fts]))  # noqa: S611


def _ftsphrase(sequence: Sequence, match: Match = Match()) -> str:
    words = " ".join(sequence).replace('"', "")
    return f'"{words}"{" *" if match.begins else ""}'


CONDITIONS: dict[str, Callable[[Match, type[Entry], bool, Sequence], Q]] = {
    "postgresql": _in_postgresql,
    "sqlite": _in_sqlite,
}
