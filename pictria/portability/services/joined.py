"""The parts of a ZIP, read as one file: it never has to fit on a worker's disk."""

import io
from bisect import bisect_right
from itertools import accumulate

from pictria.portability.models import Import, Part
from pictria.storage import STORAGE_ERRORS, media

BUFFER = 1 << 16


class PartAway(Exception):
    """The storage does not give a part just now."""


class PartLost(Exception):
    """The storage has a part no longer. Its text is a sentence for the person."""

    def __init__(self) -> None:
        super().__init__("A part of this ZIP was lost on our side. Please send it again.")


def joined(job: Import) -> io.BufferedReader:
    """What the person sent. Reading raises PartAway or PartLost, and nothing else of a storage."""
    return io.BufferedReader(_Joined(list(job.parts.order_by("number"))), BUFFER)


class _Joined(io.RawIOBase):
    """One part at a time lies in memory."""

    def __init__(self, parts: list[Part]) -> None:
        self._parts = parts
        self._starts = list(accumulate((part.size for part in parts), initial=0))
        self._position = 0
        self._held: tuple[int, bytes] = (-1, b"")

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._position

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        start = {io.SEEK_SET: 0, io.SEEK_CUR: self._position, io.SEEK_END: self._starts[-1]}[whence]
        if start + offset < 0:
            raise ValueError("before the beginning")
        self._position = start + offset
        return self._position

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        if self._position >= self._starts[-1]:
            return 0
        number = bisect_right(self._starts, self._position) - 1
        begin = self._position - self._starts[number]
        piece = self._part(number)[begin : begin + len(buffer)]
        buffer[: len(piece)] = piece
        self._position += len(piece)
        return len(piece)

    def _part(self, number: int) -> bytes:
        if self._held[0] != number:
            self._held = (number, _read(self._parts[number]))
        return self._held[1]


def _read(part: Part) -> bytes:
    try:
        with media.open(part.key) as stored:
            content = bytes(stored.read())
    except FileNotFoundError as error:
        raise PartLost from error
    except STORAGE_ERRORS as error:
        raise PartAway from error
    if len(content) != part.size:
        raise PartLost
    return content
