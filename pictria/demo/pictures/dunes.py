"""Desert dunes: one sunlit face, one in shadow, and a crest winding between them."""

import random

from PIL import Image, ImageChops

from pictria.demo.canvas import Canvas, Point, Size
from pictria.demo.colour import Colour, along, lighter, mix
from pictria.demo.curves import rolling, smooth
from pictria.demo.grain import grained
from pictria.demo.light import glow, vertical


def dunes(
    size: Size, seed: int, sky: tuple[Colour, ...], lit: tuple[Colour, ...], dark: Colour
) -> Image.Image:
    """A sea of dunes under a low sun."""
    rng = random.Random(seed)
    canvas = Canvas(vertical(size, sky), size)
    sun = (size[0] * 0.7, size[1] * 0.2)
    glow(canvas, sun, size[0] * 0.6, lighter(sky[-1], 0.5), 0.6)
    canvas.disc(sun, size[0] * 0.055, lighter(sky[-1], 0.75))
    for row in range(7):
        _dune(canvas, rng, row / 6, lit, dark)
    return grained(canvas.finished(), seed, 0.13)


def _dune(
    canvas: Canvas, rng: random.Random, near: float, lit: tuple[Colour, ...], dark: Colour
) -> None:
    wide, tall = canvas.size
    hills = rolling(rng, 3)
    base, relief = tall * (0.36 + 0.5 * near**1.25), tall * (0.03 + 0.085 * near)
    back = [(x * wide / 200, base - relief * hills(x / 200)) for x in range(201)]
    body = canvas.mask()
    body.polygon([*back, (wide, tall), (0, tall)], 255)
    tone = along(lit, near)
    canvas.lay(_sand(canvas, tone, mix(tone, dark, 0.25 + 0.2 * near), base - relief), body)
    _lee(canvas, rng, back, body.image, mix(along(lit, near), dark, 0.45 + 0.4 * near))


def _sand(canvas: Canvas, top: Colour, foot: Colour, start: float) -> Image.Image:
    wide, tall = canvas.image.size
    head = max(0, round(start * canvas.scale))
    picture = Image.new("RGB", (wide, tall), top)
    picture.paste(vertical((wide, tall - head), (top, mix(top, foot, 0.4), foot)), (0, head))
    return picture


def _lee(
    canvas: Canvas, rng: random.Random, back: list[Point], body: Image.Image, shade: Colour
) -> None:
    peak = min(range(30, 171), key=lambda i: back[i][1])
    shadow = canvas.mask()
    shadow.polygon(_face(canvas, rng, back, peak), 255)
    inside = ImageChops.multiply(shadow.image, body)
    canvas.lay(shade, inside.point([round(level * 0.92) for level in range(256)]))


def _face(canvas: Canvas, rng: random.Random, back: list[Point], peak: int) -> list[Point]:
    x, y = back[peak]
    tall = canvas.height
    swing = canvas.width * rng.uniform(0.1, 0.2)
    crest = smooth(
        [
            (x, y),
            (x - swing * 0.55, y + tall * 0.05),
            (x + swing * 0.25, y + tall * 0.12),
            (x - swing * 1.1, y + tall * 0.24),
            (x - swing * 0.4, y + tall * 0.42),
        ],
        16,
    )
    return [*crest, (0, crest[-1][1]), *back[: peak + 1]]
