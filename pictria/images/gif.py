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
    """Give the kind of each whole block up to the trailer; skip stray bytes, as decoders do."""
    if len(data) < HEADER_BYTES:
        return
    at = HEADER_BYTES + _colour_table_bytes(data[10])
    while at < len(data):
        kind = data[at]
        if kind == TRAILER:
            yield kind
            return
        if kind not in (IMAGE, EXTENSION):
            at += 1
            continue
        end = _sub_blocks_end(data, _sub_blocks_start(data, at, kind))
        if end is None:
            return
        yield kind
        at = end


def _sub_blocks_start(data: bytes, at: int, kind: int) -> int:
    if kind == EXTENSION:
        return at + 2
    flags, code_size_byte = data[at + 9 : at + 10] or b"\0", 1
    return at + DESCRIPTOR_BYTES + _colour_table_bytes(flags[0]) + code_size_byte


def _sub_blocks_end(data: bytes, at: int) -> int | None:
    while at < len(data):
        if data[at] == 0:
            return at + 1
        at += 1 + data[at]
    return None


def _colour_table_bytes(flags: int) -> int:
    return 3 * 2 ** ((flags & 7) + 1) if flags & 0x80 else 0
