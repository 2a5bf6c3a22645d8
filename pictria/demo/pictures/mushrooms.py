"""Toadstools in a clearing."""

import math
import random

from PIL import Image

from pictria.demo.canvas import Canvas, Point, Size
from pictria.demo.colour import Colour, darker, lighter, mix
from pictria.demo.curves import arc, bezier
from pictria.demo.grain import grained, mottled, on_paper
from pictria.demo.leaves import leaf, stem
from pictria.demo.light import glow, vertical


def mushrooms(
    size: Size, seed: int, ground: tuple[Colour, ...], caps: tuple[Colour, ...], pale: Colour
) -> Image.Image:
    """Toadstools in a clearing, ferns behind."""
    rng = random.Random(seed)
    wide, tall = size
    canvas = Canvas(vertical(size, ground), size)
    glow(canvas, (wide * 0.5, tall * 0.4), wide * 0.75, lighter(ground[0], 0.35), 0.75)
    for i in range(46):
        foot = wide * rng.random(), tall * 1.02
        top = foot[0] + rng.uniform(-0.1, 0.1) * wide, tall * rng.uniform(0.5, 0.8)
        _sprig(canvas, rng, foot, top, mix(ground[0], ground[-1], 0.45 + 0.5 * i / 46))
    stand = (
        (0.2, 0.5, 0.12),
        (0.8, 0.55, 0.11),
        (0.62, 0.36, 0.17),
        (0.38, 0.46, 0.2),
        (0.72, 0.74, 0.1),
        (0.24, 0.77, 0.09),
        (0.52, 0.8, 0.08),
    )
    for i, (x, y, spread) in enumerate(stand):
        _toadstool(canvas, rng, (wide * x, tall * y), wide * spread, caps[i % len(caps)], pale)
    for _ in range(240):
        foot = wide * rng.random(), tall * 1.01
        top = foot[0] + rng.gauss(0, 22), tall * rng.uniform(0.86, 0.97)
        canvas.line(stem(rng, foot, top), darker(ground[-1], rng.uniform(0.0, 0.45)), 3.2)
    return on_paper(grained(mottled(canvas.finished(), seed, 0.14), seed, 0.07), seed, 0.14)


def _sprig(canvas: Canvas, rng: random.Random, foot: Point, top: Point, tone: Colour) -> None:
    path = stem(rng, foot, top, 0.2)
    canvas.line(path, tone, 2.4)
    for i in range(6, 31, 2):
        for side in (-1, 1):
            angle = -math.pi / 2 + side * 0.95
            reach = (34 - i) * 2.4
            leaf(canvas, path[i], reach, reach * 0.24, angle, tone)


def _toadstool(
    canvas: Canvas, rng: random.Random, crown: Point, spread: float, cap: Colour, pale: Colour
) -> None:
    x, y = crown
    foot = canvas.height * 1.01
    thick = spread * 0.15
    lean = rng.uniform(-0.15, 0.15) * spread
    left = bezier(
        (x - thick, y),
        (x - thick, y + spread),
        (x - thick * 1.2 + lean, foot - spread),
        (x - thick * 1.9 + lean, foot),
    )
    right = bezier(
        (x + thick * 1.9 + lean, foot),
        (x + thick * 1.2 + lean, foot - spread),
        (x + thick, y + spread),
        (x + thick, y),
    )
    canvas.polygon([*left, *right], pale)
    shaded = [(px - thick * 0.9, py) for px, py in reversed(right)]
    canvas.polygon([*shaded, *right], (*darker(pale, 0.35), 70))
    gills = arc((x, y), 1, 0, math.tau, 40)
    canvas.polygon(
        [(x + (gx - x) * spread * 0.94, y + (gy - y) * spread * 0.17) for gx, gy in gills],
        darker(mix(pale, cap, 0.3), 0.2),
    )
    for i in range(25):
        gx = x + spread * 0.9 * math.cos(math.pi * i / 24)
        gy = y + spread * 0.15 * math.sin(math.pi * i / 24)
        canvas.line([(x, y + spread * 0.02), (gx, gy)], (*pale, 90), 1)
    _cap(canvas, rng, crown, spread, cap, pale)


def _cap(
    canvas: Canvas, rng: random.Random, crown: Point, spread: float, cap: Colour, pale: Colour
) -> None:
    x, y = crown
    dome = [
        *bezier(
            (x - spread, y),
            (x - spread * 0.95, y - spread * 0.95),
            (x + spread * 0.95, y - spread * 0.95),
            (x + spread, y),
        ),
        *bezier(
            (x + spread, y),
            (x + spread * 0.6, y + spread * 0.13),
            (x - spread * 0.6, y + spread * 0.13),
            (x - spread, y),
        ),
    ]
    canvas.polygon(dome, cap)
    shade = [
        (x + (px - x) * 0.86 - spread * 0.1, y - spread * 0.09 + (py - y) * 0.82) for px, py in dome
    ]
    canvas.polygon(shade, (*lighter(cap, 0.35), 120))
    for u, v, r in (
        (-0.5, 0.3, 0.09),
        (-0.1, 0.5, 0.12),
        (0.35, 0.42, 0.08),
        (0.62, 0.17, 0.07),
        (-0.72, 0.1, 0.05),
        (0.12, 0.2, 0.09),
        (-0.28, 0.14, 0.06),
    ):
        wobble = 1 + rng.uniform(-0.15, 0.15)
        canvas.ellipse(
            (x + spread * u, y - spread * v), spread * r * wobble, spread * r * 0.72, pale
        )
