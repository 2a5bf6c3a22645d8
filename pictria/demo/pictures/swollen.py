"""Stripes for the eye to trip over."""

import math

from PIL import Image

from pictria.demo.canvas import Canvas, Point, Size
from pictria.demo.colour import Colour, along


def swollen(size: Size, paper: Colour, inks: tuple[Colour, ...]) -> Image.Image:
    """Stripes drawn over three balls that are not there."""
    canvas = Canvas(paper, size)
    stripes = 62
    edges = [_stripe(size, (i - 2) / (stripes - 4)) for i in range(stripes + 1)]
    for i in range(0, stripes, 2):
        tone = along(inks, i / stripes)
        canvas.polygon([*edges[i], *reversed(edges[i + 1])], tone)
    return canvas.finished()


def _stripe(size: Size, share: float) -> list[Point]:
    wide, tall = size
    return [_swell(size, (wide * (i / 150), tall * share)) for i in range(-4, 155)]


def _swell(size: Size, spot: Point) -> Point:
    wide, tall = size
    x, y = spot
    y += tall * 0.018 * math.sin(x / wide * math.tau)
    for cx, cy, radius in (
        (0.34, 0.34, 0.27),
        (0.7, 0.68, 0.25),
        (0.8, 0.22, 0.13),
        (0.2, 0.8, 0.15),
    ):
        dx, dy, reach = x - wide * cx, y - tall * cy, wide * radius
        away = math.hypot(dx, dy) / reach
        if 0 < away < 1:
            push = math.sin(away * math.pi / 2) ** 0.9 / away
            x, y = wide * cx + dx * push, tall * cy + dy * push
    return x, y
