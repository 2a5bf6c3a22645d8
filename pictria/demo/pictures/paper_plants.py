"""Plants for the scissors."""

import math
import random

from pictria.demo.canvas import Canvas, Point
from pictria.demo.curves import bezier, polar
from pictria.demo.leaves import leaf_outline

PAPER = 255


def acacia(cut: Canvas, rng: random.Random, foot: Point, height: float) -> None:
    """A flat-topped acacia."""
    x, y = foot
    crown = y - height
    for side in (-0.62, -0.25, 0.2, 0.6):
        branch = bezier(
            (x, y + 6),
            (x, y - height * 0.45),
            (x + side * height * 0.3, y - height * 0.6),
            (x + side * height, crown + height * 0.08),
        )
        cut.line(branch, PAPER, height * 0.035)
    cut.polygon(
        [
            (x - height * 0.05, y + 8),
            (x - height * 0.025, y - height * 0.4),
            (x + height * 0.025, y - height * 0.4),
            (x + height * 0.05, y + 8),
        ],
        PAPER,
    )
    for shift, lift, reach in (
        (0, 0, 0.8),
        (-0.5, 0.09, 0.42),
        (0.48, 0.11, 0.45),
        (0.05, -0.08, 0.5),
    ):
        spot = x + shift * height, crown + lift * height
        cut.ellipse(spot, reach * height * rng.uniform(0.92, 1.08), height * 0.085, PAPER)


def monstera(cut: Canvas, foot: Point, size: float, angle: float) -> None:
    """A monstera leaf, slit from its edge."""
    outline: list[Point] = []
    for i in range(-60, 61):
        share = i / 60
        reach = 0.62 + 0.38 * math.cos(share * math.pi * 0.93)
        slit = 0.42 if abs(i) % 11 in (4, 5, 6) and 8 < abs(i) < 52 else 1.0
        outline.append(
            polar(
                polar(foot, size * 0.22, angle),
                size * 0.82 * reach * slit,
                angle + share * math.pi * 0.86,
            )
        )
    cut.polygon([polar(foot, size * 0.2, angle), *outline], PAPER)
    cut.line([polar(foot, -size * 0.6, angle), polar(foot, size * 0.3, angle)], PAPER, size * 0.05)
    cut.line([polar(foot, size * 0.2, angle), polar(foot, size * 0.92, angle)], 0, size * 0.014)


def palm(cut: Canvas, foot: Point, size: float, angle: float, droop: float) -> None:
    """A palm frond."""
    spine = bezier(
        foot,
        polar(foot, size * 0.4, angle),
        polar(foot, size * 0.8, angle + droop * 0.4),
        polar(foot, size, angle + droop),
        26,
    )
    cut.line(spine, PAPER, size * 0.02)
    for i in range(3, 26, 2):
        heading = math.atan2(spine[i][1] - spine[i - 1][1], spine[i][0] - spine[i - 1][0])
        reach = size * 0.4 * math.sin(math.pi * (i + 3) / 31) ** 0.8
        for side in (-1, 1):
            cut.polygon(leaf_outline(spine[i], reach, reach * 0.17, heading + side * 0.75), PAPER)


def weed(cut: Canvas, rng: random.Random, foot: Point, height: float, thick: float) -> None:
    """A ribbon of seaweed."""
    phase = rng.random() * math.tau
    path = [
        (
            foot[0] + math.sin(phase + share * 5.5) * height * 0.09 * (0.3 + share),
            foot[1] - height * share,
        )
        for share in (i / 40 for i in range(41))
    ]
    sides = [
        [
            (x + side * thick * (1 - i / 41) ** 0.6 * (0.75 + 0.25 * math.sin(i * 0.9)), y)
            for i, (x, y) in enumerate(path)
        ]
        for side in (-1, 1)
    ]
    cut.polygon([*sides[0], *reversed(sides[1])], PAPER)


def coral(cut: Canvas, rng: random.Random, foot: Point, reach: float, angle: float) -> None:
    """A branching coral."""
    tip = polar(foot, reach, angle)
    cut.rounded_line([foot, tip], PAPER, max(7.0, reach * 0.2))
    if reach > 26:
        for turn in (-0.5, 0.42):
            coral(
                cut,
                rng,
                tip,
                reach * rng.uniform(0.68, 0.82),
                angle + turn * rng.uniform(0.7, 1.25),
            )


def bare_tree(cut: Canvas, rng: random.Random, foot: Point, height: float, half: float) -> None:
    """A trunk with a few branches, tall enough to leave the picture."""
    x, y = foot
    cut.polygon(
        [
            (x - half * 1.7, y),
            (x - half, y - height * 0.12),
            (x - half * 0.75, y - height),
            (x + half * 0.75, y - height),
            (x + half, y - height * 0.12),
            (x + half * 1.7, y),
        ],
        PAPER,
    )
    for _ in range(3):
        side = rng.choice((-1, 1))
        level = y - height * rng.uniform(0.3, 0.95)
        _bough(
            cut,
            rng,
            (x, level),
            half * rng.uniform(4, 7),
            -math.pi / 2 + side * rng.uniform(0.5, 0.9),
            half * 0.6,
        )


def _bough(
    cut: Canvas, rng: random.Random, foot: Point, reach: float, angle: float, thick: float
) -> None:
    tip = polar(foot, reach, angle)
    cut.rounded_line([foot, tip], PAPER, thick)
    if thick > 4:
        for turn in (-0.45, 0.35):
            _bough(cut, rng, tip, reach * rng.uniform(0.5, 0.7), angle + turn, thick * 0.6)
