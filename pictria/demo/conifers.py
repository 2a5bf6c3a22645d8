"""Spruces in silhouette."""

import random

from pictria.demo.canvas import Canvas, Fill, Point
from pictria.demo.curves import Height


def spruce(canvas: Canvas, foot: Point, height: float, rng: random.Random, fill: Fill) -> None:
    """One tree, its branches drooping in uneven tiers."""
    x, y = foot
    tiers = max(5, round(height / 9))
    right = _edge(foot, height, tiers, rng)
    left = [(2 * x - px, py) for px, py in _edge(foot, height, tiers, rng)]
    canvas.polygon([(x, y - height), *right, (x, y + 4), *reversed(left)], fill)


def wood(
    canvas: Canvas, skyline: Height, rng: random.Random, fill: Fill, height: float, gap: float
) -> None:
    """A wood standing along a skyline given in pixels."""
    x = -height / 2
    while x < canvas.width + height / 2:
        tall = height * (0.45 + 0.75 * rng.random() ** 1.6)
        foot = (x, skyline(x / canvas.width) + height * 0.08)
        spruce(canvas, foot, tall, rng, fill)
        x += gap * rng.uniform(0.35, 1.5)


def _edge(foot: Point, height: float, tiers: int, rng: random.Random) -> list[Point]:
    points: list[Point] = []
    for tier in range(1, tiers + 1):
        down = tier / tiers
        reach = height * (0.03 + 0.17 * down) * rng.uniform(0.75, 1.15)
        y = foot[1] - height * (1 - down * 0.94)
        points += [(foot[0] + reach, y + height * 0.02), (foot[0] + reach * 0.42, y)]
    return points
