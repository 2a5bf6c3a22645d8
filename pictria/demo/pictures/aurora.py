"""Northern lights over a dark fell."""

import math
import random

from PIL import Image, ImageChops, ImageFilter

from pictria.demo.canvas import Canvas, Size
from pictria.demo.colour import Colour, along
from pictria.demo.curves import rolling
from pictria.demo.grain import grained
from pictria.demo.pictures.hills import Hour, View, sky, stand
from pictria.demo.stars import dusted, milky_way, scatter


def aurora(
    size: Size, seed: int, hour: Hour, view: View, lights: tuple[Colour, ...]
) -> Image.Image:
    """Curtains of light hanging from the sky."""
    rng = random.Random(seed)
    canvas = Canvas(sky(size, hour, view), size)
    scatter(canvas, rng, size[0] * size[1] // 2600)
    for fold in range(3):
        curtain = _curtain(size, rng, lights, 0.16 + 0.13 * fold)
        canvas.replace(ImageChops.screen(canvas.image, curtain.resize(canvas.image.size)))
    stand(canvas, seed, hour, view)
    return grained(canvas.finished(), seed, 0.07)


def milky_night(
    size: Size, seed: int, hour: Hour, view: View, tint: tuple[Colour, ...]
) -> Image.Image:
    """The Milky Way standing upright over a valley."""
    rng = random.Random(seed)
    canvas = Canvas(sky(size, hour, view), size)
    band = milky_way(canvas.image.size, seed, tint, 14)
    canvas.replace(ImageChops.screen(canvas.image, band))
    dusted(canvas, rng, 5200, 14)
    scatter(canvas, rng, 900, 0.8)
    stand(canvas, seed, hour, view)
    return grained(canvas.finished(), seed, 0.07)


def _curtain(
    size: Size, rng: random.Random, lights: tuple[Colour, ...], foot: float
) -> Image.Image:
    wide, tall = size[0] // 2, size[1] // 2
    sheet = Canvas((0, 0, 0), (wide, tall), 1)
    sway, rays, fall = rolling(rng, 4), rolling(rng, 9), rolling(rng, 3)
    for x in range(0, wide, 2):
        t = x / wide
        bright = max(0.0, 0.5 + 0.45 * rays(t * 3.1) + 0.2 * math.sin(t * 160 + 9 * fall(t)))
        base = tall * (foot + 0.22 + 0.13 * sway(t))
        reach = tall * (0.2 + 0.12 * fall(t * 1.7))
        _ray(sheet, x, base, reach, bright * 1.05, lights)
    return sheet.image.filter(ImageFilter.GaussianBlur(2.2))


def _ray(
    sheet: Canvas, x: float, base: float, reach: float, bright: float, lights: tuple[Colour, ...]
) -> None:
    steps = 26
    for step in range(steps):
        up = step / steps
        level = bright * min(1.0, up * 9) * (1 - up) ** 1.5
        red, green, blue = along(lights, up)
        fill = round(red * level), round(green * level), round(blue * level)
        sheet.rectangle((x, base - reach * (up + 1 / steps)), (x + 1, base - reach * up), fill)
