"""Whether a file is all there, read from its outer structure without decoding a pixel.

Decoders are lenient here: several show the upper half of a picture and say nothing.
"""

from collections.abc import Callable, Iterator
from pathlib import Path

from pictria.images import gif
from pictria.images.formats import Format

JPEG_END = b"\xff\xd9"
JPEG_SCAN = 0xDA
JPEG_WITHOUT_LENGTH = {0x01, *range(0xD0, 0xD9), 0xFF}
PNG_SIGNATURE_BYTES = 8
RIFF_HEADER_BYTES = 12


def is_complete(path: Path, picture_format: Format) -> bool:
    """Whether the file reaches the end that its own structure announces."""
    return CHECKS[picture_format](path.read_bytes())


def webp_chunks(data: bytes) -> Iterator[tuple[bytes, int, int]]:
    """Give name, start and length of the body of each chunk of a WebP file."""
    at = RIFF_HEADER_BYTES
    while at + 8 <= len(data):
        length = int.from_bytes(data[at + 4 : at + 8], "little")
        yield data[at : at + 4], at + 8, length
        at += 8 + length + length % 2


def _jpeg_is_complete(data: bytes) -> bool:
    """The end marker follows the first scan; an embedded thumbnail's own end does not count."""
    scan = _first_scan(data)
    return scan is not None and data.find(JPEG_END, scan) >= 0


def _first_scan(data: bytes) -> int | None:
    at = 2
    while at + 4 <= len(data):
        if data[at] != 0xFF or data[at + 1] in JPEG_WITHOUT_LENGTH:
            at += 1
        elif data[at + 1] == JPEG_SCAN:
            return at
        else:
            at += 2 + int.from_bytes(data[at + 2 : at + 4], "big")
    return None


def _png_is_complete(data: bytes) -> bool:
    at = PNG_SIGNATURE_BYTES
    while at + 12 <= len(data):
        length = int.from_bytes(data[at : at + 4], "big")
        if data[at + 4 : at + 8] == b"IEND":
            return True
        at += 12 + length
    return False


def _webp_is_complete(data: bytes) -> bool:
    return int.from_bytes(data[4:8], "little") + 8 <= len(data)


def _iso_media_is_complete(data: bytes) -> bool:
    """Every box of ISO/IEC 14496-12 ends inside the file; size 0 is "to the end", 1 a long size.

    What has no name like a box is something that a camera put behind them.
    """
    at = 0
    while at + 8 <= len(data):
        size = int.from_bytes(data[at : at + 4], "big")
        if size == 1:
            size = int.from_bytes(data[at + 8 : at + 16], "big")
        if size == 0 or not data[at + 4 : at + 8].isalnum():
            return True
        at += max(size, 8)
    return at == len(data)


CHECKS: dict[Format, Callable[[bytes], bool]] = {
    Format.JPEG: _jpeg_is_complete,
    Format.PNG: _png_is_complete,
    Format.WEBP: _webp_is_complete,
    Format.GIF: gif.is_complete,
    Format.AVIF: _iso_media_is_complete,
    Format.HEIC: _iso_media_is_complete,
}
