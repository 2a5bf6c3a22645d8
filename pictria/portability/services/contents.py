"""What a ZIP that somebody brought holds: one of ours, or a plain folder of pictures.

Nothing in it is trusted: not its sizes, not its names, not its JSON.
"""

import os
import zipfile
from collections.abc import Iterator
from itertools import islice
from pathlib import Path, PurePosixPath
from typing import IO, Any

from pictria.images.limits import MAX_BYTES
from pictria.portability.services.archive import MANIFEST
from pictria.portability.services.arriving import MIB, Unwelcome
from pictria.portability.services.records import (
    BOUNDED,
    DAMAGED,
    Found,
    read_json,
    things_in,
)

# The list of what is in a ZIP is read into memory.
LARGEST_DIRECTORY = 8 * MIB
MOST_ENTRIES = 20_000
LONGEST_NAME = 1000
CHUNK = 1 << 20
NOT_A_ZIP = "This is not a ZIP, or it is damaged."


def open_archive(file: IO[bytes]) -> zipfile.ZipFile:
    """Raises Unwelcome unless it is a ZIP whose list of contents can be true."""
    try:
        # Python's own reading of the last record; public ways read the whole list at once.
        end = zipfile._EndRecData(file)  # type: ignore[attr-defined]
        if end is None:
            raise Unwelcome(NOT_A_ZIP)
        if end[zipfile._ECD_SIZE] > LARGEST_DIRECTORY:  # type: ignore[attr-defined]
            raise Unwelcome("This ZIP has too many files.")
        archive = zipfile.ZipFile(file)
        _require_room_for_all(archive, file)
        return archive
    except Unwelcome:
        raise
    except (KeyError, *DAMAGED) as error:
        raise Unwelcome(NOT_A_ZIP) from error


def _require_room_for_all(archive: zipfile.ZipFile, file: IO[bytes]) -> None:
    """Entries that lie over each other make very much of very little."""
    if sum(info.compress_size for info in archive.infolist()) > file.seek(0, os.SEEK_END):
        raise Unwelcome(NOT_A_ZIP)


def found_in(archive: zipfile.ZipFile) -> list[Found]:
    """What there is to bring, in order. Raises Unwelcome with a sentence."""
    things = things_in(archive) if _is_ours(archive) else _files(archive)
    found = list(islice(things, MOST_ENTRIES + 1))
    if not found:
        raise Unwelcome("There is nothing to post in this ZIP.")
    if len(found) > MOST_ENTRIES:
        raise Unwelcome(f"A ZIP can bring up to {MOST_ENTRIES:,} pictures. Please part this one.")
    return found


def origin_of(archive: zipfile.ZipFile) -> str:
    """The site that made this ZIP; "" for a plain one. Raises Unwelcome."""
    about = read_json(archive, MANIFEST) if _is_ours(archive) else {}
    return str(about.get("site", ""))[:200] if isinstance(about, dict) else ""


def extract(archive: zipfile.ZipFile, name: str, target: Path) -> None:
    """Writes one entry to a file of ours.

    Raises Unwelcome for what is no readable picture file, and OSError where the disk is full.
    """
    try:
        info = archive.getinfo(name)
        if info.file_size > MAX_BYTES:
            raise Unwelcome(f"This file is larger than {MAX_BYTES // MIB} MB.")
        if info.compress_type not in BOUNDED:
            raise Unwelcome("This file is packed in a way that we do not unpack.")
        with archive.open(info) as content, target.open("wb") as file:
            _copy(content, file)
    except KeyError as error:
        raise Unwelcome("This file is not in the ZIP.") from error
    except Unwelcome:
        raise
    except DAMAGED as error:
        raise Unwelcome("This file is damaged or locked with a password.") from error


def _copy(content: Any, file: Any) -> None:
    """Stops at what a picture may have, whatever the ZIP says of its size."""
    left = MAX_BYTES + 1
    while left > 0 and (chunk := content.read(min(CHUNK, left))):
        file.write(chunk)
        left -= len(chunk)


def _is_ours(archive: zipfile.ZipFile) -> bool:
    return MANIFEST in archive.NameToInfo


def _files(archive: zipfile.ZipFile) -> Iterator[Found]:
    for info in sorted(archive.infolist(), key=lambda info: info.filename):
        if not info.is_dir() and not _is_hidden(info.filename):
            yield Found("file", info.filename[:LONGEST_NAME])


def _is_hidden(name: str) -> bool:
    """Also what macOS puts beside every file."""
    return any(part.startswith(".") or part == "__MACOSX" for part in PurePosixPath(name).parts)
