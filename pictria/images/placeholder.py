"""What a page shows before the picture is there."""

from base64 import b64encode
from io import BytesIO

from PIL import Image

from pictria.images.renditions import WEBP

SIDE = 20
QUALITY = 30
SAMPLE_SIDE = 64
COLOURS = 8
HALF_VISIBLE = 128
NOTHING_VISIBLE = "#ffffff"


def placeholder(picture: Image.Image) -> str:
    """Give the picture at up to 20 pixels a side as a data: address of 150 to 400 characters."""
    file = BytesIO()
    _within(picture, SIDE).save(file, WEBP, quality=QUALITY, alpha_quality=QUALITY, method=6)
    return "data:image/webp;base64," + b64encode(file.getvalue()).decode()


def main_colour(picture: Image.Image) -> str:
    """Give the most frequent colour, `#rrggbb`, after reducing to a few by median cut.

    Pixels that are more transparent than not do not count.
    """
    sample = _visible(_within(picture, SAMPLE_SIDE))
    if sample is None:
        return NOTHING_VISIBLE
    few = sample.quantize(COLOURS, Image.Quantize.MEDIANCUT).convert("RGB")
    _, colour = max(few.getcolors(SAMPLE_SIDE**2) or [(1, (255, 255, 255))])
    return "#{:02x}{:02x}{:02x}".format(*colour)  # type: ignore[misc]  # a tuple for mode RGB


def _within(picture: Image.Image, side: int) -> Image.Image:
    scale = min(1, side / max(picture.size))
    width, height = (max(1, round(each * scale)) for each in picture.size)
    return picture.resize((width, height), Image.Resampling.BOX)


def _visible(picture: Image.Image) -> Image.Image | None:
    """Give the visible pixels as a row in RGB, or None without any."""
    pixels = picture.convert("RGBA").tobytes()
    seen = b"".join(
        pixels[at : at + 3] for at in range(0, len(pixels), 4) if pixels[at + 3] >= HALF_VISIBLE
    )
    return Image.frombytes("RGB", (len(seen) // 3, 1), seen) if seen else None
