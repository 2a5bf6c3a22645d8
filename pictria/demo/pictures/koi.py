"""Koi under lily pads."""

import math
import random

from PIL import Image

from pictria.demo.canvas import Canvas, Point, Size
from pictria.demo.colour import Colour, darker, lighter, mix
from pictria.demo.curves import bezier, polar
from pictria.demo.light import vertical
from pictria.demo.woodblock import FOAM, Inks, printed


def koi(size: Size, seed: int, water: Inks, fish: Inks, pads: Inks) -> Image.Image:
    """Koi turning below lily pads."""
    rng = random.Random(seed)
    wide, tall = size
    canvas = Canvas(vertical(size, water), size)
    for x, y in ((0.35, 0.4), (0.72, 0.66), (0.2, 0.84)):
        for ring in range(1, 7):
            canvas.ring(
                (wide * x, tall * y),
                wide * 0.075 * ring,
                (*lighter(water[0], 0.6), 70 - 8 * ring),
                2.5,
            )
    swims = (
        ((0.2, 0.66), (0.1, 0.4), (0.42, 0.28), (0.6, 0.34), 0),
        ((0.84, 0.4), (0.98, 0.62), (0.7, 0.8), (0.42, 0.72), 1),
        ((0.66, 0.06), (0.9, 0.08), (0.95, 0.2), (0.82, 0.28), 2),
    )
    for a, b, c, d, kind in swims:
        corners = [(wide * x, tall * y) for x, y in (a, b, c, d)]
        path = bezier(corners[0], corners[1], corners[2], corners[3], 60)
        _koi(canvas, rng, path, wide * (0.085, 0.08, 0.05)[kind], fish, kind)
    for x, y, radius in (
        (0.1, 0.12, 0.15),
        (0.3, 0.05, 0.1),
        (0.92, 0.9, 0.17),
        (0.7, 0.97, 0.11),
        (0.06, 0.93, 0.1),
        (0.95, 0.5, 0.08),
    ):
        _pad(canvas, rng, (wide * x, tall * y), wide * radius, pads)
    _lotus(canvas, (wide * 0.86, tall * 0.87), wide * 0.1, fish[3])
    return printed(canvas.finished(), seed)


def _koi(
    canvas: Canvas, rng: random.Random, path: list[Point], half: float, tones: Inks, kind: int
) -> None:
    shadow = [(x + half * 0.5, y + half * 0.7) for x, y in path]
    canvas.polygon(_body(shadow, half), (10, 40, 50, 60))
    for i, side, long in ((38, 1, 1.5), (38, -1, 1.5), (22, 1, 0.9), (22, -1, 0.9)):
        _fin(canvas, path, i, side, half * long, tones[kind % 2])
    _tail(canvas, path, half, tones[kind % 2])
    body = canvas.mask()
    body.polygon(_body(path, half), 255)
    marks = Canvas(FOAM if kind != 1 else tones[1], canvas.size)
    for _ in range(9):
        x, y = path[rng.randrange(8, 56)]
        spot = x + rng.uniform(-0.5, 0.5) * half, y + rng.uniform(-0.5, 0.5) * half
        marks.ellipse(
            spot,
            half * rng.uniform(0.4, 0.8),
            half * rng.uniform(0.4, 0.8),
            tones[rng.choice((0, 0, 2))] if kind != 1 else FOAM,
        )
    for i in range(6, 50, 2):
        for k in (-0.6, -0.2, 0.2, 0.6):
            spot = _beside(path, i, k * half * _girth(i / 60))
            marks.ring(spot, half * 0.16, (*darker(tones[0], 0.2), 50), 1)
    canvas.lay(marks.image, body)
    for side in (-1, 1):
        canvas.disc(_beside(path, 56, side * half * 0.42), half * 0.1, tones[2])
    canvas.line(path[14:48], (*darker(tones[0], 0.3), 90), half * 0.06)


def _girth(share: float) -> float:
    return max(0.05, math.pow(math.sin(math.pi * (0.04 + 0.93 * share**1.25)), 0.75))


