"""Which picture format a file really has, told by its first bytes and never by its name."""

from enum import StrEnum

HEAD_BYTES = 512

AVIF_BRANDS = {b"avif", b"avis"}
HEIC_BRANDS = {b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"hevm", b"hevs"}
NEUTRAL_BRANDS = {b"mif1", b"msf1", b"miaf"}

UNWANTED = (
    b"BM",
    b"II*\0",
    b"MM\0*",
    b"II+\0",
    b"MM\0+",
    b"8BPS",
    b"%PDF",
    b"\0\0\1\0",
    b"\xff\x0a",
    b"\0\0\0\x0cJXL ",
    b"\0\0\0\x0cjP  ",
    b"qoif",
)


class Format(StrEnum):
    """The formats people may send."""

    JPEG = "jpeg"
    PNG = "png"
    WEBP = "webp"
    GIF = "gif"
    AVIF = "avif"
    HEIC = "heic"


def sniff(head: bytes) -> Format | None:
    """Give the format that the first `HEAD_BYTES` bytes announce, or None."""
    if head.startswith(b"\xff\xd8\xff"):
        return Format.JPEG
    if head.startswith(b"\x89PNG\r\n\x1a\n"):
        return Format.PNG
    if head.startswith((b"GIF87a", b"GIF89a")):
        return Format.GIF
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return Format.WEBP
    return _iso_media_format(head)


def is_unwanted_picture(head: bytes) -> bool:
    """Whether the bytes look like a picture of a kind that is not taken (SVG, TIFF, BMP, …)."""
    return head.startswith(UNWANTED) or b"<svg" in head.lower()


def _iso_media_format(head: bytes) -> Format | None:
    """AVIF and HEIC share the ISO base media file format; its first box lists brands."""
    if head[4:8] != b"ftyp":
        return None
    major, *others = _brands(head)
    if major in AVIF_BRANDS:
        return Format.AVIF
    if major in HEIC_BRANDS:
        return Format.HEIC
    if major in NEUTRAL_BRANDS and AVIF_BRANDS.intersection(others):
        return Format.AVIF
    if major in NEUTRAL_BRANDS and HEIC_BRANDS.intersection(others):
        return Format.HEIC
    return None


def _brands(head: bytes) -> list[bytes]:
    end = min(int.from_bytes(head[:4], "big"), len(head))
    compatible = [head[at : at + 4] for at in range(16, end, 4)]
    return [head[8:12], *compatible]
