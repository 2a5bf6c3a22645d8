"""Cities after dark: towers in the haze, and a row of houses by a river."""

import math
import random

from PIL import Image, ImageChops, ImageFilter

from pictria.demo.canvas import Canvas, Point, Size
from pictria.demo.colour import Colour, along, darker, lighter, mix
from pictria.demo.curves import polar
from pictria.demo.grain import grained, speckle
from pictria.demo.light import curved, glow, slope, vertical
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
    return grained(_lit(canvas), seed, 0.08)


def quay(size: Size, seed: int, sky: Inks, walls: Inks, lamps: Inks) -> Image.Image:
    """A row of old houses, and the same row shaking in the river."""
    rng = random.Random(seed)
    wide, tall = size
    canvas = Canvas(vertical(size, sky), size)
    scatter(canvas, rng, 170, 0.5)
    moon = wide * 0.83, tall * 0.17
    glow(canvas, moon, tall * 0.4, lighter(sky[0], 0.6), 0.6)
    canvas.disc(moon, tall * 0.07, (255, 243, 214))
    water = tall * 0.66
    x = -20.0
    last = walls[0]
    while x < wide:
        width = rng.uniform(72, 118)
        last = rng.choice([tone for tone in walls if tone != last])
        _house(canvas, rng, (x, water - 12), (width, tall * rng.uniform(0.3, 0.46)), last, lamps)
        x += width
    canvas.rectangle((0, water - 12), (wide, water), darker(sky[0], 0.35))
    for i in range(13):
        _lamp(canvas, (wide * (i + 0.5) / 13, water - 12), tall * 0.1, lamps[0])
    upper = _lit(canvas).crop((0, 0, wide, round(water)))
    return grained(_over_water(upper, size, seed, sky[0]), seed, 0.07)


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


def _lit(canvas: Canvas) -> Image.Image:
    picture = canvas.finished()
    bright = picture.point([max(0, (level - 150) * 2) for level in range(256)] * 3)
    small = bright.reduce(4).filter(ImageFilter.GaussianBlur(3))
    bloom = small.resize(picture.size, Image.Resampling.BICUBIC)
    return Image.blend(picture, ImageChops.screen(picture, bloom), 0.6)


def _house(
    canvas: Canvas, rng: random.Random, foot: Point, shape: Point, wall: Colour, lamps: Inks
) -> None:
    (x, y), (width, height) = foot, shape
    top = y - height
    canvas.polygon(_gable(rng, (x, top), width), wall)
    canvas.rectangle((x, top), (x + width, y), wall)
    canvas.rectangle((x + width - 5, top), (x + width, y), darker(wall, 0.3))
    canvas.rectangle((x, top - 2), (x + width, top + 3), lighter(wall, 0.3))
    columns, rows = (3 if width > 92 else 2), 4
    for row in range(rows):
        for column in range(columns):
            spot = x + width * (column + 0.5) / columns, top + height * (row + 0.5) / (rows + 0.5)
            _pane(canvas, rng, spot, (width * 0.44 / columns, height * 0.13), wall, lamps)
    door = x + width * rng.choice((0.3, 0.7))
    canvas.rectangle((door - 9, y - height * 0.15), (door + 9, y), darker(wall, 0.6), 8)
    canvas.rectangle((door - 9, y - height * 0.08), (door + 9, y), darker(wall, 0.6))


def _gable(rng: random.Random, corner: Point, width: float) -> list[Point]:
    x, y = corner
    rise = width * rng.uniform(0.45, 0.75)
    kind = rng.randrange(3)
    if kind == 0:
        return [(x, y + 1), (x + width / 2, y - rise), (x + width, y + 1)]
    if kind == 1:
        steps = [(i, s) for i in range(4) for s in (0, 1)]
        left = [(x + width * 0.125 * i, y - rise * 0.26 * (i + s)) for i, s in steps]
        return [
            (x, y + 1),
            *left,
            *[(2 * x + width - px, py) for px, py in reversed(left)],
            (x + width, y + 1),
        ]
    bell = [
        (x + width * share / 2, y - rise * (1 - math.cos(math.pi * share)) / 2)
        for share in (i / 14 for i in range(15))
    ]
    return [
        (x, y + 1),
        *bell,
        *[(2 * x + width - px, py) for px, py in reversed(bell)],
        (x + width, y + 1),
    ]


def _pane(
    canvas: Canvas, rng: random.Random, spot: Point, shape: Point, wall: Colour, lamps: Inks
) -> None:
    (x, y), (width, height) = spot, shape
    lit = rng.random() < 0.55
    tone = rng.choice(lamps) if lit else darker(wall, 0.55)
    frame = lighter(wall, 0.45)
    canvas.rectangle(
        (x - width / 2 - 2, y - height / 2 - 2), (x + width / 2 + 2, y + height / 2 + 2), frame, 2
    )
    canvas.rectangle((x - width / 2, y - height / 2), (x + width / 2, y + height / 2), tone)
    canvas.line([(x, y - height / 2), (x, y + height / 2)], frame, 1.5)
    canvas.line([(x - width / 2, y - height * 0.1), (x + width / 2, y - height * 0.1)], frame, 1.5)


def _lamp(canvas: Canvas, foot: Point, height: float, tone: Colour) -> None:
    x, y = foot
    canvas.line([(x, y), (x, y - height)], (24, 24, 40), 3)
    glow(canvas, (x, y - height), height * 1.1, tone, 0.5)
    canvas.disc((x, y - height), 5, lighter(tone, 0.6))


def _over_water(upper: Image.Image, size: Size, seed: int, deep: Colour) -> Image.Image:
    rng = random.Random(seed)
    picture = Image.new("RGB", size, deep)
    picture.paste(upper)
    depth = size[1] - upper.height
    flipped = upper.transpose(Image.Transpose.FLIP_TOP_BOTTOM).crop((0, 0, size[0], depth))
    long = flipped.filter(ImageFilter.BoxBlur((1, 5)))
    for y in range(0, depth, 2):
        sway = 5 * math.sin(y * 0.42) + 3 * rng.uniform(-1, 1)
        strip = long.crop((0, y, size[0], min(depth, y + 2)))
        picture.paste(
            ImageChops.offset(strip, round(sway * (0.3 + y / depth)), 0), (0, upper.height + y)
        )
    shade = slope((size[0], depth), 60, 190)
    picture.paste(darker(deep, 0.3), (0, upper.height, *size), shade)
    gleam = speckle((size[0] // 50, depth // 3), seed).resize(
        (size[0], depth), Image.Resampling.BICUBIC
    )
    thin = curved(gleam, lambda level: 0.2 * max(0.0, 3 * level - 2.2))
    picture.paste(lighter(deep, 0.7), (0, upper.height, *size), thin)
    return picture


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
    return grained(_lit(canvas), seed, 0.06)


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
