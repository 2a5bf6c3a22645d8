"""A whirlpool drawn in threads of foam."""

import math
import random

from PIL import Image

from pictria.demo.canvas import Canvas, Point, Size
from pictria.demo.colour import darker, mix
from pictria.demo.curves import polar
from pictria.demo.woodblock import FOAM, Inks, printed


def whirlpool(size: Size, seed: int, water: Inks) -> Image.Image:
    """A whirlpool seen from above, its foam drawn in threads."""
    rng = random.Random(seed)
    centre = size[0] * 0.5, size[1] * 0.5
    canvas = Canvas(water[1], size)
    for arm in range(26):
        turn = math.tau * arm / 26
        tone = water[arm % 3] if arm % 2 else mix(water[arm % 3], FOAM, 0.16)
        canvas.polygon(
            [*_spiral(centre, size, turn), *reversed(_spiral(centre, size, turn + 0.17))], tone
        )
    for thread in range(150):
        path = _spiral(centre, size, math.tau * thread / 150 + rng.uniform(-0.02, 0.02))
        start = rng.randrange(0, 60)
        end = start + rng.randrange(12, 60)
        fill = (*FOAM, rng.randint(120, 235))
        canvas.line(path[start:end], fill, rng.choice((1.2, 1.8, 2.6, 4)))
    for _ in range(700):
        angle, away = rng.random() * math.tau, rng.random() ** 0.6
        spot = polar(centre, size[0] * (0.07 + 0.7 * away), angle)
        canvas.disc(spot, rng.uniform(1, 4.5) * (0.4 + away), (*FOAM, 220))
    for share, tone in ((0.075, water[-1]), (0.05, darker(water[-1], 0.5))):
        canvas.disc(centre, size[0] * share, tone)
    return printed(canvas.finished(), seed)


def _spiral(centre: Point, size: Size, turn: float) -> list[Point]:
    path: list[Point] = []
    for i in range(100):
        share = i / 99
        radius = size[0] * 0.05 * math.exp(share * 2.85)
        wobble = 0.05 * math.sin(share * 21 + turn * 5)
        path.append(polar(centre, radius, turn + 4.6 * (1 - share) ** 1.3 + wobble))
    return path
