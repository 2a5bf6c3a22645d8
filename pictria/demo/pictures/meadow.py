"""A flowering meadow in the evening."""

import math
import random

from PIL import Image, ImageFilter

from pictria.demo.canvas import Canvas, Point, Size
from pictria.demo.colour import Colour, along, darker, lighter, mix
from pictria.demo.curves import arc, polar
from pictria.demo.grain import grained, mottled, on_paper
from pictria.demo.leaves import leaf, petals, stem
from pictria.demo.light import glow, vertical


def meadow(
    size: Size,
    seed: int,
    sky: tuple[Colour, ...],
    greens: tuple[Colour, ...],
    blooms: tuple[Colour, ...],
) -> Image.Image:
    """Flowers standing against a warm sky, the farther ones out of focus."""
    rng = random.Random(seed)
    canvas = Canvas(vertical(size, sky), size)
    glow(canvas, (size[0] * 0.72, size[1] * 0.3), size[0] * 0.6, lighter(sky[-1], 0.6), 0.7)
    for row in range(4):
        near = row / 3
        _row(canvas, rng, near, mix(sky[-1], along(greens, near), 0.25 + 0.75 * near), blooms)
        if row < 3:
            canvas.replace(canvas.image.filter(ImageFilter.BoxBlur(7 - 3 * row)))
    return on_paper(grained(mottled(canvas.finished(), seed, 0.12), seed, 0.07), seed, 0.12)


def _row(
    canvas: Canvas, rng: random.Random, near: float, green: Colour, blooms: tuple[Colour, ...]
) -> None:
    wide, tall = canvas.size
    for _ in range(round(190 - 60 * near)):
        foot = rng.uniform(-0.05, 1.05) * wide, tall * 1.02
        top = foot[0] + rng.gauss(0, 0.03) * wide, tall * (1 - rng.uniform(0.1, 0.36 + 0.12 * near))
        canvas.line(stem(rng, foot, top), mix(green, lighter(green, 0.5), rng.random() * 0.5), 2.2)
    for i in range(14):
        x = wide * (i + rng.random()) / 14
        top = x + rng.gauss(0, 20), tall * rng.uniform(0.2 + 0.13 * (1 - near), 0.72)
        path = stem(rng, (x, tall * 1.02), top)
        canvas.line(path, darker(green, 0.1), 3)
        leaf(canvas, path[12], tall * 0.09, tall * 0.02, rng.uniform(-2.4, -0.7), green)
        _flower(canvas, rng, top, tall * (0.03 + 0.025 * near), rng.choice(blooms))


def _flower(canvas: Canvas, rng: random.Random, spot: Point, size: float, tone: Colour) -> None:
    kind = rng.randrange(3)
    if kind == 0:
        petals(canvas, spot, size * 1.25, 8, rng.random(), tone)
        canvas.disc(spot, size * 0.3, (238, 184, 70))
        canvas.disc(spot, size * 0.18, (190, 120, 40))
    elif kind == 1:
        _poppy(canvas, spot, size * 1.3, tone)
    else:
        _spire(canvas, rng, spot, size, tone)


def _poppy(canvas: Canvas, spot: Point, size: float, tone: Colour) -> None:
    for angle, shade in ((-2.4, 0.18), (-0.7, 0.12), (-1.57, 0.0)):
        centre = polar(spot, size * 0.42, angle)
        canvas.ellipse(centre, size * 0.62, size * 0.55, darker(tone, shade))
    cup = [*arc((spot[0], spot[1] - size * 0.25), size * 0.86, 0.15, math.pi - 0.15), spot]
    canvas.polygon(cup, lighter(tone, 0.1))
    canvas.disc((spot[0], spot[1] - size * 0.16), size * 0.16, darker(tone, 0.75))


def _spire(canvas: Canvas, rng: random.Random, spot: Point, size: float, tone: Colour) -> None:
    for i in range(34):
        up = i / 34
        x = spot[0] + rng.gauss(0, 1) * size * 0.3 * (1.1 - up)
        y = spot[1] + size * (1.4 - 3.4 * up)
        canvas.disc(
            (x, y), size * 0.2 * (1.15 - 0.8 * up), mix(tone, lighter(tone, 0.6), rng.random())
        )
