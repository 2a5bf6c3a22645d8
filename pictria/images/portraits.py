"""Profile pictures: squares from the middle of a picture."""

from pathlib import Path

from PIL import Image

from pictria.images.limits import PROFILE_SIDES
from pictria.images.made import MadeFile
from pictria.images.renditions import save_renditions


def save_portraits(picture: Image.Image, out: Path) -> list[MadeFile]:
    """Save squares of PROFILE_SIDES pixels, smallest first; small pictures are enlarged."""
    sizes = [(side, side) for side in PROFILE_SIDES]
    return save_renditions(centre_square(picture), sizes, out)


def needed_size(width: int, height: int) -> tuple[int, int]:
    """Give the size at which the shorter side still covers the largest square."""
    scale = PROFILE_SIDES[-1] / min(width, height)
    return max(1, round(width * scale)), max(1, round(height * scale))


def centre_square(picture: Image.Image) -> Image.Image:
    """Cut the largest square from the middle."""
    side = min(picture.size)
    left, top = (picture.width - side) // 2, (picture.height - side) // 2
    return picture.crop((left, top, left + side, top + side))
