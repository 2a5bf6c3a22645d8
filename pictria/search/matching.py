"""What a query asks of an entry's words, in the words of each database."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.db import connection

from pictria.search.models import Entry
from pictria.search.parts import Part
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
    def unwanted_words(self) -> tuple[str, ...]:
        """Each single word that must not be there."""
        return tuple(sequence[0] for sequence in self.unwanted if len(sequence) == 1)

    @property
    def word(self) -> str | None:
        """The one word, where a single word is all that is looked for."""
        alone = len(self.words) == 1 and self.wanted == (self.words,)
        return self.words[0] if alone and not (self.unwanted or self.begins) else None

    @property
    def says_how_well(self) -> bool:
        """Whether one match may fit better than another: not where only tags are wanted."""
        return any(not is_tag(sequence[0]) for sequence in self.wanted)

    def rules(
        self, model: type[Entry], *, walking: bool = False, times: Iterable[str] = ()
    ) -> list[Part]:
        """What must hold for entries; `walking` asks each entry instead of the index of words.

        Of `times`, which are words, too, an entry must have one; where there are none, any will do.
        """
        return RULES[connection.vendor](self, model, walking, tuple(times))


def is_tag(word: str) -> bool:
    """Whether it stands for a whole tag."""
    return word.startswith("#")


def _excluded(text: str) -> list[str]:
    return [text] if is_tag(text) else words_of(text)


def _each_once(sequences: Iterable[list[str]]) -> tuple[Sequence, ...]:
    return tuple(dict.fromkeys(map(tuple, filter(None, sequences))))


def _in_postgresql(match: Match, model: type[Entry], walking: bool, times: Sequence) -> list[Part]:
    if not (match.wanted or match.unwanted):
        return []
    vector = f'"{model._meta.db_table}"."vector"'
    # Only the operator can use the index; the function is the same without it.
    sql = f"ts_match_vq({vector}, %s::tsquery)" if walking else f"{vector} @@ %s::tsquery"
    return [Part(sql, (tsquery(match, times),))]


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


def _in_sqlite(match: Match, model: type[Entry], walking: bool, times: Sequence) -> list[Part]:
    rules = [_among(model, "NOT IN", _ftsphrase(each)) for each in match.unwanted]
    if match.wanted:
        wanted = [_ftsphrase(each, match) for each in match.wanted]
        either = [f"({' OR '.join(_ftsphrase((each,)) for each in times)})"] if times else []
        rules.append(_among(model, "IN", " AND ".join([*wanted, *either])))
    return rules


def _among(model: type[Entry], how: str, fts: str) -> Part:
    table = model._meta.db_table
    having = f'SELECT rowid FROM "{table}_words" WHERE "{table}_words" MATCH %s'  # noqa: S608  the table's name
    return Part(f'"{table}"."subject_id" {how} ({having})', (fts,))


def _ftsphrase(sequence: Sequence, match: Match = Match()) -> str:
    words = " ".join(sequence).replace('"', "")
    return f'"{words}"{" *" if match.begins else ""}'


RULES: dict[str, Callable[[Match, type[Entry], bool, Sequence], list[Part]]] = {
    "postgresql": _in_postgresql,
    "sqlite": _in_sqlite,
}
