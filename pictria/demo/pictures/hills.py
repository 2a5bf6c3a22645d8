"""Mountain ranges behind mountain ranges, each paler than the one before it."""

import random
from dataclasses import dataclass

from PIL import Image, ImageChops

from pictria.demo.canvas import Canvas, Point, Size
from pictria.demo.colour import Colour, along, lighter, mix
from pictria.demo.conifers import wood
from pictria.demo.curves import Height, rolling, rugged
from pictria.demo.grain import clouds, grained
from pictria.demo.light import curved, glow, slope, vertical


@dataclass(frozen=True)
class Hour:
    """The colours of one time of day."""

    sky: tuple[Colour, ...]
    ranges: tuple[Colour, ...]
    mist: Colour


@dataclass(frozen=True)
class View:
    """What stands where; lengths are shares of the picture's height."""

    horizon: float = 0.42
    layers: int = 7
    relief: float = 0.16
    soft: bool = False
    woods: int = 2
    trees: float = 0.11
    haze: float = 0.75
    sun: Point | None = None
    sun_radius: float = 0.05
    sun_tone: Colour = (255, 246, 222)


def range_view(size: Size, seed: int, hour: Hour, view: View) -> Image.Image:
    """Hills at one hour of the day."""
    canvas = Canvas(sky(size, hour, view), size)
    if view.sun:
        _shine(canvas, view, view.sun)
    stand(canvas, seed, hour, view)
    return grained(canvas.finished(), seed, 0.07)


def sky(size: Size, hour: Hour, view: View) -> Image.Image:
    """The sky, its last colour reached behind the farthest ridge."""
    low = round(size[1] * min(1.0, view.horizon + 0.06))
    picture = Image.new("RGB", size, hour.sky[-1])
    picture.paste(vertical((size[0], low), hour.sky))
    return picture


def stand(canvas: Canvas, seed: int, hour: Hour, view: View) -> None:
    """Set the ranges up on a canvas that has its sky already."""
    rng = random.Random(seed)
    for layer in range(view.layers):
        near = layer / max(1, view.layers - 1)
        _range(canvas, rng, hour, view, near)
        if near < 0.95:
            _mist(canvas, seed + layer, hour.mist, view, near)


def _shine(canvas: Canvas, view: View, place: Point) -> None:
    centre = place[0] * canvas.width, place[1] * canvas.height
    radius = view.sun_radius * canvas.height
    glow(canvas, centre, radius * 9, view.sun_tone, 0.55)
    glow(canvas, centre, radius * 3, lighter(view.sun_tone, 0.4), 0.6)
    canvas.disc(centre, radius, lighter(view.sun_tone, 0.5))


def _range(canvas: Canvas, rng: random.Random, hour: Hour, view: View, near: float) -> None:
    skyline = _skyline(canvas, rng, view, near)
    mask = canvas.mask()
    ground = [(x * canvas.width / 300, skyline(x / 300)) for x in range(301)]
    mask.polygon([*ground, (canvas.width, canvas.height), (0, canvas.height)], 255)
    planted = round(near * (view.layers - 1)) - (view.layers - 1 - view.woods)
    if planted > 0:
        height = view.trees * canvas.height * (planted / view.woods) ** 1.7
        wood(mask, skyline, rng, 255, height, height * 0.2)
    top = min(y for _, y in ground) - view.trees * canvas.height
    canvas.lay(_slopes(canvas, hour, view, near, top), mask)


def _skyline(canvas: Canvas, rng: random.Random, view: View, near: float) -> Height:
    shape = rolling(rng, 5) if view.soft else rugged(rng, 8, 0.52)
    base = view.horizon + (0.93 - view.horizon) * near**1.15
    relief = view.relief * (1 - 0.45 * near)
    return lambda x: canvas.height * (base - relief * shape(x))


def _slopes(canvas: Canvas, hour: Hour, view: View, near: float, top: float) -> Image.Image:
    tone = along(hour.ranges, near)
    foot = mix(tone, hour.mist, view.haze * (1 - near) ** 0.8)
    wide, tall = canvas.image.size
    start = max(0, min(tall - 2, round(top * canvas.scale)))
    reach = min(tall - start, round(tall * (view.relief * 1.5 + 0.12)))
    picture = Image.new("RGB", (wide, tall), foot)
    picture.paste(vertical((wide, reach), (tone, tone, foot)), (0, start))
    return picture


def _mist(canvas: Canvas, seed: int, tone: Colour, view: View, near: float) -> None:
    wide, tall = canvas.image.size
    base = view.horizon + (0.93 - view.horizon) * near**1.15
    reach = round(tall * 0.17)
    small = (wide // 8, reach // 8)
    drift = curved(clouds(small, seed, 5, 4), lambda level: max(0.0, level * 1.9 - 0.55))
    fade = ImageChops.multiply(slope(small, 0, 255), slope(small, 255, 0))
    veil = curved(ImageChops.multiply(drift, fade), lambda level: level * 3.0 * (1 - near * 0.8))
    mask = veil.resize((wide, reach), Image.Resampling.BICUBIC)
    canvas.image.paste(tone, (0, round(tall * base), wide, round(tall * base) + reach), mask)
