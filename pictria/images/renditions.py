"""The sizes in which pictures are delivered, as WebP."""

from collections.abc import Iterable
from pathlib import Path

from PIL import Image, WebPImagePlugin

from pictria.images.limits import MAX_SIDE, RENDITION_WIDTHS
from pictria.images.made import MadeFile

# Registers the encoder; without it Pillow would load all its plugins at the first save.
WEBP = WebPImagePlugin.WebPImageFile.format

QUALITY = 80
METHOD = 2
"""Effort of the encoder, 0 to 6. Against 4, method 2 takes about half the time for a few % of bytes."""

REDUCING_GAP = 2.0
"""Shrink by whole factors first, down to twice the size; what remains is for Lanczos."""

Size = tuple[int, int]


def rendition_sizes(width: int, height: int) -> list[Size]:
    """Give the renditions' widths and heights for an upright picture, narrowest first.

    The widths are those of RENDITION_WIDTHS below the picture's own, and its own up to the largest
    of them. No side exceeds MAX_SIDE: a very tall picture is scaled until its height fits.
    """
    widths = [each for each in RENDITION_WIDTHS if each < width]
    if width <= RENDITION_WIDTHS[-1]:
        widths.append(width)
    return list(dict.fromkeys(scaled(width, height, each) for each in widths))


def scaled(width: int, height: int, target: int) -> Size:
    """Give the size at `target` pixels of width, or less if the height would exceed MAX_SIDE."""
    new_height = max(1, _rounded(height * target, width))
    if new_height <= MAX_SIDE:
        return target, new_height
    return max(1, _rounded(width * MAX_SIDE, height)), MAX_SIDE


def save_renditions(picture: Image.Image, sizes: Iterable[Size], out: Path) -> list[MadeFile]:
    """Save WebP files of the given sizes, narrowest first, each made from the next larger one."""
    made = []
    for size in sorted(sizes, reverse=True):
        picture = resized(picture, size)
        made.append(save_webp(picture, out / f"{size[0]}.webp"))
    return made[::-1]


def resized(picture: Image.Image, size: Size) -> Image.Image:
    """Give the picture at that size; the picture itself if it has it."""
    if picture.size == size:
        return picture
    return picture.resize(size, Image.Resampling.LANCZOS, reducing_gap=REDUCING_GAP)


def save_webp(picture: Image.Image, path: Path) -> MadeFile:
    """Save a still WebP."""
    picture.save(path, WEBP, quality=QUALITY, method=METHOD)
    return MadeFile(path, *picture.size)


def _rounded(numerator: int, denominator: int) -> int:
    return (2 * numerator + denominator) // (2 * denominator)
