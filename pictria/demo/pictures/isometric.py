"""A toy city drawn without a vanishing point."""

import math
import random

from PIL import Image

from pictria.demo.canvas import Canvas, Point, Size
from pictria.demo.colour import Colour, darker, lighter, mix
from pictria.demo.curves import polar
from pictria.demo.grain import grained
from pictria.demo.lamplight import lit
from pictria.demo.light import vertical

Inks = tuple[Colour, ...]


def isometric(size: Size, seed: int, ground: Inks, walls: Inks, lamps: Inks) -> Image.Image:
    """A city block by block, seen from a friendly angle."""
    rng = random.Random(seed)
    canvas = Canvas(vertical(size, ground), size)
    cells = 7
    edge = size[0] / (cells * 1.9)
    origin = size[0] / 2, size[1] * 0.36
    for total in range(2 * cells - 1):
        for column in range(max(0, total - cells + 1), min(cells, total + 1)):
            row = total - column
            spot = _iso(origin, edge, column, row)
            _plot(canvas, rng, spot, edge, (column, row), walls, lamps)
    return grained(lit(canvas), seed, 0.06)


def _iso(origin: Point, edge: float, column: float, row: float) -> Point:
    return origin[0] + (column - row) * edge * 0.9, origin[1] + (column + row) * edge * 0.48


def _plot(
    canvas: Canvas,
    rng: random.Random,
    spot: Point,
    edge: float,
    place: tuple[int, int],
    walls: Inks,
    lamps: Inks,
) -> None:
    column, row = place
    street = column % 3 == 1 and row % 3 == 1
    _slab(canvas, spot, edge, 0, (92, 96, 140))
    if street:
        _park(canvas, rng, spot, edge)
        return
    high = edge * rng.choice((0.7, 1.0, 1.4, 1.9, 2.6)) * (1.15 if column + row < 7 else 0.75)
    tone = rng.choice(walls)
    _block(canvas, rng, spot, edge * 0.84, high, tone, lamps)
    if rng.random() < 0.4:
        top = spot[0], spot[1] - high
        _block(
            canvas, rng, top, edge * 0.46, edge * rng.uniform(0.2, 0.7), rng.choice(walls), lamps
        )


def _slab(canvas: Canvas, spot: Point, edge: float, high: float, tone: Colour) -> None:
    (x, y), a, b = spot, edge * 0.9, edge * 0.48
    canvas.polygon(
        [(x, y - b - high), (x + a, y - high), (x, y + b - high), (x - a, y - high)], tone
    )


def _block(
    canvas: Canvas,
    rng: random.Random,
    spot: Point,
    edge: float,
    high: float,
    tone: Colour,
    lamps: Inks,
) -> None:
    (x, y), a, b = spot, edge * 0.9, edge * 0.48
    left, right = mix(tone, (58, 44, 110), 0.32), mix(tone, (36, 30, 84), 0.58)
    canvas.polygon([(x - a, y), (x, y + b), (x, y + b - high), (x - a, y - high)], left)
    canvas.polygon([(x, y + b), (x + a, y), (x + a, y - high), (x, y + b - high)], right)
    _slab(canvas, spot, edge, high, lighter(tone, 0.12))
    _slab(canvas, spot, edge * 0.86, high, mix(tone, (58, 44, 110), 0.12))
    rows, columns = max(1, int(high / (edge * 0.24))), 4 if edge > 40 else 2
    for side, wall in ((-1, left), (1, right)):
        for row in range(rows):
            for column in range(columns):
                tint = rng.choice(lamps) if rng.random() < 0.45 else darker(wall, 0.35)
                _iso_window(
                    canvas,
                    (x, y + b),
                    (a, b),
                    side,
                    ((column + 0.25) / columns, (row + 0.3) / rows * high),
                    (0.5 / columns, high / rows * 0.45),
                    tint,
                )


def _iso_window(
    canvas: Canvas, corner: Point, reach: Point, side: int, place: Point, shape: Point, tone: Colour
) -> None:
    def at(share: float, up: float) -> Point:
        return corner[0] + side * reach[0] * share, corner[1] - reach[1] * share - up

    (share, up), (width, height) = place, shape
    canvas.polygon(
        [
            at(share, up),
            at(share + width, up),
            at(share + width, up + height),
            at(share, up + height),
        ],
        tone,
    )


def _park(canvas: Canvas, rng: random.Random, spot: Point, edge: float) -> None:
    _slab(canvas, spot, edge * 0.9, 2, (84, 150, 128))
    for _ in range(7):
        x, y = polar(spot, edge * rng.uniform(0, 0.5), rng.random() * math.tau)
        y = spot[1] + (y - spot[1]) * 0.5
        tree = edge * rng.uniform(0.13, 0.2)
        canvas.line([(x, y), (x, y - tree * 1.6)], (84, 60, 84), 3)
        canvas.disc((x, y - tree * 1.9), tree, (56, 124, 118))
        canvas.disc((x - tree * 0.2, y - tree * 2.1), tree * 0.65, (96, 172, 136))
