"""Stars, scattered as they are: many faint, few bright, none in a row."""

import random

from PIL import Image, ImageChops, ImageFilter

from pictria.demo.canvas import Canvas, Point, Size
from pictria.demo.colour import Colour, mix, palette
from pictria.demo.grain import clouds
from pictria.demo.light import curved, glow, toned

STARLIGHT = palette("ffffff ffe9c9 cfe2ff ffd9c0 e6ecff")


def scatter(canvas: Canvas, rng: random.Random, count: int, floor: float = 1.0) -> None:
    """Sow stars over the canvas, down to a share of its height."""
    for _ in range(count):
        place = rng.random() * canvas.width, rng.random() ** 1.2 * canvas.height * floor
        _star(canvas, place, rng.random() ** 7, rng.choice(STARLIGHT))


def _star(canvas: Canvas, place: Point, brightness: float, tone: Colour) -> None:
    strength = round(90 + 165 * brightness**0.5)
    if brightness > 0.55:
        glow(canvas, place, 5 + 12 * brightness, tone, 0.45 * brightness)
    canvas.disc(place, 0.45 + 1.5 * brightness, (*tone, strength))


def milky_way(size: Size, seed: int, tint: tuple[Colour, ...], lean: float = 24) -> Image.Image:
    """A band of light across a dark sky, to be screened over it."""
    small = (max(64, size[0] // 4), max(64, size[1] // 4))
    band = _band(small, lean)
    dust = curved(clouds(small, seed, 9, 6), lambda level: max(0.0, 0.05 + level * 0.72))
    light = ImageChops.multiply(band, dust).filter(ImageFilter.GaussianBlur(1.5))
    return toned(light, tint).resize(size, Image.Resampling.BICUBIC)


def dusted(canvas: Canvas, rng: random.Random, count: int, lean: float = 24) -> None:
    """Fine star dust, thickest along a leaning band."""
    run = canvas.height
    for _ in range(count):
        along = rng.random()
        across = rng.gauss(0, 0.09)
        x = canvas.width * (0.5 + across) + (0.5 - along) * run * lean / 60
        tone = mix(rng.choice(STARLIGHT), (120, 140, 190), rng.random() * 0.5)
        canvas.disc((x, along * run), rng.choice((0.4, 0.5, 0.7)), (*tone, rng.randint(60, 190)))


def _band(size: Size, lean: float) -> Image.Image:
    tall = Image.linear_gradient("L").rotate(90)
    ridge = curved(tall, lambda level: max(0.0, 1 - abs(level - 0.5) * 3.2) ** 1.4)
    reach = round(max(size) * 1.7)
    turned = ridge.resize((reach, reach), Image.Resampling.BICUBIC).rotate(-lean)
    left, top = (reach - size[0]) // 2, (reach - size[1]) // 2
    return turned.crop((left, top, left + size[0], top + size[1]))
