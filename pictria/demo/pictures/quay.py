"""Old houses by a river at night, and their reflection."""

import math
import random

from PIL import Image, ImageChops, ImageFilter

from pictria.demo.canvas import Canvas, Point, Size
from pictria.demo.colour import Colour, darker, lighter
from pictria.demo.grain import grained, speckle
from pictria.demo.lamplight import lit
from pictria.demo.light import curved, glow, slope, vertical
from pictria.demo.stars import scatter

Inks = tuple[Colour, ...]


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
    upper = lit(canvas).crop((0, 0, wide, round(water)))
    return grained(_over_water(upper, size, seed, sky[0]), seed, 0.07)


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
