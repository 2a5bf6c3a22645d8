"""Cacti in patterned pots, printed in five inks."""

import math

from PIL import Image

from pictria.demo.canvas import Canvas, Point, Size
from pictria.demo.colour import Colour
from pictria.demo.curves import arc, bezier, polar
from pictria.demo.light import slope
from pictria.demo.riso import Print, halftone, within

Inks = tuple[Colour, ...]


def cacti(size: Size, seed: int, paper: Colour, inks: Inks) -> Image.Image:
    """Five cacti on a shelf."""
    sheet = Print(paper, size, seed)
    wide, tall = size
    plants, spines, pots, bands = (sheet.plate() for _ in range(4))
    glowing, dots = sheet.plate(), sheet.plate()
    glowing.disc((wide * 0.62, tall * 0.36), wide * 0.27, 255)
    shelf = tall * 0.84
    pots.rectangle((0, shelf), (wide, shelf + tall * 0.03), 255)
    kinds = (_column, _ball, _paddles, _column, _ball)
    for i, kind in enumerate(kinds):
        x = wide * (0.13 + 0.185 * i)
        height = tall * (0.17, 0.13, 0.15, 0.15, 0.12)[i]
        _pot(pots, bands, (x, shelf), (wide * 0.072, height), i)
        kind(plants, spines, (x, shelf - height), tall * (0.36, 0.17, 0.27, 0.26, 0.14)[i])
    halftone(dots, slope(size, 20, 150), 10, 15)
    within(dots, plants)
    for plate, ink in (
        (glowing, inks[0]),
        (plants, inks[1]),
        (dots, inks[3]),
        (pots, inks[2]),
        (bands, inks[3]),
        (spines, inks[4]),
    ):
        sheet.ink(plate, ink)
    return sheet.pulled()


def _pot(pots: Canvas, bands: Canvas, foot: Point, shape: Point, kind: int) -> None:
    (x, y), (half, height) = foot, shape
    slant = 0.72 if kind % 2 else 0.9
    pots.polygon(
        [
            (x - half, y - height),
            (x + half, y - height),
            (x + half * slant, y),
            (x - half * slant, y),
        ],
        255,
    )
    if kind % 2:
        for k in range(6):
            cx = x - half * 0.85 + half * 0.34 * k
            bands.polygon(
                [
                    (cx - half * 0.15, y - height * 0.35),
                    (cx, y - height * 0.7),
                    (cx + half * 0.15, y - height * 0.35),
                ],
                255,
            )
    else:
        for k in range(3):
            level = y - height * (0.25 + 0.24 * k)
            bands.rectangle((x - half * 0.9, level), (x + half * 0.9, level + height * 0.08), 255)


def _column(plants: Canvas, spines: Canvas, foot: Point, height: float) -> None:
    x, y = foot
    half = height * 0.13
    plants.rectangle((x - half, y - height), (x + half, y + 2), 255, half)
    for side, level in ((-1, 0.35), (1, 0.5)):
        arm = x + side * half * 2.1
        plants.rectangle(
            (min(x, arm), y - height * level - half * 0.5),
            (max(x, arm), y - height * level + half * 0.5),
            255,
        )
        plants.rectangle(
            (arm - half * 0.5, y - height * (level + 0.26)),
            (arm + half * 0.5, y - height * level + half * 0.5),
            255,
            half * 0.5,
        )
    for k in (-1, 0, 1):
        for step in range(2, 14):
            spot = x + k * half * 0.55, y - height * step / 15
            spines.line([(spot[0] - 5, spot[1] - 5), spot, (spot[0] + 5, spot[1] - 5)], 255, 2)


def _ball(plants: Canvas, spines: Canvas, foot: Point, height: float) -> None:
    centre = foot[0], foot[1] - height * 0.42
    plants.ellipse(centre, height * 0.52, height * 0.5, 255)
    for k in range(-3, 4):
        bend = height * 0.5 * k / 3.4
        rib = bezier(
            (centre[0], centre[1] - height * 0.48),
            (centre[0] + bend * 1.2, centre[1] - height * 0.3),
            (centre[0] + bend * 1.2, centre[1] + height * 0.3),
            (centre[0], centre[1] + height * 0.5),
        )
        spines.line(rib, 255, 2)
    for k in range(5):
        spines.disc(
            polar((centre[0], centre[1] - height * 0.5), height * 0.11, -math.pi * k / 4),
            height * 0.06,
            255,
        )


def _paddles(plants: Canvas, spines: Canvas, foot: Point, height: float) -> None:
    pads = (
        (0, 0.28, 0.3, 0.0),
        (-0.3, 0.66, 0.22, -0.5),
        (0.27, 0.7, 0.23, 0.45),
        (-0.05, 0.88, 0.17, 0.0),
    )
    for x, y, long, lean in pads:
        centre = foot[0] + x * height, foot[1] - y * height
        plants.polygon(_pad(centre, height * long, lean), 255)
        for i in range(9):
            spot = polar(centre, height * long * (0.25 + 0.5 * (i % 2)), i * 0.9)
            spines.line([(spot[0] - 4, spot[1] - 4), spot, (spot[0] + 4, spot[1] - 4)], 255, 2)


def _pad(centre: Point, long: float, lean: float) -> list[Point]:
    upright = arc((0, 0), 1, 0, math.tau, 40)
    return [
        (
            centre[0] + long * (0.68 * x * math.cos(lean) - y * math.sin(lean)),
            centre[1] + long * (0.68 * x * math.sin(lean) + y * math.cos(lean)),
        )
        for x, y in upright
    ]
