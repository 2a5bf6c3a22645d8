"""A grid of the simplest shapes there are."""

import math
import random

from PIL import Image

from pictria.demo.canvas import Canvas, Point, Size
from pictria.demo.colour import Colour
from pictria.demo.leaves import leaf_outline
from pictria.demo.riso import Print

Inks = tuple[Colour, ...]


def bauhaus(size: Size, seed: int, paper: Colour, inks: Inks) -> Image.Image:
    """A grid of arcs, circles, stripes and triangles."""
    sheet = Print(paper, size, seed)
    plates = [sheet.plate() for _ in inks]
    cell = size[0] / 5
    last = -1
    for row in range(round(size[1] / cell)):
        for column in range(5):
            kind = sheet.rng.choice([k for k in range(7) if k != last])
            last = kind
            one, two = sheet.rng.sample(range(len(inks)), 2)
            _motif((plates[one], plates[two]), sheet.rng, (column * cell, row * cell), cell, kind)
    for plate, ink in zip(plates, inks, strict=True):
        sheet.ink(plate, ink)
    return sheet.pulled()


def _motif(
    plates: tuple[Canvas, Canvas], rng: random.Random, corner: Point, cell: float, kind: int
) -> None:
    one, two = plates
    x, y = corner
    spots = ((x, y), (x + cell, y), (x + cell, y + cell), (x, y + cell))
    pick = rng.randrange(4)
    turn = (0, 90), (90, 180), (180, 270), (270, 360)
    middle = x + cell / 2, y + cell / 2
    if kind == 0:
        one.rectangle(corner, spots[2], 255)
        two.sector(spots[pick], cell, turn[pick], 255)
    elif kind == 1:
        for i, plate in enumerate((one, two, one, two)):
            one.sector(spots[pick], cell * (1 - i / 4), turn[pick], 0)
            two.sector(spots[pick], cell * (1 - i / 4), turn[pick], 0)
            plate.sector(spots[pick], cell * (1 - i / 4), turn[pick], 255)
    elif kind == 2:
        one.rectangle(corner, spots[2], 255)
        one.disc(middle, cell * 0.36, 0)
        two.disc(middle, cell * 0.36, 255)
    elif kind == 3:
        for k in range(4):
            one.rectangle((x + cell * k / 4, y), (x + cell * (k + 0.5) / 4, y + cell), 255)
        two.sector(middle, cell / 2, (90.0 * pick, 90.0 * pick + 180), 255)
    elif kind == 4:
        one.polygon([spots[pick], spots[(pick + 1) % 4], spots[(pick + 2) % 4]], 255)
        two.polygon([spots[pick], spots[(pick + 3) % 4], spots[(pick + 2) % 4]], 255)
    elif kind == 5:
        one.sector((x + cell / 2, y), cell / 2, (0, 180), 255)
        two.sector((x + cell / 2, y + cell / 2), cell / 2, (0, 180), 255)
    else:
        for k in range(4):
            one.polygon(
                leaf_outline(middle, cell * 0.68, cell * 0.62, math.pi / 4 + math.pi / 2 * k), 255
            )
        two.disc(middle, cell * 0.1, 255)
