"""Breaking waves, row behind row."""

import math
import random

from PIL import Image

from pictria.demo.canvas import Canvas, Point, Size
from pictria.demo.colour import Colour, along, darker, lighter
from pictria.demo.curves import bezier
from pictria.demo.light import vertical
from pictria.demo.woodblock import FOAM, Inks, printed


def breakers(size: Size, seed: int, sky: Inks, water: Inks, mountain: Colour) -> Image.Image:
    """Rows of breaking waves, a snow-topped mountain far behind."""
    rng = random.Random(seed)
    tall = size[1]
    canvas = Canvas(vertical(size, sky), size)
    _mountain(canvas, mountain)
    for row in range(5):
        near = row / 4
        height = tall * (0.1 + 0.2 * near)
        base = tall * (0.66 + 0.44 * near**1.3)
        _breaking_row(canvas, rng, base, height, along(water, near), row)
    return printed(canvas.finished(), seed)


def _mountain(canvas: Canvas, tone: Colour) -> None:
    wide, tall = canvas.size
    x, top, foot = wide * 0.6, tall * 0.24, tall * 0.66
    left = bezier(
        (x - wide * 0.42, foot),
        (x - wide * 0.2, foot - tall * 0.08),
        (x - wide * 0.1, top + tall * 0.1),
        (x - wide * 0.025, top),
    )
    right = bezier(
        (x + wide * 0.025, top),
        (x + wide * 0.1, top + tall * 0.1),
        (x + wide * 0.2, foot - tall * 0.08),
        (x + wide * 0.42, foot),
    )
    canvas.polygon([*left, *right], tone)
    snow = [left[-5], *left[-4:], *right[:5]]
    drip = [
        (
            right[4][0] - (right[4][0] - left[-5][0]) * i / 12,
            right[4][1] + (16 if i % 2 else -22) + 12 * math.sin(i * 2.1),
        )
        for i in range(1, 12)
    ]
    canvas.polygon([*snow, *drip], FOAM)


def _breaking_row(
    canvas: Canvas, rng: random.Random, base: float, height: float, tone: Colour, row: int
) -> None:
    length = height * 2.5
    x = -length * (0.9 if row % 2 else 0.4) - length
    while x < canvas.width + length:
        tall = height * rng.uniform(0.8, 1.12)
        _breaker(canvas, rng, (x, base), (length, tall), tone)
        x += length * 0.94
    canvas.rectangle((0, base), (canvas.width, base + canvas.height), tone)


def _breaker(canvas: Canvas, rng: random.Random, foot: Point, shape: Point, tone: Colour) -> None:
    back, lip, face = (_placed(part, foot, shape) for part in _profile())
    canvas.polygon([*back, *lip, *face], tone)
    for i in range(1, 9):
        share = i / 9
        stripe = [
            (bx + (fx - bx) * share, by + (fy - by) * share)
            for (bx, by), (fx, fy) in zip(back, reversed(face), strict=True)
        ]
        fill = lighter(tone, 0.55) if i % 2 else darker(tone, 0.3)
        canvas.line(stripe[3:], (*fill, 200), max(1.2, shape[1] * 0.014))
    _foam(canvas, rng, [*back[11:], *lip, *face[:7]], shape[1], tone)


def _profile() -> tuple[list[Point], list[Point], list[Point]]:
    back = bezier((-0.25, 0.12), (0.25, 0.0), (0.34, -0.86), (0.66, -1.0), 20)
    lip = bezier((0.66, -1.0), (0.84, -1.06), (0.99, -0.9), (0.96, -0.66), 10)
    face = bezier((0.96, -0.66), (0.78, -0.86), (0.52, -0.2), (1.15, 0.12), 20)
    return back, lip, face


def _placed(part: list[Point], foot: Point, shape: Point) -> list[Point]:
    return [(foot[0] + x * shape[0], foot[1] + y * shape[1]) for x, y in part]


def _foam(
    canvas: Canvas, rng: random.Random, edge: list[Point], height: float, tone: Colour
) -> None:
    blobs = [(spot, height * rng.uniform(0.035, 0.08)) for spot in edge for _ in range(2)]
    scattered = [
        ((x + rng.gauss(0, height * 0.035), y + rng.gauss(0, height * 0.03)), r)
        for (x, y), r in blobs
    ]
    for spot, radius in scattered:
        canvas.disc(spot, radius + max(1.2, height * 0.009), darker(tone, 0.35))
    for spot, radius in scattered:
        canvas.disc(spot, radius, FOAM)
    for _ in range(16):
        x, y = rng.choice(edge[6:])
        spot = x + rng.uniform(-0.05, 0.4) * height, y + rng.uniform(-0.25, 0.22) * height
        canvas.disc(spot, height * rng.uniform(0.006, 0.02), FOAM)
