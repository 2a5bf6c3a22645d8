"""Lines that do not look drawn with a ruler: smooth curves, ridges, blobs."""

import math
import random
from collections.abc import Callable, Sequence

from pictria.demo.canvas import Point

Height = Callable[[float], float]


def smooth(points: Sequence[Point], steps: int = 10) -> list[Point]:
    """A curve through all the points (Catmull-Rom)."""
    ends = [points[0], *points, points[-1]]
    curve = [
        _between(ends[i], ends[i + 1], ends[i + 2], ends[i + 3], step / steps)
        for i in range(len(points) - 1)
        for step in range(steps)
    ]
    return [*curve, points[-1]]


def closed(points: Sequence[Point], steps: int = 10) -> list[Point]:
    """A smooth loop through all the points."""
    n = len(points)
    return [
        _between(
            points[i], points[(i + 1) % n], points[(i + 2) % n], points[(i + 3) % n], step / steps
        )
        for i in range(n)
        for step in range(steps)
    ]


def bezier(a: Point, b: Point, c: Point, d: Point, steps: int = 24) -> list[Point]:
    """A cubic Bézier curve."""
    return [_cubic(a, b, c, d, step / steps) for step in range(steps + 1)]


def blob(
    rng: random.Random, centre: Point, radius: float, wobble: float, n: int = 9
) -> list[Point]:
    """A rounded, uneven shape."""
    turn = rng.random() * math.tau
    knots = [
        polar(centre, radius * (1 + rng.uniform(-wobble, wobble)), turn + math.tau * i / n)
        for i in range(n)
    ]
    return closed(knots)


def polar(centre: Point, radius: float, angle: float) -> Point:
    """The point at a distance and an angle (radians) from a centre."""
    return centre[0] + radius * math.cos(angle), centre[1] + radius * math.sin(angle)


def arc(centre: Point, radius: float, start: float, end: float, steps: int = 32) -> list[Point]:
    """Points on a circle from one angle to another, in radians."""
    span = end - start
    return [polar(centre, radius, start + span * i / steps) for i in range(steps + 1)]


def rugged(rng: random.Random, detail: int = 6, sharpness: float = 0.5) -> Height:
    """A random skyline: heights from about -1 to 1 over positions 0 to 1."""
    waves = [[rng.uniform(-1, 1) for _ in range(2 ** (octave + 1) + 3)] for octave in range(detail)]
    total = sum(sharpness**octave for octave in range(detail))

    def height(x: float) -> float:
        return sum(sharpness**o * _read(row, x) for o, row in enumerate(waves)) / total * 1.6

    return height


def rolling(rng: random.Random, waves: int = 4) -> Height:
    """Soft hills: a few slow waves laid over one another."""
    parts = [(0.6 + 0.9 * i, rng.random() * math.tau, 0.7**i) for i in range(waves)]
    total = sum(weight for _, _, weight in parts)

    def height(x: float) -> float:
        return sum(w * math.sin(math.tau * f * x + p) for f, p, w in parts) / total * 1.3

    return height


def _read(row: Sequence[float], x: float) -> float:
    place = min(max(x, 0.0), 1.0) * (len(row) - 2)
    first = int(place)
    part = place - first
    return row[first] + (row[first + 1] - row[first]) * part


def _between(p0: Point, p1: Point, p2: Point, p3: Point, t: float) -> Point:
    return _spline(p0[0], p1[0], p2[0], p3[0], t), _spline(p0[1], p1[1], p2[1], p3[1], t)


def _spline(a: float, b: float, c: float, d: float, t: float) -> float:
    slope, bend = c - a, 2 * a - 5 * b + 4 * c - d
    return 0.5 * (2 * b + slope * t + bend * t * t + (3 * (b - c) + d - a) * t**3)


def _cubic(a: Point, b: Point, c: Point, d: Point, t: float) -> Point:
    u = 1 - t
    weights = (u**3, 3 * u * u * t, 3 * u * t * t, t**3)
    return (
        sum(w * p[0] for w, p in zip(weights, (a, b, c, d), strict=True)),
        sum(w * p[1] for w, p in zip(weights, (a, b, c, d), strict=True)),
    )
