"""Small stones laid along the lines of a picture, as a mosaicist lays them."""

import math
import random

from PIL import Image

from pictria.demo.canvas import Canvas, Point, Size
from pictria.demo.colour import Colour, darker, lighter
from pictria.demo.curves import polar
from pictria.demo.grain import grained, mottled
from pictria.demo.light import vignette


def peacock(
    size: Size, seed: int, mortar: Colour, eye: tuple[Colour, ...], field: tuple[Colour, ...]
) -> Image.Image:
    """Overlapping fans of stones, every fan an eye."""
    rng = random.Random(seed)
    canvas = Canvas(mortar, size)
    radius = size[0] / 5
    rows = round(size[1] / (radius * 0.5)) + 3
    for row in range(rows, -1, -1):
        for column in range(-1, 6):
            spot = (column + row % 2 / 2) * radius, (row - 1) * radius * 0.5
            _fan(canvas, rng, spot, radius * 0.5, mortar, (*eye, field[row % len(field)]))
    return vignette(grained(mottled(canvas.finished(), seed, 0.16), seed, 0.07), (30, 20, 30), 0.4)


def _fan(
    canvas: Canvas,
    rng: random.Random,
    spot: Point,
    radius: float,
    mortar: Colour,
    tones: tuple[Colour, ...],
) -> None:
    canvas.disc(spot, radius, mortar)
    courses = 9
    for course in range(1, courses + 1):
        inner, outer = radius * (course - 0.93) / courses, radius * (course - 0.07) / courses
        tone = tones[min(len(tones) - 1, (course - 1) * len(tones) // courses)]
        count = max(6, round(math.tau * outer / (radius / courses) / 1.05))
        for i in range(count):
            _stone(canvas, rng, spot, (inner, outer), (i / count, 1 / count), tone)


def _stone(
    canvas: Canvas, rng: random.Random, spot: Point, reach: Point, place: Point, tone: Colour
) -> None:
    start = math.tau * (place[0] + place[1] * 0.07)
    end = math.tau * (place[0] + place[1] * 0.93)
    wobble = rng.uniform(-0.7, 0.7)
    shape = [
        polar(spot, reach[0] + wobble, start),
        polar(spot, reach[1] + wobble, start),
        polar(spot, reach[1] - wobble, end),
        polar(spot, reach[0] - wobble, end),
    ]
    shift = rng.gauss(0, 0.13)
    shade = lighter(tone, min(0.5, shift)) if shift > 0 else darker(tone, min(0.5, -shift))
    canvas.polygon(shape, shade)
    canvas.line(shape[1:3], (*lighter(shade, 0.5), 110), 0.9)
