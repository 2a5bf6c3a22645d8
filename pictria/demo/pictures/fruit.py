"""Fruit on the stencil printer: oranges by the dozen, pears beside a jug."""

import math
import random

from PIL import Image, ImageChops

from pictria.demo.canvas import Canvas, Point, Size
from pictria.demo.colour import Colour
from pictria.demo.curves import arc, bezier, closed, polar
from pictria.demo.leaves import leaf_outline
from pictria.demo.light import halo, slope
from pictria.demo.riso import Print, halftone, within

Inks = tuple[Colour, ...]


def oranges(size: Size, seed: int, paper: Colour, inks: Inks) -> Image.Image:
    """Oranges, whole and cut, with their leaves."""
    sheet = Print(paper, size, seed)
    rind, flesh, green = sheet.plate(), sheet.plate(), sheet.plate()
    dots, rounds = sheet.plate(), sheet.plate()
    wide = size[0]
    for i, spot in enumerate(_orchard(sheet.rng, size, wide * 0.235)):
        radius = wide * 0.118
        if (i + 3 * (i // 5)) % 5 < 2:
            _slice(rind, flesh, spot, radius, sheet.rng.random())
            continue
        rind.disc(spot, radius, 255)
        rounds.disc(spot, radius, 255)
        _two_leaves(green, spot, radius, sheet.rng.uniform(-2.6, -0.5))
    halftone(dots, slope(size, 60, 170), 9, 30)
    within(dots, rounds)
    for plate, ink in ((rind, inks[0]), (flesh, inks[1]), (dots, inks[1]), (green, inks[2])):
        sheet.ink(plate, ink)
    return sheet.pulled()


def pears(size: Size, seed: int, paper: Colour, inks: Inks) -> Image.Image:
    """A jug, a branch and three pears on a striped cloth."""
    sheet = Print(paper, size, seed)
    wide, tall = size
    wall, cloth, jug, fruit, green, dark, dots = (sheet.plate() for _ in range(7))
    wall.rectangle((0, 0), (wide, tall * 0.66), 255)
    for i in range(12):
        x = wide * (i / 12 + 0.012)
        cloth.polygon(
            [
                (x, tall * 0.66),
                (x + wide * 0.04, tall * 0.66),
                (x + (x - wide / 2) * 0.5 + wide * 0.06, tall),
                (x + (x - wide / 2) * 0.5, tall),
            ],
            255,
        )
    stalk = wide * 0.36, tall * 0.42
    for lean, rise in ((-0.7, 0.3), (-0.25, 0.37), (0.2, 0.34), (0.75, 0.3)):
        _spray(green, stalk, (stalk[0] + lean * wide * 0.33, stalk[1] - rise * tall))
    jug.polygon(_jug(stalk, wide * 0.16, tall * 0.38), 255)
    handle = stalk[0] + wide * 0.15, stalk[1] + tall * 0.13
    jug.ring(handle, wide * 0.085, 255, wide * 0.026)
    for x, y, s, lean in (
        (0.62, 0.82, 0.145, 0.12),
        (0.83, 0.85, 0.13, -0.2),
        (0.7, 0.91, 0.12, 0.35),
    ):
        body = _pear((wide * x, tall * y), wide * s, lean)
        for under in (wall, cloth, jug):
            under.polygon(body, 0)
        fruit.polygon(_pear((wide * x, tall * y), wide * s * 1.05, lean), 0)
        fruit.polygon(body, 255)
        top = polar((wide * x, tall * y), wide * s * 1.5, -math.pi / 2 + lean)
        dark.rounded_line([top, polar(top, wide * s * 0.4, -math.pi / 2 + lean + 0.4)], 255, 8)
    for under in (wall, cloth):
        under.replace(ImageChops.subtract(under.image, jug.image))
    shade = Image.new("L", size, 165)
    for x, y in ((0.57, 0.76), (0.78, 0.79), (0.65, 0.87), (0.3, 0.56)):
        light = halo(round(wide * 0.36), 1, 1.2)
        shade.paste(0, (round(wide * (x - 0.18)), round(tall * y - wide * 0.18)), light)
    halftone(dots, shade, 9, 35)
    jug_dots = sheet.plate()
    jug_dots.replace(dots.image)
    within(jug_dots, jug)
    within(dots, fruit)
    for plate, ink in (
        (wall, inks[0]),
        (cloth, inks[1]),
        (fruit, inks[2]),
        (jug, inks[3]),
        (dots, inks[1]),
        (jug_dots, inks[3]),
        (green, inks[4]),
        (dark, inks[4]),
    ):
        sheet.ink(plate, ink)
    return sheet.pulled()


def _orchard(rng: random.Random, size: Size, gap: float) -> list[Point]:
    rows = round(size[1] / gap) + 1
    return [
        (
            (column + 0.5 * (row % 2)) * gap * 1.1 + rng.uniform(-14, 14),
            row * gap + rng.uniform(-14, 14),
        )
        for row in range(rows)
        for column in range(5)
    ]


def _slice(rind: Canvas, flesh: Canvas, spot: Point, radius: float, turn: float) -> None:
    rind.disc(spot, radius, 255)
    rind.disc(spot, radius * 0.9, 0)
    for i in range(9):
        middle = turn + math.tau * i / 9
        wedge = [
            polar(spot, radius * 0.1, middle),
            *arc(spot, radius * 0.8, middle - 0.29, middle + 0.29, 8),
        ]
        rind.polygon(wedge, 255)
        flesh.polygon(wedge, 105)
        for k in range(3):
            start = polar(spot, radius * (0.36 + 0.12 * k), middle + (k - 1) * 0.12)
            flesh.line([start, polar(start, radius * 0.12, middle)], 0, 2)


def _two_leaves(green: Canvas, spot: Point, radius: float, angle: float) -> None:
    foot = polar(spot, radius * 0.8, angle)
    for side in (-0.55, 0.5):
        green.polygon(leaf_outline(foot, radius * 1.05, radius * 0.48, angle + side), 255)
        green.line([foot, polar(foot, radius * 0.95, angle + side)], 0, 2)
    green.disc(foot, radius * 0.07, 255)


def _spray(plate: Canvas, foot: Point, tip: Point) -> None:
    path = bezier(foot, (foot[0], foot[1] - 160), (tip[0], tip[1] + 160), tip, 22)
    plate.line(path, 255, 5)
    for i in range(6, 23, 2):
        angle = math.atan2(path[i][1] - path[i - 1][1], path[i][0] - path[i - 1][0])
        for side in (-0.85, 0.85):
            plate.polygon(leaf_outline(path[i], 92 - 2 * i, 40 - i, angle + side), 255)


def _jug(neck: Point, half: float, height: float) -> list[Point]:
    x, y = neck
    side = bezier(
        (x + half * 0.55, y),
        (x + half * 0.3, y + height * 0.3),
        (x + half * 1.7, y + height * 0.4),
        (x + half * 0.75, y + height),
        24,
    )
    return [*side, *[(2 * x - px, py) for px, py in reversed(side)]]


def _pear(centre: Point, size: float, lean: float) -> list[Point]:
    outline = (
        (0, -1.5),
        (0.33, -1.28),
        (0.42, -0.75),
        (0.78, -0.1),
        (0.8, 0.45),
        (0.4, 0.86),
        (0, 0.82),
        (-0.4, 0.86),
        (-0.8, 0.45),
        (-0.78, -0.1),
        (-0.42, -0.75),
        (-0.33, -1.28),
    )
    turned = [
        (
            centre[0] + size * (x * math.cos(lean) - y * math.sin(lean)),
            centre[1] + size * (x * math.sin(lean) + y * math.cos(lean)),
        )
        for x, y in outline
    ]
    return closed(turned)
