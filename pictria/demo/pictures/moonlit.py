"""The sea at night, with the moon's road on it; and still lakes."""

import random

from PIL import Image, ImageChops, ImageFilter

from pictria.demo.canvas import Canvas, Size
from pictria.demo.colour import Colour, along, lighter, mix
from pictria.demo.grain import clouds, grained, speckle
from pictria.demo.light import curved, glow, slope, toned, vertical
from pictria.demo.pictures.hills import Hour, View, range_view
from pictria.demo.stars import scatter

HORIZON = 0.52


def sea(
    size: Size, seed: int, sky: tuple[Colour, ...], water: tuple[Colour, ...], moon: Colour
) -> Image.Image:
    """A full moon over open water."""
    rng = random.Random(seed)
    canvas = Canvas(vertical(size, (*sky, *sky[-1:])), size)
    scatter(canvas, rng, 260, HORIZON)
    _cloud_bank(canvas, seed, mix(sky[-1], moon, 0.35))
    _moon(canvas, seed, moon)
    _water(canvas, water)
    _glitter(canvas, rng, water, moon)
    return grained(canvas.finished(), seed, 0.08)


def _moon(canvas: Canvas, seed: int, tone: Colour) -> None:
    centre = canvas.width / 2, canvas.height * 0.27
    radius = canvas.width * 0.085
    glow(canvas, centre, radius * 6, tone, 0.5)
    glow(canvas, centre, radius * 1.9, tone, 0.6)
    face = canvas.mask()
    face.disc(centre, radius, 255)
    seas = curved(clouds(canvas.size, seed, 22, 3), lambda level: min(1.0, 0.5 + level * 0.9))
    skin = toned(seas, (mix(tone, (120, 120, 140), 0.55), lighter(tone, 0.65)))
    canvas.lay(skin.resize(canvas.image.size), face)


def _cloud_bank(canvas: Canvas, seed: int, tone: Colour) -> None:
    wide, tall = canvas.width // 4, round(canvas.height * HORIZON) // 4
    streaks = clouds((wide // 4, tall), seed, 3, 5).resize((wide, tall), Image.Resampling.BICUBIC)
    veil = curved(streaks, lambda level: max(0.0, level * 2.2 - 1.0))
    low = ImageChops.multiply(veil, slope((wide, tall), 0, 190))
    mask = Image.new("L", canvas.image.size)
    mask.paste(low.resize((canvas.image.width, round(canvas.image.height * HORIZON))), (0, 0))
    canvas.lay(tone, mask)


def _water(canvas: Canvas, water: tuple[Colour, ...]) -> None:
    top = round(canvas.image.height * HORIZON)
    canvas.image.paste(vertical((canvas.image.width, canvas.image.height - top), water), (0, top))


def _glitter(canvas: Canvas, rng: random.Random, water: tuple[Colour, ...], moon: Colour) -> None:
    wide, tall = canvas.size
    y = tall * HORIZON + 1
    while y < tall:
        near = (y / tall - HORIZON) / (1 - HORIZON)
        road = wide * (0.05 + 0.13 * near)
        for _ in range(round(9 + 8 * near)):
            x = wide / 2 + rng.gauss(0, 1) * road
            _wavelet(canvas, (x, y), near, (*lighter(moon, 0.4), rng.randint(110, 240)), rng)
        for _ in range(5):
            tone = mix(along(water, near), moon, rng.uniform(0.06, 0.2))
            _wavelet(canvas, (rng.random() * wide, y), near, (*tone, 130), rng)
        y += 2.2 + 9 * near


def _wavelet(
    canvas: Canvas,
    place: tuple[float, float],
    near: float,
    fill: tuple[int, int, int, int],
    rng: random.Random,
) -> None:
    reach = (4 + 30 * near) * rng.uniform(0.4, 1.5)
    canvas.ellipse(place, reach, 0.5 + 1.7 * near * rng.uniform(0.6, 1.2), fill)


def lake(size: Size, seed: int, hour: Hour, view: View, deep: Colour) -> Image.Image:
    """A shore, and the same shore upside down in still water."""
    shore = round(size[1] * 0.56)
    land = range_view((size[0], shore), seed, hour, view)
    picture = Image.new("RGB", size)
    picture.paste(land)
    picture.paste(_mirrored(land, size[1] - shore, seed, deep), (0, shore))
    return grained(picture, seed, 0.05)


def _mirrored(land: Image.Image, depth: int, seed: int, deep: Colour) -> Image.Image:
    upside = land.transpose(Image.Transpose.FLIP_TOP_BOTTOM).crop((0, 0, land.width, depth))
    stirred = _rippled(upside, seed).filter(ImageFilter.BoxBlur((1, 3)))
    water = stirred.copy()
    water.paste(deep, (0, 0, *water.size), slope(water.size, 70, 205))
    gleam = speckle((land.width // 60, depth // 3), seed).resize(
        water.size, Image.Resampling.BICUBIC
    )
    thin = curved(gleam, lambda level: 0.22 * max(0.0, level * 3 - 2.1))
    water.paste(lighter(deep, 0.7), (0, 0, *water.size), thin)
    return water


def _rippled(image: Image.Image, seed: int) -> Image.Image:
    rng = random.Random(seed)
    moved = image.copy()
    for y in range(0, image.height, 3):
        shift = round(rng.uniform(-1, 1) * (1 + 14 * y / image.height))
        strip = image.crop((0, y, image.width, y + 3))
        moved.paste(ImageChops.offset(strip, shift, 0), (0, y))
    return moved
