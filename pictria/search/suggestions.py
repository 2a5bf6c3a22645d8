"""What may follow while somebody types: words, tags and people, never what they may not see."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Literal

from accounts.querysets import Viewer
from pictria.search.matching import Match
from pictria.search.models import Kind, PostEntry
from pictria.search.parts import condition
from pictria.search.query import LONGEST, UNWRITABLE
from pictria.search.searches import names_beginning
from pictria.search.spelling import Candidate, completions
from pictria.search.words import words_of
from posts.models.tag import normalised_tag
from posts.querysets import in_feeds_of
from posts.suggestions import suggested_tags

SuggestionKind = Literal["word", "tag", "person"]
MOST = 8
MOST_OF_A_KIND = 4
# What stands on fewer posts is suggested only after a look at these: some may be gone by now.
LOOKED_AT_BELOW = 30


@dataclass(frozen=True)
class Suggestion:
    """Something to look for: `text` is shown (`boats`, `#sea`, `@ann`), `query` is the search."""

    kind: SuggestionKind
    text: str
    query: str


def suggest(beginning: str, viewer: Viewer) -> list[Suggestion]:
    """At most eight words, tags and people with which what is being typed may go on.

    The last word is the one being typed; what stands before it stays.
    """
    beginning = UNWRITABLE.sub(" ", beginning)
    if len(beginning) > LONGEST or not beginning.strip() or beginning[-1].isspace():
        return []
    typed = beginning.split()[-1]
    before = beginning.removesuffix(typed)
    found = islice(_suggested(typed, viewer), MOST)
    return [Suggestion(kind, text, f"{before}{text}") for kind, text in found]


def _suggested(typed: str, viewer: Viewer) -> Iterator[tuple[SuggestionKind, str]]:
    if typed.startswith("#"):
        yield from (("tag", f"#{name}") for name in _tags(typed, viewer)[:MOST])
    elif typed.startswith("@"):
        yield from (("person", f"@{name}") for name in _people(typed[1:], viewer)[:MOST])
    else:
        few = slice(MOST_OF_A_KIND)
        yield from (("word", word) for word in _words(typed, viewer)[few])
        yield from (("tag", f"#{name}") for name in _tags(typed, viewer)[few])
        yield from (("person", f"@{name}") for name in _people(typed, viewer)[few])


def _words(typed: str, viewer: Viewer) -> list[str]:
    found = words_of(typed)
    if len(found) != 1:
        return []
    return _still_seen(completions(found[0], Kind.POST, most=MOST), viewer)


def _still_seen(found: list[Candidate], viewer: Viewer) -> list[str]:
    """The vocabulary may lag behind, and is everybody's: rare words are looked for on posts."""
    rare = [each.word for each in found if each.count < LOOKED_AT_BELOW]
    gone = set(rare) - _words_on_posts(rare, viewer)
    return [each.word for each in found if each.word not in gone]


def _words_on_posts(words: Iterable[str], viewer: Viewer) -> set[str]:
    """Those that stand on something in this person's feeds."""
    there: set[str] = set()
    for word in words:
        has = condition(Match(wanted=((word,),)).rules(PostEntry))
        if PostEntry.objects.filter(has, in_feeds_of(viewer, "subject__")).exists():
            there.add(word)
    return there


def _tags(typed: str, viewer: Viewer) -> list[str]:
    name = normalised_tag(typed)
    return [name for name, _ in suggested_tags(name, viewer)] if name else []


def _people(typed: str, viewer: Viewer) -> list[str]:
    return names_beginning(typed, viewer, most=MOST)
