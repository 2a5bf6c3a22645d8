"""Shapes for the scissors: trees, leaves, clouds, balloons, fish, an owl, a spider."""

import math
import random

from pictria.demo.canvas import Canvas, Point
from pictria.demo.curves import Height, arc, bezier, blob, closed, polar, smooth
from pictria.demo.leaves import leaf_outline

PAPER = 255


def ground(cut: Canvas, hills: Height, base: float, relief: float) -> None:
    """Everything below a line of hills."""
    wide, tall = cut.size
    line = [(wide * i / 160, base - relief * hills(i / 160)) for i in range(161)]
    cut.polygon([*line, (wide, tall), (0, tall)], PAPER)


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


def giraffe(cut: Canvas, foot: Point, height: float, facing: int) -> None:
    """A giraffe looking over the plain."""

    def at(x: float, y: float) -> Point:
        return foot[0] + facing * x * height, foot[1] - y * height

    body = [
        at(-0.2, 0.5),
        at(-0.16, 0.56),
        at(0.05, 0.62),
        at(0.16, 0.72),
        at(0.27, 0.96),
        at(0.32, 0.98),
        at(0.44, 0.91),
        at(0.44, 0.885),
        at(0.34, 0.9),
        at(0.25, 0.64),
        at(0.2, 0.46),
        at(0.0, 0.42),
        at(-0.17, 0.4),
    ]
    cut.polygon(body, PAPER)
    for x, lean in ((-0.17, -0.02), (-0.11, 0.01), (0.13, 0.01), (0.18, 0.03)):
        cut.polygon(
            [
                at(x - 0.025, 0.5),
                at(x + 0.035, 0.5),
                at(x + lean + 0.014, 0),
                at(x + lean - 0.012, 0),
            ],
            PAPER,
        )
    for x in (0.29, 0.315):
        cut.line([at(x, 0.96), at(x - 0.005, 1.03)], PAPER, height * 0.014)
        cut.disc(at(x - 0.005, 1.035), height * 0.013, PAPER)
    cut.line([at(-0.2, 0.5), at(-0.26, 0.36), at(-0.255, 0.28)], PAPER, height * 0.016)


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


def fish(cut: Canvas, spot: Point, size: float, facing: int) -> None:
    """A small round fish."""
    x, y = spot
    upper = bezier(
        (x + facing * size, y),
        (x + facing * size * 0.3, y - size * 0.75),
        (x - facing * size * 0.5, y - size * 0.5),
        (x - facing * size * 0.8, y),
        16,
    )
    lower = [(px, 2 * y - py) for px, py in reversed(upper)]
    cut.polygon([*upper, *lower], PAPER)
    cut.polygon(
        [
            (x - facing * size * 0.62, y),
            (x - facing * size * 1.35, y - size * 0.5),
            (x - facing * size * 1.15, y),
            (x - facing * size * 1.35, y + size * 0.5),
        ],
        PAPER,
    )
    cut.disc((x + facing * size * 0.55, y - size * 0.12), size * 0.085, 0)
    cut.line(
        arc(
            (x + facing * size * 0.15, y),
            size * 0.36,
            -0.9 if facing < 0 else math.pi - 0.9,
            0.9 if facing < 0 else math.pi + 0.9,
            12,
        ),
        0,
        size * 0.06,
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


def owl(cut: Canvas, face: Canvas, eyes: Canvas, foot: Point, height: float) -> None:
    """An owl in three sheets: body, face and breast, eyes."""
    x, y = foot
    k = height
    body = closed(
        [
            (x, y),
            (x - k * 0.3, y - k * 0.16),
            (x - k * 0.34, y - k * 0.55),
            (x - k * 0.3, y - k * 0.86),
            (x, y - k * 0.92),
            (x + k * 0.3, y - k * 0.86),
            (x + k * 0.34, y - k * 0.55),
            (x + k * 0.3, y - k * 0.16),
        ]
    )
    cut.polygon(body, PAPER)
    for side in (-1, 1):
        cut.polygon(
            [
                (x + side * k * 0.31, y - k * 0.8),
                (x + side * k * 0.3, y - k * 1.06),
                (x + side * k * 0.06, y - k * 0.9),
            ],
            PAPER,
        )
        face.disc((x + side * k * 0.145, y - k * 0.7), k * 0.155, PAPER)
        eyes.disc((x + side * k * 0.14, y - k * 0.7), k * 0.092, PAPER)
    for row in range(4):
        for i in range(5 - row):
            spot = x + (i - (4 - row) / 2) * k * 0.11, y - k * (0.47 - 0.1 * row)
            face.sector(spot, k * 0.055, (0, 180), PAPER)
    eyes.polygon(
        [(x - k * 0.04, y - k * 0.65), (x + k * 0.04, y - k * 0.65), (x, y - k * 0.54)], PAPER
    )


def web(cut: Canvas, centre: Point, reach: float, spokes: int) -> None:
    """A spider's web."""
    angles = [math.tau * i / spokes + 0.09 * math.sin(i * 2.3) for i in range(spokes)]
    for angle in angles:
        cut.line([centre, polar(centre, reach * 1.6, angle)], PAPER, 3)
    for ring in range(2, 15):
        radius = reach * (ring / 14) ** 1.15
        for one, two in zip(angles, [*angles[1:], angles[0] + math.tau], strict=True):
            a, b = polar(centre, radius, one), polar(centre, radius, two)
            sag = polar(centre, radius * 0.86, (one + two) / 2)
            cut.line(smooth([a, sag, b], 8), PAPER, 2.4)


def spider(cut: Canvas, marks: Canvas, spot: Point, size: float) -> None:
    """A spider, head down, with a pattern on its back."""
    x, y = spot
    cut.ellipse((x, y - size * 0.55), size * 0.52, size * 0.68, PAPER)
    cut.ellipse((x, y + size * 0.28), size * 0.31, size * 0.33, PAPER)
    for side in (-1, 1):
        for i, (knee, foot) in enumerate(
            (
                ((1.0, -1.0), (1.35, -2.0)),
                ((1.35, -0.25), (2.1, -0.75)),
                ((1.3, 0.45), (2.05, 1.05)),
                ((0.8, 0.95), (0.95, 2.0)),
            )
        ):
            hip = x + side * size * 0.24, y + size * (0.08 + 0.12 * i)
            path = smooth(
                [
                    hip,
                    (x + side * size * knee[0], y + size * knee[1]),
                    (x + side * size * foot[0], y + size * foot[1]),
                ],
                12,
            )
            cut.line(path[:14], PAPER, size * 0.1)
            cut.line(path[12:], PAPER, size * 0.065)
    for i in range(4):
        width = size * (0.3 - 0.055 * i)
        level = y - size * (0.9 - 0.22 * i)
        marks.polygon(
            [
                (x - width, level),
                (x, level - size * 0.09),
                (x + width, level),
                (x, level + size * 0.09),
            ],
            PAPER,
        )
    for aside in (-0.1, 0.1):
        marks.disc((x + aside * size, y + size * 0.45), size * 0.05, PAPER)


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


def _bough(
    cut: Canvas, rng: random.Random, foot: Point, reach: float, angle: float, thick: float
) -> None:
    tip = polar(foot, reach, angle)
    cut.rounded_line([foot, tip], PAPER, thick)
    if thick > 4:
        for turn in (-0.45, 0.35):
            _bough(cut, rng, tip, reach * rng.uniform(0.5, 0.7), angle + turn, thick * 0.6)
