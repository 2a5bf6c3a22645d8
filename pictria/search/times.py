"""Words for when something was, so that the index of words also knows what is new.

The index finds what has a common word *and* a word for one of the last weeks without reading all
that has the common word. Each moment has a word for each span: for a week, about, for eight of
those, and so on; a few of them name any time until now.
"""

from collections.abc import Iterator

# Spans of 2 to the power of so many microseconds: 6.4 and 51 days, 1.1 and 8.9 years.
SPANS = {"a": 39, "b": 42, "c": 45, "d": 48}
# Each span is so many of the one before.
WIDER = 8
# The index looks at each word of a list for each match: so few of one span are better than more.
FEW = 4
# No word and no tag begins so.
SIGN = "~"


def words_of_moment(moment: int) -> list[str]:
    """A word for each span in which the moment lies."""
    return [_word(name, moment >> power) for name, power in SPANS.items()]


def words_between(since: int, until: int) -> list[str]:
    """A few words of which each moment between these two has one.

    Some earlier and some later moments have one, too.
    """
    words: list[str] = []
    for name, power in SPANS.items():
        first, last = since >> power, until >> power
        if last - first < FEW:
            return [*words, *_words(name, first, last)]
        before_wider = -first % WIDER
        if before_wider <= FEW:
            words += _words(name, first, first + before_wider - 1)
            since = (first + before_wider) << power
    return []


def _words(name: str, first: int, last: int) -> Iterator[str]:
    yield from (_word(name, number) for number in range(first, last + 1))


def _word(name: str, number: int) -> str:
    return f"{SIGN}{name}{number}"
