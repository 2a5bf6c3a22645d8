"""Poster subjects for the stencil printer: fruit, pots, cats, birds."""

import math
import random
from collections.abc import Sequence

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
