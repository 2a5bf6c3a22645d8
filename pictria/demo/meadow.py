"""Plants out of doors: a flowering meadow, a dandelion losing its seeds."""

import math
import random

from PIL import Image, ImageFilter

from pictria.demo.canvas import Canvas, Point, Size
from pictria.demo.colour import Colour, along, darker, lighter, mix
from pictria.demo.curves import arc, bezier, polar
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
