"""The sun going into a striped sea, printed in dots."""

import math

from PIL import Image

from pictria.demo.canvas import Canvas, Point, Size
from pictria.demo.colour import Colour
from pictria.demo.curves import bezier
from pictria.demo.light import slope
from pictria.demo.riso import Print, halftone, within

Inks = tuple[Colour, ...]


def sun_and_sea(size: Size, seed: int, paper: Colour, inks: Inks) -> Image.Image:
    """A sun of dots going down behind overlapping waves."""
    sheet = Print(paper, size, seed)
    wide, tall = size
    sun, dots, disc = sheet.plate(), sheet.plate(), sheet.plate()
    sun.disc((wide * 0.5, tall * 0.42), wide * 0.34, 255)
    disc.disc((wide * 0.5, tall * 0.42), wide * 0.34, 255)
    halftone(dots, slope(size, 0, 255), 13, 45)
    within(dots, disc)
    sheet.ink(sun, inks[0])
    sheet.ink(dots, inks[1])
    for i in range(6):
        wave = sheet.plate()
        _wave(wave, tall * (0.58 + 0.075 * i), wide / (2.6 - 0.2 * i), 0.9 * i)
        sheet.ink(wave, inks[2 + i % 2])
    birds = sheet.plate()
    for x, y, s in ((0.22, 0.16, 0.06), (0.34, 0.11, 0.045), (0.76, 0.14, 0.05)):
        _gull(birds, (wide * x, tall * y), wide * s)
    sheet.ink(birds, inks[4])
    return sheet.pulled()


def _wave(plate: Canvas, y: float, length: float, phase: float) -> None:
    crest = [
        (x, y + 34 * math.sin(math.tau * x / length + phase)) for x in range(0, plate.width + 8, 8)
    ]
    plate.polygon([*crest, (plate.width, y + 150), (0, y + 150)], 255)
    for k in range(1, 4):
        plate.line([(x, yy + 26 * k) for x, yy in crest], 0, 5 - k)


def _gull(plate: Canvas, spot: Point, span: float) -> None:
    x, y = spot
    for side in (-1, 1):
        wing = bezier(
            (x, y),
            (x + side * span * 0.3, y - span * 0.55),
            (x + side * span * 0.7, y - span * 0.4),
            (x + side * span, y - span * 0.05),
        )
        plate.line(wing, 255, span * 0.1)
