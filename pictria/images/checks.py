"""What can be said of a file without decoding it. Cheap, and safe in the calling process."""

from pathlib import Path

from pictria.images.errors import Refused
from pictria.images.formats import HEAD_BYTES, Format, is_unwanted_picture, sniff
from pictria.images.limits import MAX_BYTES


def check_file(path: Path) -> Format:
    """Give the format of a file of acceptable size.

    Raises Refused: empty, too_large, format, not_an_image.
    """
    check_bytes(path.stat().st_size)
    with path.open("rb") as file:
        return check_head(file.read(HEAD_BYTES))


def check_bytes(size: int) -> None:
    """Raise Refused when a file of `size` bytes cannot be taken: empty, too_large."""
    if size == 0:
        raise Refused("empty")
    if size > MAX_BYTES:
        raise Refused("too_large")


def check_head(head: bytes) -> Format:
    """Give the format that a file's first bytes announce. Raises Refused: format, not_an_image."""
    if found := sniff(head):
        return found
    raise Refused("format" if is_unwanted_picture(head) else "not_an_image")
