"""Things of the air, and holes and hills, for the scissors."""

import math
import random

from pictria.demo.canvas import Canvas, Point
from pictria.demo.curves import Height, bezier, blob

PAPER = 255


def ground(cut: Canvas, hills: Height, base: float, relief: float) -> None:
    """Everything below a line of hills."""
    wide, tall = cut.size
    line = [(wide * i / 160, base - relief * hills(i / 160)) for i in range(161)]
    cut.polygon([*line, (wide, tall), (0, tall)], PAPER)


def cloud(cut: Canvas, rng: random.Random, spot: Point, reach: float) -> None:
    """A cloud with a flat foot."""
    x, y = spot
    for i in range(7):
        share = i / 6
        swell = (
            reach * (0.1 + 0.2 * math.sin(math.pi * (0.12 + 0.76 * share))) * rng.uniform(0.8, 1.2)
        )
        cut.disc((x + reach * (share - 0.5) * 1.5, y - swell * 0.55), swell, PAPER)
    cut.rectangle(
        (x - reach * 0.88, y - reach * 0.1),
        (x + reach * 0.88, y + reach * 0.09),
        PAPER,
        reach * 0.09,
    )


def balloon(cut: Canvas, panels: Canvas, spot: Point, radius: float) -> None:
    """A hot-air balloon, and its darker panels on a sheet of their own."""
    x, y = spot
    for half, sheets in ((1.0, (cut,)), (0.62, (panels,)), (0.22, (cut,))):
        side = bezier(
            (x, y - radius),
            (x + radius * 1.3 * half, y - radius),
            (x + radius * 1.25 * half, y + radius * 0.45),
            (x + radius * 0.2 * half, y + radius * 1.25),
            30,
        )
        for sheet in sheets:
            sheet.polygon([*side, *[(2 * x - px, py) for px, py in reversed(side)]], PAPER)
        if half == 1.0:
            _basket(cut, (x, y + radius * 1.25), radius)
    inner = bezier(
        (x, y - radius),
        (x + radius * 0.29, y - radius),
        (x + radius * 0.28, y + radius * 0.45),
        (x + radius * 0.05, y + radius * 1.25),
        30,
    )
    panels.polygon([*inner, *[(2 * x - px, py) for px, py in reversed(inner)]], 0)


def hollow(cut: Canvas, rng: random.Random, centre: Point, radius: float) -> None:
    """Cut an uneven hole."""
    cut.polygon(blob(rng, centre, radius, 0.12, 11), 0)


def _basket(cut: Canvas, top: Point, radius: float) -> None:
    x, y = top
    for side in (-1, 1):
        cut.line(
            [(x + side * radius * 0.18, y), (x + side * radius * 0.12, y + radius * 0.3)],
            PAPER,
            2.5,
        )
    cut.rectangle(
        (x - radius * 0.15, y + radius * 0.28),
        (x + radius * 0.15, y + radius * 0.52),
        PAPER,
        radius * 0.05,
    )