def _body(path: list[Point], half: float) -> list[Point]:
    count = len(path) - 1
    sides = [
        [_beside(path, i, side * half * _girth(i / count)) for i in range(count + 1)]
        for side in (-1, 1)
    ]
    return [*sides[0], *reversed(sides[1])]


def _beside(path: list[Point], i: int, away: float) -> Point:
    (x0, y0), (x1, y1) = path[max(0, i - 1)], path[min(len(path) - 1, i + 1)]
    return polar(path[i], away, math.atan2(y1 - y0, x1 - x0) + math.pi / 2)


def _fin(canvas: Canvas, path: list[Point], i: int, side: int, reach: float, tone: Colour) -> None:
    (x0, y0), (x1, y1) = path[i - 1], path[i + 1]
    heading = math.atan2(y1 - y0, x1 - x0)
    root = polar(path[i], reach * 0.35, heading + side * math.pi / 2)
    fan = [
        polar(root, reach * (0.8 + 0.2 * (k % 2)), heading + side * (1.5 + 0.17 * k))
        for k in range(7)
    ]
    canvas.polygon([root, *fan], (*mix(tone, FOAM, 0.55), 215))
    for tip in fan:
        canvas.line([root, tip], (*tone, 130), 1.4)


def _tail(canvas: Canvas, path: list[Point], half: float, tone: Colour) -> None:
    (x0, y0), (x1, y1) = path[3], path[0]
    heading = math.atan2(y1 - y0, x1 - x0)
    for side in (-1, 1):
        tip = polar(path[0], half * 2.3, heading + side * 0.5)
        edge = bezier(
            path[2],
            polar(path[0], half * 1.2, heading + side * 0.95),
            polar(path[0], half * 1.9, heading + side * 0.75),
            tip,
        )
        inner = bezier(
            tip,
            polar(path[0], half * 1.5, heading + side * 0.25),
            polar(path[0], half * 0.9, heading),
            path[2],
        )
        canvas.polygon([*edge, *inner], (*mix(tone, FOAM, 0.5), 225))
        for k in range(2, 24, 4):
            canvas.line([path[2], edge[k]], (*tone, 110), 1.3)


def _pad(canvas: Canvas, rng: random.Random, spot: Point, radius: float, tones: Inks) -> None:
    tone = rng.choice(tones)
    start = rng.randrange(360)
    canvas.sector(
        (spot[0] + radius * 0.06, spot[1] + radius * 0.1),
        radius,
        (start, start + 330),
        (10, 40, 50, 80),
    )
    canvas.sector(spot, radius, (start, start + 330), darker(tone, 0.2))
    canvas.sector(spot, radius * 0.96, (start + 1, start + 329), tone)
    for i in range(1, 14):
        tip = polar(spot, radius * 0.88, math.radians(start + 330 * i / 14))
        canvas.line([spot, tip], (*lighter(tone, 0.4), 150), 1.8)


def _lotus(canvas: Canvas, spot: Point, size: float, tone: Colour) -> None:
    for ring, (reach, count) in enumerate(((1.0, 9), (0.78, 8), (0.5, 6))):
        for i in range(count):
            angle = math.tau * (i + ring / 2) / count
            tip, side = polar(spot, size * reach, angle), size * 0.26
            middle = polar(spot, size * reach * 0.55, angle)
            shape = [
                *bezier(
                    spot,
                    polar(middle, side, angle + 1.57),
                    polar(middle, side, angle + 1.2),
                    tip,
                    10,
                ),
                *bezier(
                    tip,
                    polar(middle, side, angle - 1.2),
                    polar(middle, side, angle - 1.57),
                    spot,
                    10,
                ),
            ]
            canvas.polygon(shape, lighter(tone, 0.15 + 0.25 * ring))
            canvas.line(shape, (*darker(tone, 0.15), 150), 1.2)
    canvas.disc(spot, size * 0.14, (244, 196, 80))
