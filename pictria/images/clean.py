"""The cleaned original: the picture as it was sent, and nothing that was sent along with it.

- A JPEG that is upright and sRGB keeps its coefficients: its pixels stay exactly equal.
- Other pictures without transparency from lossy sources are encoded once as JPEG.
- All others (PNG, GIF, lossless WebP, whatever is transparent, sides a JPEG cannot have) as PNG.
"""

from pathlib import Path

from PIL import Image

from pictria.images.colour import foreign_profile
from pictria.images.completeness import webp_chunks
from pictria.images.formats import Format
from pictria.images.limits import MAX_JPEG_SIDE
from pictria.images.made import MadeFile
from pictria.images.opening import Opened
from pictria.images.orientation import UPRIGHT
from pictria.images.rewrite import rewritten

JPEG_QUALITY = 92
PHOTOGRAPHIC = {Format.JPEG, Format.AVIF, Format.HEIC}

SMALL_PIXELS = 4_000_000
THOROUGH, FAST = 6, 1
"""Compression levels of PNG: 50 megapixels take half a minute at 6 and some seconds at 1."""


def keep_jpeg(file: Opened, out: Path) -> MadeFile | None:
    """Rewrite a JPEG without its metadata, pixels untouched. None if it has to be encoded anew."""
    if not keeps_coefficients(file):
        return None
    path = out / "original.jpg"
    return MadeFile(path, *file.size) if rewritten(file.path, path) else None


def keeps_coefficients(file: Opened) -> bool:
    """Whether the file is an upright JPEG in sRGB or grey."""
    return (
        file.format is Format.JPEG
        and file.orientation == UPRIGHT
        and file.image.mode in ("L", "RGB")
        and foreign_profile(file.image) is None
    )


def encode(picture: Image.Image, file: Opened, out: Path) -> MadeFile:
    """Save the picture as JPEG or PNG, as the rule above says."""
    if is_photographic(file) and picture.mode != "RGBA" and max(picture.size) <= MAX_JPEG_SIDE:
        return _save_jpeg(picture, out / "original.jpg")
    return _save_png(picture, out / "original.png")


def is_photographic(file: Opened) -> bool:
    """Whether the source was compressed with loss."""
    return file.format in PHOTOGRAPHIC or (
        file.format is Format.WEBP and not is_lossless_webp(file.path)
    )


def is_lossless_webp(path: Path) -> bool:
    """Whether the picture stands in a VP8L chunk."""
    return any(name == b"VP8L" for name, _, _ in webp_chunks(path.read_bytes()))


def png_level(pixels: int) -> int:
    """Give the compression level to use for so many pixels."""
    return THOROUGH if pixels <= SMALL_PIXELS else FAST


def _save_jpeg(picture: Image.Image, path: Path) -> MadeFile:
    picture.save(path, "JPEG", quality=JPEG_QUALITY)
    return MadeFile(path, *picture.size)


def _save_png(picture: Image.Image, path: Path) -> MadeFile:
    picture.save(path, "PNG", compress_level=png_level(picture.width * picture.height))
    return MadeFile(path, *picture.size)
