"""A cat in a window, printed in five inks."""

import math
import random

from PIL import Image

from pictria.demo.canvas import Canvas, Point, Size
from pictria.demo.colour import Colour
from pictria.demo.curves import bezier, closed, polar
from pictria.demo.leaves import leaf_outline
from pictria.demo.light import slope
from pictria.demo.riso import Print, halftone, within

Inks = tuple[Colour, ...]


def cat_at_window(size: Size, seed: int, paper: Colour, inks: Inks) -> Image.Image:
    """A black cat on a sill, with the moon outside."""
    sheet = Print(paper, size, seed)
    wide, tall = size
    night, moon, frame, cat = (sheet.plate() for _ in range(4))
    night.rectangle((wide * 0.14, tall * 0.1), (wide * 0.86, tall * 0.74), 255, wide * 0.36)
    night.rectangle((wide * 0.14, tall * 0.4), (wide * 0.86, tall * 0.74), 255)
    night.disc((wide * 0.62, tall * 0.3), wide * 0.125, 0)
    moon.disc((wide * 0.62, tall * 0.3), wide * 0.125, 255)
    for _ in range(46):
        spot = sheet.rng.uniform(0.18, 0.82) * wide, sheet.rng.uniform(0.16, 0.6) * tall
        night.disc(spot, sheet.rng.choice((2, 3, 4.5)), 0)
    for x in (0.32, 0.5, 0.68):
        frame.rectangle((wide * x - 3, tall * 0.1), (wide * x + 3, tall * 0.74), 0)
    frame.rectangle((wide * 0.06, tall * 0.74), (wide * 0.94, tall * 0.79), 255)
    _vase(frame, (wide * 0.74, tall * 0.742), tall * 0.17)
    _cat(cat, (wide * 0.38, tall * 0.752), tall * 0.46)
    dots, hills = sheet.plate(), sheet.plate()
    halftone(dots, slope(size, 0, 190), 10, 60)
    within(dots, night)
    for i in range(3):
        hills.ellipse(
            (wide * (0.24 + 0.27 * i), tall * 0.8), wide * 0.24, tall * (0.2 - 0.03 * (i % 2)), 255
        )
    within(hills, night)
    leaves = sheet.plate()
    _bouquet(leaves, sheet.rng, (wide * 0.74, tall * 0.58), tall * 0.17)
    for plate, ink in (
        (night, inks[0]),
        (moon, inks[1]),
        (dots, inks[2]),
        (hills, inks[3]),
        (frame, inks[2]),
        (leaves, inks[3]),
        (cat, inks[4]),
        (cat, inks[0]),
    ):
        sheet.ink(plate, ink)
    return sheet.pulled()


def _vase(plate: Canvas, foot: Point, height: float) -> None:
    x, y = foot
    side = bezier(
        (x + height * 0.14, y),
        (x + height * 0.45, y - height * 0.35),
        (x + height * 0.26, y - height * 0.8),
        (x + height * 0.1, y - height),
        20,
    )
    plate.polygon([*side, *[(2 * x - px, py) for px, py in reversed(side)]], 255)


def _bouquet(plate: Canvas, rng: random.Random, foot: Point, reach: float) -> None:
    for i in range(7):
        angle = -math.pi / 2 + (i - 3) * 0.3
        tip = polar(foot, reach * rng.uniform(0.8, 1.15), angle)
        plate.line([foot, tip], 255, 4)
        for share in (0.5, 0.75, 1.0):
            spot = foot[0] + (tip[0] - foot[0]) * share, foot[1] + (tip[1] - foot[1]) * share
            for side in (-0.8, 0.8):
                plate.polygon(leaf_outline(spot, reach * 0.3, reach * 0.11, angle + side), 255)


def _cat(plate: Canvas, foot: Point, height: float) -> None:
    x, y = foot
    k = height
    body = closed(
        [
            (x - k * 0.25, y),
            (x - k * 0.3, y - k * 0.25),
            (x - k * 0.19, y - k * 0.52),
            (x - k * 0.1, y - k * 0.68),
            (x + k * 0.09, y - k * 0.68),
            (x + k * 0.15, y - k * 0.5),
            (x + k * 0.19, y - k * 0.25),
            (x + k * 0.2, y),
        ]
    )
    plate.polygon([*body, (x - k * 0.25, y)], 255)
    plate.ellipse((x, y - k * 0.78), k * 0.165, k * 0.14, 255)
    for side in (-1, 1):
        plate.polygon(
            [
                (x + side * k * 0.16, y - k * 0.8),
                (x + side * k * 0.15, y - k * 1.0),
                (x + side * k * 0.03, y - k * 0.88),
            ],
            255,
        )
        plate.ellipse((x + side * k * 0.065, y - k * 0.79), k * 0.028, k * 0.02, 0)
        plate.ellipse((x + side * k * 0.065, y - k * 0.79), k * 0.008, k * 0.019, 255)
        for lift in (-0.02, 0.0, 0.02):
            plate.line(
                [
                    (x + side * k * 0.07, y - k * 0.73),
                    (x + side * k * 0.2, y - k * (0.735 + lift * 1.4)),
                ],
                0,
                1.5,
            )
    plate.polygon(
        [(x - k * 0.018, y - k * 0.75), (x + k * 0.018, y - k * 0.75), (x, y - k * 0.73)], 0
    )
    tail = bezier(
        (x - k * 0.22, y - k * 0.03),
        (x - k * 0.55, y + k * 0.03),
        (x - k * 0.22, y + k * 0.2),
        (x - k * 0.42, y + k * 0.27),
    )
    plate.rounded_line(tail, 255, k * 0.06)
