"""What people type into the search field, and what they mean by it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Literal

from accounts.usernames import PATTERN
from pictria.search.words import words_of
from posts.models.tag import normalised_tag

LONGEST = 200
Sort = Literal["relevance", "newest", "likes", "views"]
SORTS = ("relevance", "newest", "likes", "views")
QUOTES = '"“”„«»'
PART = re.compile(
    rf"(?P<no>-)?(?:[{QUOTES}](?P<phrase>[^{QUOTES}]*)(?:[{QUOTES}]|$)|(?P<word>[^\s{QUOTES}]+))"
)
OPERATOR = re.compile(r"(?P<name>before|after|sort):(?P<value>.*)", re.IGNORECASE)
DATE = re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d{1,2})(?:-(?P<day>\d{1,2}))?)?", re.ASCII)
NAME = re.compile(PATTERN)
# Neither a database nor a page takes these.
UNWRITABLE = re.compile("[\x00\ud800-\udfff]")
TOO_LONG = f"A search has at most {LONGEST} characters; please leave something out."


@dataclass(frozen=True)
class Query:
    """What is looked for. `str(query)` is what a person would type for it."""

    # As typed; what is several words to `words_of`, such as `well-known`, stands side by side.
    words: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()
    # Words, phrases and `#tags` that must not be there.
    without: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    # User names, in lower case: shared by any of them.
    by: tuple[str, ...] = ()
    # Before the UTC day begins; from the beginning of the UTC day.
    before: date | None = None
    after: date | None = None
    sort: Sort = "relevance"
    # Sentences about what was not understood.
    problems: tuple[str, ...] = ()

    def __str__(self) -> str:
        return " ".join(self._parts())

    def _parts(self) -> Iterator[str]:
        yield from self.words
        yield from (f'"{phrase}"' for phrase in self.phrases)
        yield from (f"#{tag}" for tag in self.tags)
        yield from (f"@{name}" for name in self.by)
        yield from (f"-{_quoted(text)}" for text in self.without)
        if self.after:
            yield f"after:{self.after.isoformat()}"
        if self.before:
            yield f"before:{self.before.isoformat()}"
        if self.sort != "relevance":
            yield f"sort:{self.sort}"

    @property
    def is_empty(self) -> bool:
        """Whether nothing is looked for. An order alone is nothing."""
        return replace(self, sort="relevance", problems=()) == Query()

    @property
    def terms(self) -> tuple[str, ...]:
        """Words and phrases that must be there."""
        return (*self.words, *self.phrases)


def parse(text: str) -> Query:
    """What `text` asks for. Never raises; what is not understood is said in `problems`."""
    if len(text) > LONGEST:
        return Query(problems=(TOO_LONG,))
    reading = _Reading()
    for part in PART.finditer(UNWRITABLE.sub(" ", text)):
        reading.take(part)
    return reading.query


class _Reading:
    def __init__(self) -> None:
        self.query = Query()

    def take(self, part: re.Match[str]) -> None:
        excluded, word = bool(part["no"]), part["word"]
        if word is None:
            self._add_text("without" if excluded else "phrases", " ".join(part["phrase"].split()))
        elif excluded:
            self._exclude(word.lstrip("-"))
        elif word.startswith("#"):
            self._add("tags", *_tags(word))
        elif word.startswith("@"):
            self._take_name(word[1:])
        elif found := OPERATOR.fullmatch(word):
            self._take_operator(found["name"].lower(), found["value"])
        else:
            self._add_text("words", word.lstrip("-"))

    def _exclude(self, word: str) -> None:
        if word.startswith("#"):
            self._add("without", *(f"#{tag}" for tag in _tags(word)))
        else:
            self._add_text("without", word)

    def _take_name(self, written: str) -> None:
        found = NAME.match(written)
        if found:
            self._add("by", found[0].lower())
        elif written:
            self._complain(f"“@{_short(written)}” cannot be anybody’s name.")

    def _take_operator(self, name: str, value: str) -> None:
        if name == "sort":
            self._take_sort(value.lower())
        elif day := _day(value):
            self._set(**{name: day})
        else:
            self._complain(
                f"“{name}:{_short(value)}” is no date. Write it like {name}:2024-05-31,"
                f" {name}:2024-05 or {name}:2024."
            )

    def _take_sort(self, value: str) -> None:
        if value in SORTS:
            self._set(sort=value)
        else:
            self._complain(
                f"“sort:{_short(value)}” is not known. It can be sort:relevance, sort:newest,"
                " sort:likes or sort:views."
            )

    def _add_text(self, field: str, text: str) -> None:
        """Signs alone say nothing."""
        if words_of(text):
            self._add(field, text)

    def _add(self, field: str, *values: str) -> None:
        there = getattr(self.query, field)
        self._set(**{field: tuple(dict.fromkeys((*there, *values)))})

    def _set(self, **fields: Any) -> None:
        self.query = replace(self.query, **fields)

    def _complain(self, sentence: str) -> None:
        self._set(problems=(*self.query.problems, sentence))


def _tags(word: str) -> list[str]:
    return list(filter(None, map(normalised_tag, re.split(r"[#,;]+", word))))


def _day(value: str) -> date | None:
    found = DATE.fullmatch(value)
    if not found:
        return None
    try:
        return date(int(found["year"]), int(found["month"] or 1), int(found["day"] or 1))
    except ValueError:
        return None


def _quoted(text: str) -> str:
    return f'"{text}"' if " " in text else text


def _short(text: str) -> str:
    return text if len(text) <= 30 else f"{text[:30]}…"
