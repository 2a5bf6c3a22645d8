"""Single plants on paper: ferns, eucalyptus, olive, ginkgo, a wreath."""

import math
import random

from PIL import Image

from pictria.demo.canvas import Canvas, Point, Size
from pictria.demo.colour import Colour, darker, lighter, mix
from pictria.demo.curves import arc, bezier, polar
from pictria.demo.grain import grained, mottled, on_paper
from pictria.demo.leaves import frond, leaf, leaf_outline, round_leaf
from pictria.demo.light import vertical


def ferns(size: Size, seed: int, paper: Colour, tones: tuple[Colour, ...]) -> Image.Image:
    """Three fronds on one sheet."""
    wide, tall = size
    canvas = Canvas(paper, size)
    for i, (lean, reach, spread) in enumerate(
        ((-0.4, 0.55, 0.15), (0.42, 0.66, 0.17), (0.02, 0.9, 0.17))
    ):
        foot = (wide * (0.5 + 0.02 * (i - 1)), tall * 0.96)
        top = (wide * (0.5 + lean), tall * (0.96 - reach))
        bend = (wide * (0.5 + lean * 0.2), tall * 0.7)
        spine = bezier(foot, bend, (top[0] - wide * lean * 0.4, top[1] + tall * 0.2), top, 38)
        frond(canvas, spine, wide * spread, (tones[i], tones[i + 1]), 1.25)
    return _pressed(canvas, seed)


def cyanotype(size: Size, seed: int, blue: tuple[Colour, ...]) -> Image.Image:
    """White umbels and a fern, printed by the sun on Prussian blue."""
    rng = random.Random(seed)
    wide, tall = size
    canvas = Canvas(vertical(size, blue), size)
    white = lighter(blue[-1], 0.9)
    for x, y, spread in ((0.36, 0.3, 0.21), (0.68, 0.2, 0.16), (0.76, 0.5, 0.12), (0.2, 0.58, 0.1)):
        _umbel(canvas, rng, (wide * x, tall * y), wide * spread, white)
    spine = bezier(
        (wide * 0.52, tall * 0.99),
        (wide * 0.4, tall * 0.8),
        (wide * 0.55, tall * 0.7),
        (wide * 0.5, tall * 0.55),
        24,
    )
    frond(canvas, spine, wide * 0.14, (mix(white, blue[0], 0.25), white), 1.2)
    return on_paper(mottled(canvas.finished(), seed, 0.3, 4), seed, 0.2)


def eucalyptus(size: Size, seed: int, paper: Colour, tones: tuple[Colour, ...]) -> Image.Image:
    """A hanging branch of round leaves."""
    rng = random.Random(seed)
    wide, tall = size
    canvas = Canvas(paper, size)
    for start, end in ((0.72, 0.2), (0.24, 0.52), (0.5, 0.72)):
        spine = bezier(
            (wide * start, -tall * 0.02),
            (wide * (start + 0.14), tall * 0.3),
            (wide * (end - 0.2), tall * 0.5),
            (wide * end, tall * rng.uniform(0.72, 0.94)),
            64,
        )
        _twig(canvas, rng, spine, wide * 0.17, tones)
    return _pressed(canvas, seed)


def olive(size: Size, seed: int, tones: tuple[Colour, ...], fruit: Colour) -> Image.Image:
    """An olive branch with nothing behind it."""
    rng = random.Random(seed)
    wide, tall = size
    ground: tuple[int, int, int, int] = (*tones[0], 0)
    canvas = Canvas(ground, size)
    spine = bezier(
        (wide * 0.04, tall * 0.78),
        (wide * 0.34, tall * 0.7),
        (wide * 0.6, tall * 0.4),
        (wide * 0.9, tall * 0.3),
        40,
    )
    canvas.rounded_line(spine, darker(tones[0], 0.4), 7)
    for i in range(3, 40, 3):
        angle = math.atan2(spine[i + 1][1] - spine[i - 1][1], spine[i + 1][0] - spine[i - 1][0])
        for side in (-1, 1):
            turn = angle + side * rng.uniform(0.5, 0.8)
            reach = wide * (0.17 - 0.0022 * i) * rng.uniform(0.85, 1.1)
            _opaque_leaf(canvas, spine[i], reach, turn, rng.choice(tones))
        if i % 9 == 3:
            _berry(canvas, polar(spine[i], wide * 0.045, angle + 1.9), wide * 0.026, fruit)
    return canvas.finished()


def ginkgo(size: Size, seed: int, ground: Colour, tones: tuple[Colour, ...]) -> Image.Image:
    """Fallen ginkgo leaves, spread evenly over dark ground."""
    rng = random.Random(seed)
    canvas = Canvas(ground, size)
    placed: list[Point] = []
    gap = size[0] * 0.125
    for _ in range(1600):
        spot = rng.uniform(0, size[0]), rng.uniform(0, size[1])
        if all(math.dist(spot, other) > gap for other in placed):
            placed.append(spot)
            _fan(canvas, rng, spot, size[0] * rng.uniform(0.075, 0.1), rng.choice(tones))
    return _pressed(canvas, seed)


