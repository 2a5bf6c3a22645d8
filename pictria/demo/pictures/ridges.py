"""Mountains drawn as sound: line behind line."""

import math
import random

from PIL import Image

from pictria.demo.canvas import Canvas, Size
from pictria.demo.colour import Colour, along
from pictria.demo.grain import grained


def ridges(size: Size, seed: int, night: Colour, tones: tuple[Colour, ...]) -> Image.Image:
    """A mountain heard rather than seen: line behind line, each hiding the ones behind."""
    rng = random.Random(seed)
    wide, tall = size
    canvas = Canvas(night, size)
    peaks = [
        (rng.gauss(0.5, 0.15), rng.uniform(0.12, 1), rng.uniform(0.025, 0.08), rng.uniform(0.3, 1))
        for _ in range(44)
    ]
    rows = 74
    for row in range(rows):
        depth = row / (rows - 1)
        base = tall * (0.2 + 0.68 * depth)
        line = [
            (wide * (0.1 + 0.8 * i / 260), base - tall * _rise(rng, peaks, i / 260, depth))
            for i in range(261)
        ]
        canvas.polygon([*line, (line[-1][0], base + 30), (line[0][0], base + 30)], night)
        canvas.line(line, along(tones, depth), 2.6)
    return grained(canvas.finished(), seed, 0.1)


def _rise(
    rng: random.Random, peaks: list[tuple[float, float, float, float]], x: float, depth: float
) -> float:
    shape = sum(
        h * math.exp(-(((x - px) / w) ** 2) - ((depth - py) / 0.09) ** 2) for px, py, w, h in peaks
    )
    fade = math.exp(-(((x - 0.5) / 0.24) ** 4))
    return 0.068 * shape * fade + 0.0022 * rng.gauss(0, 1) * (0.25 + fade)
