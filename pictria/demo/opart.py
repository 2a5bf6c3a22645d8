"""Drawings for the eye to trip over: swollen stripes, strange attractors, seed spirals."""

import math
from array import array

from PIL import Image, ImageChops, ImageFilter

from pictria.demo.canvas import Canvas, Point, Size
from pictria.demo.colour import Colour, along, mix
from pictria.demo.grain import grained
from pictria.demo.light import toned

FRAMES = 32
GOLDEN = math.pi * (3 - math.sqrt(5))
STEPS = 700_000
SEEDS = 520


def swollen(size: Size, paper: Colour, inks: tuple[Colour, ...]) -> Image.Image:
    """Stripes drawn over three balls that are not there."""
    canvas = Canvas(paper, size)
    stripes = 62
    edges = [_stripe(size, (i - 2) / (stripes - 4)) for i in range(stripes + 1)]
    for i in range(0, stripes, 2):
        tone = along(inks, i / stripes)
        canvas.polygon([*edges[i], *reversed(edges[i + 1])], tone)
    return canvas.finished()


def attractor(
    size: Size, seed: int, numbers: tuple[float, float, float, float], ramp: tuple[Colour, ...]
) -> Image.Image:
    """Where a point goes that follows two short sums for ever."""
    visits = _visits(size, numbers)
    field = Image.frombytes("L", size, visits)
    fine = Image.blend(field, field.filter(ImageFilter.GaussianBlur(1)), 0.6)
    glowing = ImageChops.screen(
        fine, field.filter(ImageFilter.GaussianBlur(14)).point([level // 3 for level in range(256)])
    )
    return grained(toned(glowing, ramp), seed, 0.08)


def sunflower(size: Size, night: Colour, tones: tuple[Colour, ...]) -> list[Image.Image]:
    """A seed head that breathes: every frame of the loop."""
    return [_seed_head(size, night, tones, frame / FRAMES) for frame in range(FRAMES)]


def _stripe(size: Size, share: float) -> list[Point]:
    wide, tall = size
    return [_swell(size, (wide * (i / 150), tall * share)) for i in range(-4, 155)]


def _swell(size: Size, spot: Point) -> Point:
    wide, tall = size
    x, y = spot
    y += tall * 0.018 * math.sin(x / wide * math.tau)
    for cx, cy, radius in (
        (0.34, 0.34, 0.27),
        (0.7, 0.68, 0.25),
        (0.8, 0.22, 0.13),
        (0.2, 0.8, 0.15),
    ):
        dx, dy, reach = x - wide * cx, y - tall * cy, wide * radius
        away = math.hypot(dx, dy) / reach
        if 0 < away < 1:
            push = math.sin(away * math.pi / 2) ** 0.9 / away
            x, y = wide * cx + dx * push, tall * cy + dy * push
    return x, y


def _visits(size: Size, numbers: tuple[float, float, float, float]) -> bytes:
    a, b, c, d = numbers
    wide, tall = size
    counts = array("L", bytes(array("L").itemsize * wide * tall))
    sx, sy = wide * 0.46 / (1 + abs(c)), tall * 0.46 / (1 + abs(d))
    x = y = 0.1
    sin, cos = math.sin, math.cos
    for _ in range(STEPS):
        x, y = sin(a * y) + c * cos(a * x), sin(b * x) + d * cos(b * y)
        counts[int(tall / 2 + y * sy) * wide + int(wide / 2 + x * sx)] += 1
    top = math.log1p(max(counts) * 0.12)
    shades = [min(255, round(255 * (math.log1p(n) / top) ** 0.8)) for n in range(max(counts) + 1)]
    return bytes(shades[count] for count in counts)


def _seed_head(size: Size, night: Colour, tones: tuple[Colour, ...], phase: float) -> Image.Image:
    canvas = Canvas(night, size)
    centre = size[0] / 2, size[1] / 2
    for i in range(1, SEEDS):
        away = size[0] * 0.0203 * math.sqrt(i)
        turn = i * GOLDEN + 0.22 * math.sin(math.tau * (phase - i / SEEDS))
        beat = 0.5 + 0.5 * math.sin(math.tau * (phase - 1.5 * i / SEEDS))
        spot = centre[0] + away * math.cos(turn), centre[1] + away * math.sin(turn)
        radius = size[0] * (0.003 + 0.0075 * (i / SEEDS) ** 0.5) * (0.55 + 0.75 * beat)
        canvas.disc(spot, radius, mix(night, along(tones, i / SEEDS), 0.45 + 0.55 * beat))
    return canvas.finished()