def wreath(
    size: Size, seed: int, paper: Colour, tones: tuple[Colour, ...], berries: Colour
) -> Image.Image:
    """A wreath of leaves and berries."""
    rng = random.Random(seed)
    centre = size[0] / 2, size[1] / 2
    canvas = Canvas(paper, size)
    radius = size[0] * 0.31
    canvas.line(arc(centre, radius, 0, math.tau, 120), darker(tones[0], 0.4), 5)
    for i in range(150):
        angle = math.tau * i / 150 + rng.uniform(-0.02, 0.02)
        turn = angle + math.pi / 2 + rng.uniform(-1.15, 1.15)
        spot = polar(centre, radius * rng.uniform(0.95, 1.05), angle)
        reach = size[0] * rng.uniform(0.075, 0.15)
        leaf(canvas, spot, reach, reach * rng.uniform(0.3, 0.44), turn, rng.choice(tones))
    for i in range(42):
        spot = polar(centre, radius * rng.uniform(0.86, 1.16), math.tau * (i + rng.random()) / 42)
        _berry(canvas, spot, size[0] * rng.uniform(0.009, 0.016), berries)
    return _pressed(canvas, seed)


def _pressed(canvas: Canvas, seed: int) -> Image.Image:
    return on_paper(grained(mottled(canvas.finished(), seed, 0.16), seed, 0.07), seed, 0.22)


def _umbel(canvas: Canvas, rng: random.Random, centre: Point, spread: float, white: Colour) -> None:
    foot = (canvas.width * 0.5 + (centre[0] - canvas.width * 0.5) * 0.2, canvas.height * 1.02)
    canvas.line(
        bezier(
            foot, (foot[0], canvas.height * 0.75), (centre[0], centre[1] + spread * 2.2), centre
        ),
        (*white, 235),
        spread * 0.03,
    )
    for i in range(21):
        angle = -math.pi / 2 + (i - 10) * 0.155
        tip = polar(centre, spread * (0.92 + 0.1 * rng.random()), angle)
        canvas.line([centre, tip], (*white, 215), 1.4)
        _umbellet(canvas, rng, tip, spread * 0.2, angle, white)


def _umbellet(
    canvas: Canvas, rng: random.Random, centre: Point, spread: float, angle: float, white: Colour
) -> None:
    for i in range(13):
        tip = polar(centre, spread * rng.uniform(0.5, 1), angle + (i - 6) * 0.26)
        canvas.line([centre, tip], (*white, 170), 0.8)
        for _ in range(4):
            dot = polar(tip, spread * 0.13, rng.random() * math.tau)
            canvas.disc(dot, spread * 0.07 + 0.6, (*white, 235))


def _twig(
    canvas: Canvas, rng: random.Random, spine: list[Point], size: float, tones: tuple[Colour, ...]
) -> None:
    canvas.line(spine, darker(tones[-1], 0.35), 4)
    for i in range(4, len(spine), 4):
        heading = math.atan2(spine[i][1] - spine[i - 1][1], spine[i][0] - spine[i - 1][0])
        small = size * (1.05 - 0.7 * i / len(spine))
        for side in (-1, 1):
            turn = heading + side * rng.uniform(0.7, 1.2)
            round_leaf(canvas, spine[i], small, turn, rng.choice(tones))


def _opaque_leaf(canvas: Canvas, foot: Point, length: float, angle: float, tone: Colour) -> None:
    outline = leaf_outline(foot, length, length * 0.26, angle)
    canvas.polygon(outline, tone)
    canvas.polygon(outline[: len(outline) // 2], mix(tone, lighter(tone, 0.5), 0.5))
    canvas.line([foot, polar(foot, length * 0.96, angle)], lighter(tone, 0.55), 1.5)


def _fan(canvas: Canvas, rng: random.Random, spot: Point, size: float, tone: Colour) -> None:
    turn = rng.random() * math.tau
    foot = polar(spot, -size * 0.5, turn)
    rim: list[Point] = []
    for i in range(61):
        t = i / 30 - 1
        notch = 0.42 * math.exp(-((t / 0.07) ** 2)) + 0.03 * math.sin(t * 26)
        rim.append(polar(foot, size * (1.0 - notch - 0.12 * t * t), turn + t * 1.02))
    canvas.line([polar(foot, -size * 0.75, turn + 0.12), foot], darker(tone, 0.2), size * 0.035)
    canvas.polygon([foot, *rim], tone)
    canvas.polygon([foot, *rim[:30]], mix(tone, lighter(tone, 0.5), 0.3))
    for point in rim[2:60:3]:
        inner = (foot[0] + (point[0] - foot[0]) * 0.93, foot[1] + (point[1] - foot[1]) * 0.93)
        canvas.line([foot, inner], (*darker(tone, 0.3), 70), 0.8)


def _berry(canvas: Canvas, spot: Point, radius: float, tone: Colour) -> None:
    canvas.disc(spot, radius, darker(tone, 0.2))
    canvas.disc((spot[0] - radius * 0.1, spot[1] - radius * 0.1), radius * 0.85, tone)
    canvas.disc(
        (spot[0] - radius * 0.35, spot[1] - radius * 0.4), radius * 0.22, lighter(tone, 0.7)
    )
