"""A survey map of land that is not there."""

import math
import random

from PIL import Image, ImageChops

from pictria.demo.canvas import Size
from pictria.demo.colour import Colour, along, darker
from pictria.demo.grain import grained, on_paper

GRID = 64


def survey(size: Size, seed: int, tints: tuple[Colour, ...]) -> Image.Image:
    """A survey map, every height in its own tint."""
    heights = _terrain(size, seed)
    levels = 36
    picture = Image.new("RGB", size, tints[0])
    for level in range(1, levels):
        above = _above(heights, level / levels)
        tint = along(tints, level / (levels - 1))
        picture.paste(tint, (0, 0, *size), above)
        shore = ImageChops.subtract(above, _worn(above, 2 if level % 5 == 0 else 1))
        picture.paste(darker(tint, 0.55 if level % 5 == 0 else 0.4), (0, 0, *size), shore)
    return on_paper(grained(picture, seed, 0.06), seed, 0.16)


def _worn(above: Image.Image, by: int) -> Image.Image:
    across = ImageChops.darker(ImageChops.offset(above, by, 0), ImageChops.offset(above, -by, 0))
    down = ImageChops.darker(ImageChops.offset(above, 0, by), ImageChops.offset(above, 0, -by))
    return ImageChops.darker(across, down)


def _terrain(size: Size, seed: int) -> Image.Image:
    rng = random.Random(seed)
    tall = round(GRID * size[1] / size[0])
    hills = [
        (
            rng.uniform(-0.1, 1.1),
            rng.uniform(-0.1, 1.35),
            rng.uniform(0.05, 0.2),
            rng.uniform(-0.35, 0.55),
        )
        for _ in range(60)
    ]
    values = [_height(hills, x / GRID, y / GRID) for y in range(tall) for x in range(GRID)]
    low, high = min(values), max(values)
    field = Image.new("F", (GRID, tall))
    field.putdata([(value - low) / (high - low) for value in values])
    return field.resize(size, Image.Resampling.BICUBIC)


def _height(hills: list[tuple[float, float, float, float]], x: float, y: float) -> float:
    bumps = sum(h * math.exp(-((x - hx) ** 2 + (y - hy) ** 2) / (w * w)) for hx, hy, w, h in hills)
    island = 1.7 * math.exp(-(((x - 0.5) / 0.36) ** 2) - ((y - 0.62) / 0.46) ** 2)
    return bumps + island + 0.05 * math.sin(9 * x + 4 * math.sin(5 * y))


def _above(heights: Image.Image, level: float) -> Image.Image:
    gain = 255 * 130.0
    return heights.point(lambda value: value * gain + (128 - level * gain)).convert("L")
