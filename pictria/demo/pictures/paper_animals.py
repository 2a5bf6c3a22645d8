"""Animals for the scissors."""

import math

from pictria.demo.canvas import Canvas, Point
from pictria.demo.curves import arc, bezier, closed, polar, smooth

PAPER = 255


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
