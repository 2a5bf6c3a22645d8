"""Write an animated PNG frame by frame (PNG specification, third edition, chunks acTL, fcTL, fdAT).

Pillow's own writer holds all frames in memory at once, several times over.
"""

import zlib
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from struct import pack
from types import TracebackType
from typing import Self

from PIL import Image, ImageChops

SIGNATURE = b"\x89PNG\r\n\x1a\n"
MAX_SHORT = 0xFFFF
LEAVE, REPLACE = 0, 0
"""Dispose nothing after a frame; a frame replaces what it covers."""

Box = tuple[int, int, int, int]


class ApngWriter:
    """A context manager: `add` each frame, all of one size; the file is whole when it closes."""

    def __init__(self, path: Path, *, frames: int, loop: int, level: int) -> None:
        """Write `frames` frames played `loop` times (0 for ever) at zlib's `level`."""
        self._file = path.open("wb")
        self._frames = frames
        self._loop = loop
        self._level = level
        self._sequence = 0
        self._previous: Image.Image | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._chunk(b"IEND", b"")
        self._file.close()

    def add(self, picture: Image.Image, duration: int) -> None:
        """Add a frame shown for `duration` milliseconds."""
        frame = picture.convert("RGBA")
        if self._previous is None:
            self._start(frame)
            self._first(frame, duration)
        else:
            self._next(frame, changed(frame, self._previous), duration)
        self._previous = frame

    def _start(self, frame: Image.Image) -> None:
        self._file.write(SIGNATURE)
        bits, rgba = 8, 6
        self._chunk(b"IHDR", pack(">IIBBBBB", *frame.size, bits, rgba, 0, 0, 0))
        self._chunk(b"acTL", pack(">II", self._frames, self._loop))

    def _first(self, frame: Image.Image, duration: int) -> None:
        self._control((0, 0, *frame.size), duration)
        for body in image_data(frame, self._level):
            self._chunk(b"IDAT", body)

    def _next(self, frame: Image.Image, box: Box, duration: int) -> None:
        self._control(box, duration)
        for body in image_data(frame.crop(box), self._level):
            self._chunk(b"fdAT", self._counted() + body)

    def _control(self, box: Box, duration: int) -> None:
        left, top, right, bottom = box
        place = pack(">IIII", right - left, bottom - top, left, top)
        self._chunk(
            b"fcTL", self._counted() + place + pack(">HHBB", *delay(duration), LEAVE, REPLACE)
        )

    def _counted(self) -> bytes:
        number = pack(">I", self._sequence)
        self._sequence += 1
        return number

    def _chunk(self, name: bytes, body: bytes) -> None:
        self._file.write(pack(">I", len(body)) + name + body)
        self._file.write(pack(">I", zlib.crc32(name + body)))


def changed(frame: Image.Image, previous: Image.Image) -> Box:
    """Give the box outside which both frames are equal, at least one pixel."""
    return ImageChops.difference(frame, previous).getbbox(alpha_only=False) or (0, 0, 1, 1)


def delay(milliseconds: int) -> tuple[int, int]:
    """Give the duration as a fraction of seconds with terms below 65,536."""
    if milliseconds <= MAX_SHORT:
        return milliseconds, 1000
    return min(round(milliseconds / 1000), MAX_SHORT), 1


def image_data(picture: Image.Image, level: int) -> Iterator[bytes]:
    """Give the bodies of the IDAT chunks of the picture as PNG."""
    file = BytesIO()
    picture.save(file, "PNG", compress_level=level)
    data = file.getvalue()
    at = len(SIGNATURE)
    while at < len(data):
        length = int.from_bytes(data[at : at + 4], "big")
        if data[at + 4 : at + 8] == b"IDAT":
            yield data[at + 8 : at + 8 + length]
        at += 12 + length
