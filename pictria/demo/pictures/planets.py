"""Planets: banded, ringed, and all eight of them on a poster."""

import math
import random

from PIL import Image, ImageDraw, ImageFilter

from pictria.demo.canvas import Canvas, Point, Size
from pictria.demo.colour import Colour, along, darker, lighter, mix
from pictria.demo.curves import polar
from pictria.demo.grain import clouds, grained
from pictria.demo.light import curved, glow, halo, toned, vertical
from pictria.demo.stars import scatter

Inks = tuple[Colour, ...]
SMOOTH = Image.Resampling.BICUBIC


def ringed(size: Size, seed: int, sky: Inks, surface: Inks, rings: Inks) -> Image.Image:
    """A banded planet inside its rings, leaning."""
    rng = random.Random(seed)
    wide, tall = size
    canvas = Canvas(vertical(size, sky), size)
    _tint(canvas, seed, mix(sky[1], surface[1], 0.5), 0.35)
    scatter(canvas, rng, 900)
    diameter = round(wide * 0.5)
    hoops = _hoops(wide, rng, rings)
    ball = planet(diameter, seed, surface, banded=True)
    scene = Image.new("RGBA", (wide, wide))
    upper = hoops.crop((0, 0, wide, wide // 2))
    scene.alpha_composite(upper)
    offset = (wide - diameter) // 2
    scene.alpha_composite(_ring_shadow(ball), (offset, offset))
    scene.alpha_composite(hoops.crop((0, wide // 2, wide, wide)), (0, wide // 2))
    leaning = scene.rotate(21, SMOOTH)
    picture = canvas.finished()
    picture.paste(leaning, (0, (tall - wide) // 2), leaning)
    for x, y, small, shade in ((0.2, 0.16, 0.075, 3), (0.83, 0.84, 0.045, 1)):
        moon = planet(
            round(wide * small), seed + shade, (surface[shade], lighter(surface[shade], 0.5))
        )
        picture.paste(moon, (round(wide * x), round(tall * y)), moon)
    return grained(picture, seed, 0.08)


def neighbours(size: Size, seed: int, sky: Inks, surfaces: tuple[Inks, ...]) -> Image.Image:
    """A poster of planets on the arcs they travel."""
    rng = random.Random(seed)
    wide, tall = size
    canvas = Canvas(vertical(size, sky), size)
    scatter(canvas, rng, 700)
    sun = wide * 0.5, tall * 1.08
    glow(canvas, sun, wide * 1.2, (255, 190, 110), 0.75)
    canvas.disc(sun, wide * 0.32, (255, 214, 130))
    canvas.disc(sun, wide * 0.29, (255, 232, 170))
    orbits = [wide * (0.44 + 0.152 * i) for i in range(len(surfaces))]
    for orbit in orbits:
        canvas.ring(sun, orbit, (*lighter(sky[-1], 0.5), 90), 1.6)
    picture = canvas.finished()
    sizes = (0.08, 0.115, 0.14, 0.1, 0.27, 0.2, 0.17, 0.14)
    turns = (-0.62, 0.42, -0.16, 0.5, -0.3, 0.22, -0.25, 0.13)
    for i, (orbit, surface) in enumerate(zip(orbits, surfaces, strict=True)):
        spot = polar(sun, orbit, -math.pi / 2 + turns[i])
        _set(picture, planet(round(wide * sizes[i]), seed + i, surface, banded=i > 3), spot, i == 5)
    return grained(picture, seed, 0.08)


def planet(diameter: int, seed: int, surface: Inks, banded: bool = False) -> Image.Image:
    """One planet, lit from the upper left, on nothing."""
    large = diameter * 2
    field = _bands(large, seed) if banded else clouds((large, large), seed, 4, 6)
    skin = toned(curved(field, lambda level: 0.5 + (level - 0.5) * 1.5), surface)
    light = halo(round(large * 2.1), 1.0, 0.75)
    start = round(large * 0.7), round(large * 0.72)
    lit = light.crop((*start, start[0] + large, start[1] + large))
    night = Image.new("RGB", (large, large), darker(surface[0], 0.88))
    shaded = Image.composite(
        skin, night, curved(lit, lambda level: min(1.0, max(0.0, level * 2.1 - 0.62)))
    )
    mask = Image.new("L", (large, large))
    ImageDraw.Draw(mask).ellipse((2, 2, large - 3, large - 3), fill=255)
    shaded.putalpha(mask)
    return shaded.resize((diameter, diameter), Image.Resampling.LANCZOS)


def _bands(large: int, seed: int) -> Image.Image:
    rng = random.Random(seed)
    rows = bytes(rng.randrange(40, 216) for _ in range(13))
    stripes = Image.frombytes("L", (1, 13), rows).resize((large, large), SMOOTH)
    streaks = clouds((large // 8, large), seed, 3, 5).resize((large, large), SMOOTH)
    return Image.blend(stripes, streaks, 0.35)


def _hoops(wide: int, rng: random.Random, rings: Inks) -> Image.Image:
    large = wide * 2
    sheet = Image.new("RGBA", (large, large), (*rings[0], 0))
    pen = ImageDraw.Draw(sheet)
    level = 160.0
    for step in range(150):
        reach = large * (0.485 - 0.0012 * step)
        level = min(235, max(50, level + rng.gauss(0, 26)))
        alpha = 12 if 56 < step < 63 else round(level)
        box = (
            large / 2 - reach,
            large / 2 - reach * 0.3,
            large / 2 + reach,
            large / 2 + reach * 0.3,
        )
        pen.ellipse(box, outline=(*along(rings, step / 149), alpha), width=4)
    return sheet.resize((wide, wide), Image.Resampling.LANCZOS)


def _ring_shadow(ball: Image.Image) -> Image.Image:
    wide = ball.width
    shadow = Image.new("L", ball.size)
    pen = ImageDraw.Draw(shadow)
    pen.arc(
        (-wide * 0.36, wide * 0.2, wide * 1.36, wide * 0.68),
        20,
        160,
        fill=130,
        width=round(wide * 0.06),
    )
    shaded = ball.copy()
    shaded.paste((20, 10, 34), (0, 0), shadow.filter(ImageFilter.GaussianBlur(4)))
    shaded.putalpha(ball.getchannel("A"))
    return shaded


def _tint(canvas: Canvas, seed: int, tone: Colour, strength: float) -> None:
    small = canvas.width // 4, canvas.height // 4
    veil = curved(clouds(small, seed, 3, 6), lambda level: strength * max(0.0, level * 2 - 0.8))
    canvas.lay(tone, veil.resize(canvas.image.size, SMOOTH))


def _set(picture: Image.Image, ball: Image.Image, spot: Point, hooped: bool) -> None:
    corner = round(spot[0] - ball.width / 2), round(spot[1] - ball.height / 2)
    if hooped:
        wide = round(ball.width * 2.1)
        hoops = _hoops(wide, random.Random(wide), ((240, 214, 170), (190, 150, 120)))
        base = Image.new("RGBA", (wide, wide))
        base.alpha_composite(hoops.crop((0, 0, wide, wide // 2)))
        base.alpha_composite(ball, ((wide - ball.width) // 2, (wide - ball.width) // 2))
        base.alpha_composite(hoops.crop((0, wide // 2, wide, wide)), (0, wide // 2))
        ball = base.rotate(-17, SMOOTH)
        corner = round(spot[0] - wide / 2), round(spot[1] - wide / 2)
    picture.paste(ball, corner, ball)
