"""Leaves and petals: outlines, veins, and the soft fill a wash of colour has."""

import math
import random
from collections.abc import Sequence

from pictria.demo.canvas import Canvas, Point
from pictria.demo.colour import Colour, darker, lighter, mix
from pictria.demo.curves import bezier, polar


def leaf_outline(foot: Point, length: float, width: float, angle: float) -> list[Point]:
    """A pointed leaf, growing from its foot along an angle in radians."""
    tip = polar(foot, length, angle)
    left, right = (_side(foot, tip, length, width * side, angle) for side in (-1, 1))
    return [*left, *reversed(right)]


def leaf(
    canvas: Canvas, foot: Point, length: float, width: float, angle: float, tone: Colour
) -> None:
    """A leaf in two shades, with a midrib and side veins."""
    outline = leaf_outline(foot, length, width, angle)
    half = len(outline) // 2
    canvas.polygon(outline, tone)
    canvas.polygon(outline[:half], mix(tone, lighter(tone, 0.4), 0.45))
    vein = (*darker(tone, 0.3), 110)
    canvas.line([foot, polar(foot, length * 0.97, angle)], vein, max(0.8, width * 0.035))
    for step in range(2, 8):
        _veins(canvas, polar(foot, length * step / 9, angle), width * 0.36, angle, vein)


def round_leaf(canvas: Canvas, foot: Point, size: float, angle: float, tone: Colour) -> None:
    """A nearly round leaf, as eucalyptus has."""
    middle = polar(foot, size * 0.5, angle)
    edge = [_squeezed(middle, size * 0.5, angle, math.tau * i / 40) for i in range(41)]
    canvas.polygon(edge, tone)
    canvas.polygon(edge[:21], mix(tone, lighter(tone, 0.5), 0.3))
    canvas.line([foot, polar(foot, size * 0.9, angle)], (*darker(tone, 0.25), 120), size * 0.025)


def frond(
    canvas: Canvas, spine: Sequence[Point], reach: float, tones: tuple[Colour, Colour], lean: float
) -> None:
    """A fern's frond: leaflets along a spine, each with leaflets of its own."""
    count = len(spine)
    for i in range(2, count - 1):
        along = i / count
        heading = _heading(spine, i)
        long = reach * _taper(along)
        tone = mix(*tones, along)
        for side in (-1, 1):
            _pinna(canvas, spine[i], long, heading + side * (lean - 0.35 * along), tone)
    canvas.line(spine, darker(tones[0], 0.35), max(1.2, reach * 0.016))


def petals(
    canvas: Canvas, centre: Point, radius: float, count: int, turn: float, tone: Colour
) -> None:
    """A ring of petals, each a little lighter at its edge."""
    for i in range(count):
        angle = turn + math.tau * i / count
        width = radius * 4.2 / count
        canvas.polygon(petal(centre, radius, width, angle), darker(tone, 0.1))
        canvas.polygon(petal(centre, radius * 0.96, width * 0.86, angle), tone)
        inner = petal(centre, radius * 0.55, width * 0.35, angle)
        canvas.polygon(inner, (*darker(tone, 0.25), 90))


def petal(centre: Point, length: float, width: float, angle: float) -> list[Point]:
    """A petal, widest towards its end."""
    tip = polar(centre, length, angle)
    left, right = (
        bezier(
            centre,
            polar(centre, length * 0.45, angle + side * width / length * 0.9),
            polar(centre, length * 1.08, angle + side * width / length * 0.62),
            tip,
        )
        for side in (-1, 1)
    )
    return [*left, *reversed(right)]


def stem(rng: random.Random, foot: Point, top: Point, sway: float = 0.12) -> list[Point]:
    """A stem from the ground to its flower, bending a little on the way."""
    rise = foot[1] - top[1]
    bend = rng.uniform(-sway, sway) * rise
    return bezier(
        foot,
        (foot[0] + bend * 0.2, foot[1] - rise * 0.4),
        (top[0] + bend, top[1] + rise * 0.35),
        top,
        30,
    )


def _heading(spine: Sequence[Point], i: int) -> float:
    (x0, y0), (x1, y1) = spine[i - 1], spine[i + 1]
    return math.atan2(y1 - y0, x1 - x0)


def _taper(along: float) -> float:
    return math.sin(math.pi * min(1.0, (along + 0.12) ** 0.62)) ** 0.8 if along < 0.985 else 0.02


def _pinna(canvas: Canvas, foot: Point, length: float, angle: float, tone: Colour) -> None:
    count = max(4, round(length / 6))
    for i in range(1, count):
        along = i / count
        spot = polar(foot, length * along, angle)
        small = length * 0.115 * (1 - along) ** 0.6 + 2
        for side in (-1, 1):
            shape = leaf_outline(spot, small, small * 0.62, angle + side * 1.0)
            canvas.polygon(shape[::5], tone if side > 0 else lighter(tone, 0.1))
    canvas.line([foot, polar(foot, length, angle)], darker(tone, 0.2), 1)


def _side(foot: Point, tip: Point, length: float, width: float, angle: float) -> list[Point]:
    near = polar(polar(foot, length * 0.22, angle), width * 0.72, angle + math.pi / 2)
    far = polar(polar(foot, length * 0.68, angle), width * 0.55, angle + math.pi / 2)
    return bezier(foot, near, far, tip)


def _veins(
    canvas: Canvas, start: Point, reach: float, angle: float, fill: tuple[int, int, int, int]
) -> None:
    for side in (-1, 1):
        canvas.line([start, polar(start, reach, angle + side * 0.75)], fill, max(0.6, reach * 0.04))


def _squeezed(middle: Point, radius: float, angle: float, turn: float) -> Point:
    x, y = radius * math.cos(turn) * 1.0, radius * math.sin(turn) * 0.86
    return (
        middle[0] + x * math.cos(angle) - y * math.sin(angle),
        middle[1] + x * math.sin(angle) + y * math.cos(angle),
    )
