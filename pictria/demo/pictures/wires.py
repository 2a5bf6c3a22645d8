"""Birds on wires, cut from half circles."""

import math
from collections.abc import Sequence

from PIL import Image

from pictria.demo.canvas import Canvas, Point, Size
from pictria.demo.colour import Colour
from pictria.demo.curves import arc, bezier
from pictria.demo.riso import Print

Inks = tuple[Colour, ...]


def birds(size: Size, seed: int, paper: Colour, inks: Inks) -> Image.Image:
    """Mid-century birds of half circles, sitting on wires."""
    sheet = Print(paper, size, seed)
    wide, tall = size
    bodies = [sheet.plate() for _ in range(3)]
    wings, ink, sun = sheet.plate(), sheet.plate(), sheet.plate()
    sun.disc((wide * 0.78, tall * 0.27), tall * 0.17, 255)
    perches = (
        (0.13, 0),
        (0.33, 0),
        (0.55, 0),
        (0.22, 1),
        (0.45, 1),
        (0.68, 1),
        (0.88, 1),
        (0.1, 2),
        (0.56, 2),
        (0.78, 2),
    )
    for wire in range(3):
        y = tall * (0.34 + 0.27 * wire)
        sag = bezier((0, y), (wide * 0.3, y + 14), (wide * 0.7, y + 14), (wide, y), 40)
        ink.line(sag, 255, 3)
    for i, (x, wire) in enumerate(perches):
        y = tall * (0.34 + 0.27 * wire) + 40 * x * (1 - x)
        facing = 1 if sheet.rng.random() < 0.6 else -1
        _bird((bodies[i % 3], wings, ink), (wide * x, y), tall * 0.1, facing)
    sheet.ink(sun, inks[5])
    for plate, tone in zip((*bodies, wings, ink), inks, strict=False):
        sheet.ink(plate, tone)
    return sheet.pulled()


def _bird(plates: Sequence[Canvas], foot: Point, size: float, facing: int) -> None:
    body, wing, ink = plates
    x, y = foot
    centre = x, y - size * 0.75
    body.sector(centre, size * 0.75, (-60, 120) if facing > 0 else (60, 240), 255)
    body.disc((x + facing * size * 0.28, y - size * 1.22), size * 0.33, 255)
    body.polygon(
        [
            (x - facing * size * 0.1, y - size * 0.5),
            (x - facing * size * 1.25, y - size * 0.22),
            (x - facing * size * 1.12, y + size * 0.1),
            (x, y - size * 0.1),
        ],
        255,
    )
    body.disc((x, y - size * 0.72), size * 0.6, 255)
    wing.sector((x - facing * size * 0.02, y - size * 0.92), size * 0.52, (0, 180), 255)
    wing.polygon(
        [
            (x + facing * size * 0.58, y - size * 1.3),
            (x + facing * size * 0.9, y - size * 1.18),
            (x + facing * size * 0.56, y - size * 1.08),
        ],
        255,
    )
    ink.disc((x + facing * size * 0.34, y - size * 1.28), size * 0.055, 255)
    for step in (-0.12, 0.12):
        ink.line([(x + step * size, y - size * 0.16), (x + step * size, y + 3)], 255, 3)
    for k in range(3):
        ink.line(
            arc(
                (x - facing * size * 0.02, y - size * 0.92),
                size * (0.18 + 0.11 * k),
                0.3,
                math.pi - 0.3,
                16,
            ),
            255,
            2,
        )
