"""Towers at night, row behind row."""

import random

from PIL import Image

from pictria.demo.canvas import Canvas, Point, Size
from pictria.demo.colour import Colour, along, darker, lighter
from pictria.demo.grain import grained
from pictria.demo.lamplight import lit
from pictria.demo.light import glow, slope, vertical
from pictria.demo.stars import scatter

Inks = tuple[Colour, ...]
ROOFS = ("flat", "steps", "spire", "slant", "dome")


def towers(size: Size, seed: int, sky: Inks, walls: Inks, lamps: Inks) -> Image.Image:
    """Towers behind towers, half of the windows still lit."""
    rng = random.Random(seed)
    wide, tall = size
    canvas = Canvas(vertical(size, sky), size)
    scatter(canvas, rng, 240, 0.4)
    moon = wide * 0.7, tall * 0.2
    glow(canvas, moon, wide * 0.62, lighter(sky[-1], 0.3), 0.55)
    canvas.disc(moon, wide * 0.12, lighter(sky[-1], 0.72))
    for row in range(5):
        near = row / 4
        _street(canvas, rng, near, along(walls, near), lamps)
        if row < 4:
            _haze(canvas, sky[-1], 0.5 + 0.1 * row, 0.42 - 0.06 * row)
    return grained(lit(canvas), seed, 0.08)


def _street(canvas: Canvas, rng: random.Random, near: float, wall: Colour, lamps: Inks) -> None:
    wide, tall = canvas.size
    x = -wide * rng.random() * 0.1
    while x < wide:
        width = wide * rng.uniform(0.08, 0.15) * (0.8 + 0.6 * near)
        height = tall * (0.62 - 0.36 * near) * rng.uniform(0.6, 1.12)
        top = tall - height
        canvas.rectangle((x, top), (x + width, tall + 10), wall)
        canvas.rectangle((x + width * 0.8, top), (x + width, tall + 10), darker(wall, 0.18))
        _roof(canvas, rng.choice(ROOFS), (x, top), width, wall)
        _windows(canvas, rng, (x, top), (width, height), near, lamps)
        x += width * rng.uniform(0.98, 1.3)


def _roof(canvas: Canvas, kind: str, corner: Point, width: float, wall: Colour) -> None:
    x, y = corner
    middle = x + width / 2
    if kind == "steps":
        canvas.rectangle((x + width * 0.15, y - width * 0.2), (x + width * 0.85, y), wall)
        canvas.rectangle((x + width * 0.32, y - width * 0.4), (x + width * 0.68, y), wall)
    elif kind == "spire":
        canvas.polygon(
            [(x + width * 0.2, y), (middle, y - width * 0.7), (x + width * 0.8, y)], wall
        )
        canvas.line([(middle, y - width * 1.2), (middle, y)], wall, 3)
        canvas.disc((middle, y - width * 1.2), 2.6, (255, 92, 92))
    elif kind == "slant":
        canvas.polygon([(x, y), (x + width, y - width * 0.5), (x + width, y)], wall)
    elif kind == "dome":
        canvas.ellipse((middle, y), width * 0.4, width * 0.4, wall)


def _windows(
    canvas: Canvas, rng: random.Random, corner: Point, shape: Point, near: float, lamps: Inks
) -> None:
    (x, y), (width, height) = corner, shape
    cell = 9 + 13 * near
    columns = max(2, int(width * 0.78 / cell))
    rhythm = rng.choice(((0.5, 0.55), (0.62, 0.4), (0.36, 0.66)))
    odds = rng.uniform(0.15, 0.55)
    for row in range(1, int(height / cell)):
        awake = odds * (0.3 if rng.random() < 0.2 else 1)
        for column in range(columns):
            if rng.random() < awake:
                spot = x + width * 0.06 + column * cell, y + row * cell
                tone = (*rng.choice(lamps), rng.randint(150, 255))
                canvas.rectangle(
                    spot, (spot[0] + cell * rhythm[0], spot[1] + cell * rhythm[1]), tone
                )


def _haze(canvas: Canvas, tone: Colour, start: float, strength: float) -> None:
    wide, tall = canvas.image.size
    top = round(tall * (1 - start))
    mist = slope((wide, tall - top), 0, round(255 * strength))
    canvas.image.paste(tone, (0, top, wide, tall), mist)
