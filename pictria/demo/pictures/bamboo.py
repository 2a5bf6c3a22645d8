"""Bamboo by moonlight."""

import math
import random
from collections.abc import Sequence

from PIL import Image, ImageFilter

from pictria.demo.canvas import Canvas, Point, Size
from pictria.demo.colour import Colour, darker, lighter
from pictria.demo.curves import polar
from pictria.demo.light import glow, vertical
from pictria.demo.woodblock import printed

Inks = tuple[Colour, ...]


def bamboo(size: Size, seed: int, sky: Inks, greens: Inks, moon: Colour) -> Image.Image:
    """Bamboo by moonlight, paler the farther away."""
    rng = random.Random(seed)
    wide, tall = size
    canvas = Canvas(vertical(size, sky), size)
    glow(canvas, (wide * 0.64, tall * 0.24), wide * 0.75, moon, 0.6)
    canvas.disc((wide * 0.64, tall * 0.24), wide * 0.19, lighter(moon, 0.3))
    for depth, tone in enumerate(greens):
        for i in range(6 - depth):
            x = wide * ((i + rng.uniform(0.15, 0.85)) / (6 - depth))
            _cane(canvas, rng, x, wide * (0.012 + 0.009 * depth), tone)
        if depth < len(greens) - 1:
            canvas.replace(canvas.image.filter(ImageFilter.BoxBlur(2)))
            haze = Image.new("RGB", canvas.image.size, sky[-1])
            canvas.replace(Image.blend(canvas.image, haze, 0.12))
    return printed(canvas.finished(), seed)


def _cane(canvas: Canvas, rng: random.Random, x: float, half: float, tone: Colour) -> None:
    lean = rng.uniform(-0.05, 0.05)
    y = canvas.height * 1.02
    step = half * rng.uniform(9, 13)
    while y > -step:
        top = x + lean * step, y - step
        _internode(canvas, (x, y), top, half, tone)
        if rng.random() < 0.55:
            _tuft(canvas, rng, top, half, tone)
        x, y = top


def _internode(canvas: Canvas, foot: Point, top: Point, half: float, tone: Colour) -> None:
    waist = (foot[0] + top[0]) / 2, (foot[1] + top[1]) / 2
    joints = ((foot, 1.0), (waist, 0.86), (top, 1.0))
    right = [(x + half * share, y) for (x, y), share in joints]
    left = [(x - half * share, y) for (x, y), share in joints]
    canvas.polygon([*right, *reversed(left)], tone)
    shine = [(x + half * 0.75, y) for x, y in left], [(x + half * 0.4, y) for x, y in left]
    canvas.polygon([*shine[0], *reversed(shine[1])], (*lighter(tone, 0.45), 90))
    for lift, shade in ((0.0, darker(tone, 0.3)), (half * 0.22, lighter(tone, 0.35))):
        ends = (top[0] - half * 1.12, top[1] + lift), (top[0] + half * 1.12, top[1] + lift)
        canvas.rounded_line(ends, shade, half * 0.2)


def _tuft(canvas: Canvas, rng: random.Random, joint: Point, half: float, tone: Colour) -> None:
    side = rng.choice((-1, 1))
    end = joint[0] + side * half * rng.uniform(3, 7), joint[1] - half * rng.uniform(-1, 3)
    canvas.line([joint, end], tone, half * 0.16)
    for i in range(6):
        angle = math.pi / 2 - side * (0.1 + 0.28 * i) + rng.uniform(-0.15, 0.15)
        _blade(canvas, end, half * rng.uniform(6, 11), angle, darker(tone, rng.uniform(0, 0.25)))


def _blade(canvas: Canvas, foot: Point, reach: float, angle: float, tone: Colour) -> None:
    middle = polar(foot, reach * 0.4, angle)
    sides: Sequence[Point] = [polar(middle, reach * 0.075, angle + turn) for turn in (1.57, -1.57)]
    canvas.polygon([foot, sides[0], polar(foot, reach, angle), sides[1]], tone)
