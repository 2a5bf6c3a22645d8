"""Clouds of gas in several lights."""

import math
import random

from PIL import Image, ImageChops

from pictria.demo.canvas import Canvas, Size
from pictria.demo.colour import Colour
from pictria.demo.curves import polar
from pictria.demo.grain import clouds, grained
from pictria.demo.light import curved, glow, halo, toned
from pictria.demo.stars import scatter

Inks = tuple[Colour, ...]


def nebula(size: Size, seed: int, gases: tuple[Inks, ...]) -> Image.Image:
    """Clouds of gas in several lights, with young stars in them."""
    rng = random.Random(seed)
    small = size[0] // 2, size[1] // 2
    picture = Image.new("RGB", small, gases[0][0])
    for layer, gas in enumerate(gases):
        cloud = _billows(small, seed + 31 * layer)
        heart = halo(round(small[0] * 1.15), 1.0, 0.8)
        where = Image.new("L", small, 40)
        spot = (
            round(small[0] * (-0.25 + 0.2 * layer)),
            round(small[1] * (-0.45 + 0.12 * ((layer * 2) % 3))),
        )
        where.paste(255, (*spot, spot[0] + heart.width, spot[1] + heart.height), heart)
        picture = ImageChops.screen(picture, toned(ImageChops.multiply(cloud, where), gas))
    canvas = Canvas(picture, size)
    scatter(canvas, rng, 1100)
    for _ in range(9):
        _spiked(canvas, rng, gases[-1][-1])
    return grained(canvas.finished(), seed, 0.08)


def _billows(size: Size, seed: int) -> Image.Image:
    first, second = clouds(size, seed, 3, 7), clouds(size, seed + 7, 4, 7)
    ridges = ImageChops.invert(ImageChops.difference(first, second))
    folded = curved(ridges, lambda level: max(0.0, level * 1.9 - 0.95) ** 1.3)
    return ImageChops.multiply(folded, curved(first, lambda level: min(1.0, level * 1.6)))


def _spiked(canvas: Canvas, rng: random.Random, tone: Colour) -> None:
    spot = rng.random() * canvas.width, rng.random() * canvas.height
    reach = canvas.width * rng.uniform(0.008, 0.02)
    glow(canvas, spot, reach * 2.6, tone, 0.7)
    for turn in range(4):
        for share, alpha in ((1.0, 60), (0.6, 110), (0.35, 190)):
            canvas.line(
                [spot, polar(spot, reach * 2.2 * share, math.pi / 2 * turn)],
                (255, 255, 255, alpha),
                1,
            )
    canvas.disc(spot, reach * 0.16, (255, 255, 255))
