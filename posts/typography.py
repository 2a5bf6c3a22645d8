"""How words are set on a card: how large, and how many rows of the wall they take.

All lengths are hundredths of the column's width (`cqw` in static/css/text.css), so that a card
looks the same however wide its column is. The numbers stand there, too.
"""

import math
import unicodedata
import zlib
from dataclasses import dataclass
from typing import Protocol

from posts.models import Post

TONES = 6
ROW = 2.5
PADDING = 9
WIDTH = 100 - 2 * PADDING
FEWEST_ROWS, MOST_ROWS = 20, 64
LINES_UNDER_A_PICTURE = 4
# What a card can show of a text, at the very most.
LONGEST_EXCERPT = 400
READ_ON = 11
MARKS = 14


@dataclass(frozen=True)
class Size:
    """`size` of the letters, `line` from one line to the next, for texts up to `most` signs."""

    name: str
    most: int
    size: float
    line: float


SIZES = (
    Size("huge", 40, 13, 15),
    Size("large", 110, 10, 12.5),
    Size("medium", 220, 8.2, 11),
    Size("small", LONGEST_EXCERPT, 7.4, 10.5),
)
SMALL = SIZES[-1]
TITLE = Size("title", 180, 9.4, 11.5)


class Worded(Protocol):
    """What is set: a text post, or the facts of one."""

    @property
    def public_id(self) -> str: ...
    @property
    def title(self) -> str: ...
    @property
    def caption(self) -> str: ...
    @property
    def visibility(self) -> str: ...
    @property
    def is_hidden(self) -> bool: ...
    @property
    def cover(self) -> object: ...


@dataclass(frozen=True)
class Setting:
    """How the words of one post are set on its card."""

    size: str
    tone: int
    rows: int
    excerpt: str
    is_cut: bool


def setting_of(post: Worded) -> Setting:
    """How a card shows the words of this text post."""
    excerpt = _excerpt(post.caption)
    size = SMALL if post.cover else _size_for(excerpt, has_title=bool(post.title))
    lines = _lines(excerpt, size)
    if post.cover:
        lines = min(lines, LINES_UNDER_A_PICTURE)
    height = 2 * PADDING + lines * size.line
    if post.title:
        height += _lines(post.title, TITLE) * TITLE.line + PADDING / 2
    if post.visibility == Post.Visibility.PRIVATE or post.is_hidden:
        height += MARKS
    rows = math.ceil(height / ROW)
    is_cut = rows > MOST_ROWS or len(excerpt) < len(post.caption.strip())
    if is_cut:
        rows += math.ceil(READ_ON / ROW)
    fewest = 0 if post.cover else FEWEST_ROWS
    tone = zlib.crc32(post.public_id.encode()) % TONES
    return Setting(size.name, tone, min(max(rows, fewest), MOST_ROWS), excerpt, is_cut)


def _excerpt(text: str) -> str:
    """The beginning, as much of it as a card can show; empty lines are left out."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    return "\n".join(lines)[:LONGEST_EXCERPT]


def _size_for(text: str, *, has_title: bool) -> Size:
    if has_title:
        return SMALL
    return next((size for size in SIZES if len(text) <= size.most), SMALL)


def _lines(text: str, size: Size) -> int:
    """How many lines the text takes; rather one too many than one too few."""
    return sum(_lines_of_paragraph(line, WIDTH / size.size) for line in text.split("\n"))


def _lines_of_paragraph(words: str, room: float) -> int:
    lines, used = 1, 0.0
    for word in words.split():
        width = sum(map(_width, word))
        if used and used + width > room:
            lines, used = lines + 1, 0.0
        broken = int(width // room)
        lines, used = lines + broken, used + width - broken * room + _width(" ")
    return lines


def _width(sign: str) -> float:
    """Of a sign, in parts of the letters' size."""
    if unicodedata.east_asian_width(sign) in {"W", "F"}:
        return 1.0
    return 0.72 if sign.isupper() or sign in "mw@%—…" else 0.47
