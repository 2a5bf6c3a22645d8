"""Which way up a picture is."""

import warnings

from PIL import ExifTags, Image

UPRIGHT = 1
TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
SIDEWAYS = {5, 6, 7, 8}


def orientation(image: Image.Image) -> int:
    """Give the orientation, 1 to 8 as in EXIF 2.32, tag 0x0112. Broken EXIF counts as upright."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            found = image.getexif().get(ExifTags.Base.Orientation, UPRIGHT)
        except Exception:  # EXIF is a hint; its parser raises almost anything
            return UPRIGHT
    return found if isinstance(found, int) and found in TURNS else UPRIGHT


def upright(image: Image.Image, turned: int) -> Image.Image:
    """Give the picture turned so that orientation `turned` becomes 1."""
    return image.transpose(TURNS[turned]) if turned in TURNS else image


def upright_size(size: tuple[int, int], turned: int) -> tuple[int, int]:
    """Give width and height after turning. The same swap leads back."""
    return size[::-1] if turned in SIDEWAYS else size
