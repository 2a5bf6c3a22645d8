"""Lists of a common word's newest entries, which are read from one place (Occurrence)."""

from dataclasses import dataclass

from pictria.core.pagination import LARGEST
from pictria.search.landmarks import landmarks
from pictria.search.models import Kind, Occurrence, Word
from pictria.search.parts import Part
from pictria.search.pools import Pool

# Older than anything: a list since then has all of its word's entries.
BEGINNING = 2 - LARGEST
TABLE, WORDS = Occurrence._meta.db_table, Word._meta.db_table
SINCE = f'(SELECT listed_since FROM "{WORDS}" WHERE id = %s)'  # noqa: S608  a name of ours


@dataclass(frozen=True)
class WordList:
    """As it was some minutes ago. What it is now, its rules ask in the same statement."""

    word: int
    since: int
    table = TABLE

    def rules(self, since: int | None) -> list[Part]:
        """What is on the list, if it has all `since` this moment (None: whatever it has)."""
        rules = [
            Part(f'"{TABLE}"."word_id" = %s', (self.word,)),
            Part(f'"{TABLE}"."moment" >= {SINCE}', (self.word,)),
        ]
        needed = self._needed(since)
        if needed is not None:
            rules.append(Part(f"{SINCE} <= %s", (self.word, needed)))
        return rules

    def pool(self, rules: Part, size: int, since: int | None) -> Pool:
        """The newest that keep these rules: right if it has anything, where it must have all."""
        enough = size if self._needed(since) is None else 1
        return Pool(TABLE, "entry", Part("number"), rules, size, enough)

    def _needed(self, since: int | None) -> int | None:
        return BEGINNING if since is None and self.since == BEGINNING else since


def list_of(kind: Kind, word: str) -> WordList | None:
    """The list of this word, if it has one."""
    known = landmarks(kind).lists.get(word)
    return WordList(*known) if known else None
