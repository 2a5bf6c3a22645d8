"""Ink lines that follow an invisible wind and keep their distance from one another."""

import math
import random
from collections.abc import Callable

from PIL import Image

from pictria.demo.canvas import Canvas, Point, Size
from pictria.demo.colour import Colour, along
from pictria.demo.grain import grained, on_paper
from pictria.demo.light import vertical

Wind = Callable[[float, float], float]


def currents(size: Size, seed: int, paper: Colour, inks: tuple[Colour, ...]) -> Image.Image:
    """Broad and narrow strokes on paper, coloured from one corner to the other."""
    rng = random.Random(seed)
    canvas = Canvas(paper, size)
    wind = _wind(rng, 1.35)
    taken: set[tuple[int, int]] = set()
    margin = size[0] * 0.07
    for width, tries in ((22, 260), (13, 700), (7, 1500), (3.4, 4500)):
        for _ in range(tries):
            start = rng.uniform(margin, size[0] - margin), rng.uniform(margin, size[1] - margin)
            path = _stroke(start, wind, size, margin, taken, width)
            if len(path) > 9:
                _claim(path, taken, width)
                place = (start[0] / size[0] + start[1] / size[1]) / 2 + rng.gauss(0, 0.13)
                canvas.rounded_line(path, along(inks, place), width)
    return on_paper(grained(canvas.finished(), seed, 0.08), seed, 0.16)


def silk(
    size: Size, seed: int, night: tuple[Colour, ...], threads: tuple[Colour, ...]
) -> Image.Image:
    """Thousands of hair-thin threads on a dark ground."""
    rng = random.Random(seed)
    canvas = Canvas(vertical(size, night), size)
    wind = _wind(rng, 1.0)
    for _ in range(2300):
        angle, away = rng.random() * math.tau, size[0] * 0.36 * rng.random() ** 0.4
        start = size[0] / 2 + away * math.cos(angle), size[1] / 2 + away * math.sin(angle)
        path = _drift(start, wind, size, 46)
        tone = along(threads, 0.5 + 0.5 * math.sin(angle + away / 170))
        canvas.line(path, (*tone, 120), 1)
    return grained(canvas.finished(), seed, 0.06)


def _wind(rng: random.Random, strength: float) -> Wind:
    parts = [
        (rng.uniform(0.6, 2.6), rng.uniform(0.6, 2.6), rng.random() * math.tau) for _ in range(4)
    ]
    lean = rng.random() * math.tau

    def angle(x: float, y: float) -> float:
        return lean + strength * sum(
            math.sin(a * x * 2.2 + p + 1.3 * math.cos(b * y * 2.2 - p)) for a, b, p in parts
        )

    return angle


def _stroke(
    start: Point, wind: Wind, size: Size, margin: float, taken: set[tuple[int, int]], width: float
) -> list[Point]:
    x, y = start
    path: list[Point] = []
    reach = width / 2 + 3.5
    for _ in range(150):
        inside = margin < x < size[0] - margin and margin < y < size[1] - margin
        if not inside or _crowded(x, y, reach, taken):
            break
        path.append((x, y))
        turn = wind(x / size[0], y / size[0])
        x, y = x + 5 * math.cos(turn), y + 5 * math.sin(turn)
    return path


def _crowded(x: float, y: float, reach: float, taken: set[tuple[int, int]]) -> bool:
    near = range(-int(reach // 4), int(reach // 4) + 1)
    column, row = int(x // 4), int(y // 4)
    return any((column + i, row + j) in taken for i in near for j in near)


def _claim(path: list[Point], taken: set[tuple[int, int]], width: float) -> None:
    near = range(-int(width // 8), int(width // 8) + 1)
    for x, y in path:
        taken.update((int(x // 4) + i, int(y // 4) + j) for i in near for j in near)


def _drift(start: Point, wind: Wind, size: Size, steps: int) -> list[Point]:
    x, y = start
    path = [start]
    for _ in range(steps):
        turn = wind(x / size[0], y / size[0])
        x, y = x + 7 * math.cos(turn), y + 7 * math.sin(turn)
        path.append((x, y))
    return path
