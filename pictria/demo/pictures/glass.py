"""Leaded glass: cells cut from the plane, light behind them."""

import math
import random

from PIL import Image, ImageChops, ImageFilter

from pictria.demo.canvas import Canvas, Point, Size
from pictria.demo.colour import Colour, along, darker, lighter
from pictria.demo.grain import grained, mottled

LEAD = (20, 18, 26)


def window(size: Size, seed: int, ramp: tuple[Colour, ...], sun: Colour) -> Image.Image:
    """A sun rising in stained glass."""
    rng = random.Random(seed)
    centre = size[0] * 0.5, size[1] * 0.62
    canvas = Canvas(LEAD, size)
    sites = _sites(rng, size, centre)
    for site in sites:
        tone = _glass(rng, site, size, centre, ramp, sun)
        _pane(canvas, _cell(site, sites, size), tone)
    lit = mottled(canvas.finished(), seed, 0.45, 12)
    bloom = lit.filter(ImageFilter.GaussianBlur(size[0] / 40))
    return grained(ImageChops.blend(lit, ImageChops.screen(lit, bloom), 0.38), seed, 0.06)


def _sites(rng: random.Random, size: Size, centre: Point) -> list[Point]:
    sites = [centre]
    radius, ring = size[0] * 0.085, 0
    while radius < math.hypot(*size) * 0.8:
        count = 8 if ring == 0 else 16 + 4 * min(ring, 5)
        for i in range(count):
            angle = math.tau * (i + ring % 2 / 2) / count + rng.gauss(0, 0.02 * ring)
            reach = radius * (1 + rng.gauss(0, 0.02))
            sites.append((centre[0] + reach * math.cos(angle), centre[1] + reach * math.sin(angle)))
        radius *= 1.28
        ring += 1
    margin = size[0] * 0.2
    return [
        s for s in sites if -margin < s[0] < size[0] + margin and -margin < s[1] < size[1] + margin
    ]


def _glass(
    rng: random.Random,
    site: Point,
    size: Size,
    centre: Point,
    ramp: tuple[Colour, ...],
    sun: Colour,
) -> Colour:
    away = math.dist(site, centre)
    if away < size[0] * 0.14:
        return lighter(sun, rng.uniform(0.05, 0.35))
    below = site[1] > centre[1] + size[0] * 0.16 + 30 * math.sin(site[0] / 90)
    if below:
        return along(ramp[:3], rng.uniform(0, 0.75) + 0.25 * away / size[1])
    return along(ramp[3:], away / (size[1] * 0.72) + rng.gauss(0, 0.08))


def _cell(site: Point, sites: list[Point], size: Size) -> list[Point]:
    reach = float(max(size)) * 0.5
    x, y = site
    shape = [
        (x - reach, y - reach),
        (x + reach, y - reach),
        (x + reach, y + reach),
        (x - reach, y + reach),
    ]
    for other in sorted(sites, key=lambda spot: math.dist(spot, site))[1:26]:
        shape = _clipped(shape, site, other)
    return shape


def _clipped(shape: list[Point], site: Point, other: Point) -> list[Point]:
    dx, dy = other[0] - site[0], other[1] - site[1]
    limit = (other[0] ** 2 + other[1] ** 2 - site[0] ** 2 - site[1] ** 2) / 2
    kept: list[Point] = []
    for one, two in zip(shape, [*shape[1:], *shape[:1]], strict=True):
        a, b = one[0] * dx + one[1] * dy - limit, two[0] * dx + two[1] * dy - limit
        if a <= 0:
            kept.append(one)
        if (a < 0) != (b < 0) and a != b:
            t = a / (a - b)
            kept.append((one[0] + (two[0] - one[0]) * t, one[1] + (two[1] - one[1]) * t))
    return kept


def _pane(canvas: Canvas, shape: list[Point], tone: Colour) -> None:
    if len(shape) < 3:
        return
    cx = sum(x for x, _ in shape) / len(shape)
    cy = sum(y for _, y in shape) / len(shape)
    for lead, shade in ((5.0, darker(tone, 0.28)), (11.0, tone), (26.0, lighter(tone, 0.16))):
        canvas.polygon([_towards(point, (cx, cy), lead) for point in shape], shade)


def _towards(point: Point, middle: Point, inset: float) -> Point:
    away = math.dist(point, middle) or 1.0
    share = min(0.6, inset / away)
    return point[0] + (middle[0] - point[0]) * share, point[1] + (middle[1] - point[1]) * share
