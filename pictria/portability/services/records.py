"""What a ZIP of ours says about posts, boards and a person, record by record.

The lists are written a record a line, and read so: however long they are, only a line is in memory.
"""

import json
import math
import struct
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any

from pictria.portability.services.arriving import MIB, Unwelcome

LARGEST_LIST = 64 * MIB
LONGEST_LINE = MIB
LONGEST_RECORD = 100_000
MOST_ON_A_BOARD = 5_000
LONGEST_ID = 200
OF_A_POST = (
    "id",
    "kind",
    "title",
    "caption",
    "tags",
    "source",
    "visibility",
    "sensitive",
    "comments_closed",
    "posted_at",
    "pictures",
)
OF_A_BOARD = ("id", "name", "text", "visibility")
PROFILE_PICTURE = "profile.webp"
# Python unpacks the others without a limit for what a few bytes may become.
BOUNDED = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
# What Python raises for a ZIP that is not what it says; RuntimeError is for passwords, too.
DAMAGED = (
    ValueError,
    IndexError,
    OverflowError,
    RuntimeError,
    EOFError,
    struct.error,
    zlib.error,
    zipfile.BadZipFile,
)
NOT_READABLE = "This ZIP is damaged: one of its lists cannot be read."
TOO_LONG = "This ZIP is damaged: one of its lists is far too long."
Record = dict[str, Any]


@dataclass(frozen=True)
class Found:
    """One thing to bring: a file, or what our own ZIP says about a post, a board, a person."""

    kind: str
    name: str
    record: Record | None = None


def things_in(archive: zipfile.ZipFile) -> Iterator[Found]:
    """In the order in which they are to be brought. Raises Unwelcome."""
    yield from _profile(archive)
    yield from _posts(archive)
    yield from _boards(archive)


def read_json(archive: zipfile.ZipFile, name: str) -> Any:
    """A short file. Raises Unwelcome."""
    return _parsed(b"".join(_lines(archive, name, LONGEST_LINE)))


def _posts(archive: zipfile.ZipFile) -> Iterator[Found]:
    files: set[str] = set()
    for number, told in enumerate(_records(archive, "data/posts.json"), 1):
        record = _kept(told, OF_A_POST)
        named = _files_of(record)
        # No picture is of two posts, so one picture cannot become very many.
        yield Found("post", _title_of(told, number), {} if files.intersection(named) else record)
        files.update(named)


def _files_of(record: Record) -> list[str]:
    pictures = record.get("pictures")
    told = pictures if isinstance(pictures, list) else []
    return [str(one.get("file")) for one in told if isinstance(one, dict)]


def _title_of(record: Record, number: int) -> str:
    words = record.get("title") or record.get("caption") or f"Post {number}"
    return str(words)[:80]


def _boards(archive: zipfile.ZipFile) -> Iterator[Found]:
    if "data/boards.json" not in archive.NameToInfo:
        return
    for told in _records(archive, "data/boards.json"):
        record = {**_kept(told, OF_A_BOARD), "posts": _ids_of(told.get("posts"))}
        yield Found("board", f"Board {str(told.get('name'))[:80]}", record)


def _ids_of(posts: object) -> list[str]:
    told = posts[:MOST_ON_A_BOARD] if isinstance(posts, list) else []
    return [str(post.get("id"))[:LONGEST_ID] for post in told if isinstance(post, dict)]


def _profile(archive: zipfile.ZipFile) -> Iterator[Found]:
    """The words and the picture that a person shows of themselves."""
    has_picture = PROFILE_PICTURE in archive.NameToInfo
    if "data/account.json" not in archive.NameToInfo:
        return
    for told in islice(_records(archive, "data/account.json"), 1):
        bio = str(told.get("bio") or "")[:LONGEST_RECORD]
        if bio or has_picture:
            yield Found("profile", "Your profile", {"bio": bio, "has_picture": has_picture})


def _kept(record: Record, names: tuple[str, ...]) -> Record:
    """Only what counts, and only as much as there can be; else an empty record."""
    kept = {name: record[name] for name in names if name in record}
    return kept if len(json.dumps(kept)) <= LONGEST_RECORD else {}


def _records(archive: zipfile.ZipFile, name: str) -> Iterator[Record]:
    """The records of a list, as far as they are any. Raises Unwelcome."""
    for line in _lines(archive, name, LARGEST_LIST):
        for record in _of_line(line.strip()):
            if isinstance(record, dict):
                yield record


def _of_line(line: bytes) -> list[Any]:
    """`[`, `{…},`, `]`, or a whole list on one line."""
    if line in (b"", b"[", b"]"):
        return []
    told = _parsed(line.removesuffix(b","))
    return told if isinstance(told, list) else [told]


def _lines(archive: zipfile.ZipFile, name: str, most: int) -> Iterator[bytes]:
    try:
        info = archive.getinfo(name)
        if info.file_size > most:
            raise Unwelcome(TOO_LONG)
        if info.compress_type not in BOUNDED:
            raise Unwelcome(NOT_READABLE)
        with archive.open(info) as file:
            while line := file.readline(LONGEST_LINE + 1):
                if len(line) > LONGEST_LINE:
                    raise Unwelcome(TOO_LONG)
                yield line
    except Unwelcome:
        raise
    except (KeyError, *DAMAGED) as error:
        raise Unwelcome(NOT_READABLE) from error


def _parsed(content: bytes) -> Any:
    try:
        return _storable(json.loads(content, parse_constant=str))
    except DAMAGED as error:
        raise Unwelcome(NOT_READABLE) from error


def _storable(value: Any) -> Any:
    """Without what JSON can say and no database keeps: NUL, halves of characters, infinity."""
    match value:
        case str():
            return value.encode("utf-8", "replace").decode().replace("\0", "")
        case float():
            return value if math.isfinite(value) else None
        case list():
            return [_storable(one) for one in value]
        case dict():
            return {_storable(name): _storable(one) for name, one in value.items()}
        case _:
            return value
