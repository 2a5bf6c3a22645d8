"""The block structure of GIF89a, walked without decoding: Pillow would decode to count frames."""

from collections.abc import Iterator

HEADER_BYTES = 13
IMAGE, EXTENSION, TRAILER = 0x2C, 0x21, 0x3B
DESCRIPTOR_BYTES = 10


def is_complete(data: bytes) -> bool:
    """Whether the blocks lead to the trailer."""
    return TRAILER in _blocks(data)


def frame_count(data: bytes) -> int:
    """How many pictures the file holds."""
    return sum(kind == IMAGE for kind in _blocks(data))


def _blocks(data: bytes) -> Iterator[int]:
    """Give the kind of each whole block; stop at the trailer, at the end, or at nonsense."""
    if len(data) < HEADER_BYTES:
        return
    at = HEADER_BYTES + _colour_table_bytes(data[10])
    while at < len(data):
        kind = data[at]
        if kind == TRAILER:
            yield kind
            return
        start = _sub_blocks_start(data, at, kind)
        end = _sub_blocks_end(data, start) if start else None
        if end is None:
            return
        yield kind
        at = end


def _sub_blocks_start(data: bytes, at: int, kind: int) -> int | None:
    if kind == EXTENSION:
        return at + 2
    if kind == IMAGE and at + DESCRIPTOR_BYTES <= len(data):
        code_size_byte = 1
        return at + DESCRIPTOR_BYTES + _colour_table_bytes(data[at + 9]) + code_size_byte
    return None


def _sub_blocks_end(data: bytes, at: int) -> int | None:
    while at < len(data):
        if data[at] == 0:
            return at + 1
        at += 1 + data[at]
    return None


def _colour_table_bytes(flags: int) -> int:
    return 3 * 2 ** ((flags & 7) + 1) if flags & 0x80 else 0
