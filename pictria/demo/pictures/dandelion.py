"""A dandelion losing its seeds."""

import math
import random

from PIL import Image

from pictria.demo.canvas import Canvas, Point, Size
from pictria.demo.colour import Colour, lighter, mix
from pictria.demo.curves import polar
from pictria.demo.grain import grained
from pictria.demo.leaves import stem
from pictria.demo.light import glow, vertical


def dandelion(size: Size, seed: int, ground: tuple[Colour, ...], seeds: Colour) -> Image.Image:
    """A dandelion clock at dusk, some of it already gone."""
    rng = random.Random(seed)
    wide, tall = size
    canvas = Canvas(vertical(size, ground), size)
    centre = wide * 0.42, tall * 0.44
    glow(canvas, centre, wide * 0.75, lighter(ground[-1], 0.2), 0.5)
    foot = (wide * 0.5, tall * 1.02)
    canvas.line(stem(rng, foot, centre, 0.1), mix(seeds, ground[-1], 0.45), wide * 0.011)
    for ring in range(7):
        for i in range(10 + 7 * ring):
            angle = math.tau * (i + rng.random() * 0.5) / (10 + 7 * ring)
            if not (-0.95 < (angle + 0.9 + math.pi) % math.tau - math.pi < 0.35 and ring > 1):
                _parachute(canvas, centre, wide * (0.07 + 0.036 * ring), angle, wide * 0.045, seeds)
    canvas.disc(centre, wide * 0.022, mix(seeds, ground[0], 0.6))
    for _ in range(17):
        away = rng.random() ** 0.8
        spot = polar(centre, wide * (0.3 + 0.5 * away), rng.uniform(-1.25, -0.25))
        _parachute(canvas, spot, wide * 0.06, rng.uniform(-1.7, -0.6), wide * 0.04, seeds)
    return grained(canvas.finished(), seed, 0.09)


def _parachute(
    canvas: Canvas, foot: Point, reach: float, angle: float, crown: float, tone: Colour
) -> None:
    top = polar(foot, reach, angle)
    canvas.line([foot, top], (*tone, 120), 0.9)
    canvas.line([foot, polar(foot, reach * 0.22, angle)], mix(tone, (110, 70, 40), 0.7), 2.6)
    for i in range(15):
        tip = polar(top, crown * (1 - 0.02 * abs(i - 7)), angle + (i - 7) * 0.19)
        canvas.line([top, tip], (*tone, 150), 0.6)
        canvas.disc(tip, 0.8, (*tone, 190))
