"""Breaking waves, whirlpools and rings in the water."""

import math
import random

from PIL import Image

from pictria.demo.canvas import Canvas, Point, Size
from pictria.demo.colour import Colour, along, darker, lighter, mix
from pictria.demo.curves import bezier, polar
from pictria.demo.light import vertical
from pictria.demo.woodblock import Inks, printed

FOAM = (250, 247, 236)
FRAMES = 30


def breakers(size: Size, seed: int, sky: Inks, water: Inks, mountain: Colour) -> Image.Image:
    """Rows of breaking waves, a snow-topped mountain far behind."""
    rng = random.Random(seed)
    tall = size[1]
    canvas = Canvas(vertical(size, sky), size)
    _mountain(canvas, mountain)
    for row in range(5):
        near = row / 4
        height = tall * (0.1 + 0.2 * near)
        base = tall * (0.66 + 0.44 * near**1.3)
        _breaking_row(canvas, rng, base, height, along(water, near), row)
    return printed(canvas.finished(), seed)


def whirlpool(size: Size, seed: int, water: Inks) -> Image.Image:
    """A whirlpool seen from above, its foam drawn in threads."""
    rng = random.Random(seed)
    centre = size[0] * 0.5, size[1] * 0.5
    canvas = Canvas(water[1], size)
    for arm in range(26):
        turn = math.tau * arm / 26
        tone = water[arm % 3] if arm % 2 else mix(water[arm % 3], FOAM, 0.16)
        canvas.polygon(
            [*_spiral(centre, size, turn), *reversed(_spiral(centre, size, turn + 0.17))], tone
        )
    for thread in range(150):
        path = _spiral(centre, size, math.tau * thread / 150 + rng.uniform(-0.02, 0.02))
        start = rng.randrange(0, 60)
        end = start + rng.randrange(12, 60)
        fill = (*FOAM, rng.randint(120, 235))
        canvas.line(path[start:end], fill, rng.choice((1.2, 1.8, 2.6, 4)))
    for _ in range(700):
        angle, away = rng.random() * math.tau, rng.random() ** 0.6
        spot = polar(centre, size[0] * (0.07 + 0.7 * away), angle)
        canvas.disc(spot, rng.uniform(1, 4.5) * (0.4 + away), (*FOAM, 220))
    for share, tone in ((0.075, water[-1]), (0.05, darker(water[-1], 0.5))):
        canvas.disc(centre, size[0] * share, tone)
    return printed(canvas.finished(), seed)


def koi(size: Size, seed: int, water: Inks, fish: Inks, pads: Inks) -> Image.Image:
    """Koi turning below lily pads."""
    rng = random.Random(seed)
    wide, tall = size
    canvas = Canvas(vertical(size, water), size)
    for x, y in ((0.35, 0.4), (0.72, 0.66), (0.2, 0.84)):
        for ring in range(1, 7):
            canvas.ring(
                (wide * x, tall * y),
                wide * 0.075 * ring,
                (*lighter(water[0], 0.6), 70 - 8 * ring),
                2.5,
            )
    swims = (
        ((0.2, 0.66), (0.1, 0.4), (0.42, 0.28), (0.6, 0.34), 0),
        ((0.84, 0.4), (0.98, 0.62), (0.7, 0.8), (0.42, 0.72), 1),
        ((0.66, 0.06), (0.9, 0.08), (0.95, 0.2), (0.82, 0.28), 2),
    )
    for a, b, c, d, kind in swims:
        corners = [(wide * x, tall * y) for x, y in (a, b, c, d)]
        path = bezier(corners[0], corners[1], corners[2], corners[3], 60)
        _koi(canvas, rng, path, wide * (0.085, 0.08, 0.05)[kind], fish, kind)
    for x, y, radius in (
        (0.1, 0.12, 0.15),
        (0.3, 0.05, 0.1),
        (0.92, 0.9, 0.17),
        (0.7, 0.97, 0.11),
        (0.06, 0.93, 0.1),
        (0.95, 0.5, 0.08),
    ):
        _pad(canvas, rng, (wide * x, tall * y), wide * radius, pads)
    _lotus(canvas, (wide * 0.86, tall * 0.87), wide * 0.1, fish[3])
    return printed(canvas.finished(), seed)


def swell(size: Size, sky: Inks, water: Inks, sun: Colour) -> list[Image.Image]:
    """A swell that comes in for ever: every frame of the loop."""
    return [_swell_frame(size, sky, water, sun, frame / FRAMES) for frame in range(FRAMES)]


def _swell_frame(size: Size, sky: Inks, water: Inks, sun: Colour, phase: float) -> Image.Image:
    wide, tall = size
    canvas = Canvas(sky[0], size)
    canvas.rectangle((0, tall * 0.2), (wide, tall * 0.32), sky[1])
    canvas.rectangle((0, tall * 0.3), (wide, tall), sky[2])
    canvas.disc((wide * 0.5, tall * 0.36 + 6 * math.sin(math.tau * phase)), wide * 0.25, sun)
    for row in range(7):
        near = row / 6
        length = wide / (3 - 1.5 * near)
        base = tall * (0.45 + 0.09 * row) + 7 * math.sin(math.tau * (phase + row * 0.17))
        drift = length * phase * (1 if row % 2 else -1)
        crest = [
            (x, base - _trochoid((x + drift) / length + row * 0.37) * (12 + 17 * near))
            for x in range(-6, wide + 8, 3)
        ]
        canvas.polygon([*crest, (wide, tall), (0, tall)], along(water, near))
        canvas.line(crest, FOAM, 3)
        for line in range(1, 3):
            canvas.line(
                [(x, y + (9 + 5 * near) * line) for x, y in crest],
                mix(along(water, near), FOAM, 0.45),
                1.5,
            )
    return canvas.finished()


def _trochoid(turns: float) -> float:
    part = turns % 1.0
    return 1 - 2 * math.pow(math.sin(math.pi * part), 0.8)


def _mountain(canvas: Canvas, tone: Colour) -> None:
    wide, tall = canvas.size
    x, top, foot = wide * 0.6, tall * 0.24, tall * 0.66
    left = bezier(
        (x - wide * 0.42, foot),
        (x - wide * 0.2, foot - tall * 0.08),
        (x - wide * 0.1, top + tall * 0.1),
        (x - wide * 0.025, top),
    )
    right = bezier(
        (x + wide * 0.025, top),
        (x + wide * 0.1, top + tall * 0.1),
        (x + wide * 0.2, foot - tall * 0.08),
        (x + wide * 0.42, foot),
    )
    canvas.polygon([*left, *right], tone)
    snow = [left[-5], *left[-4:], *right[:5]]
    drip = [
        (
            right[4][0] - (right[4][0] - left[-5][0]) * i / 12,
            right[4][1] + (16 if i % 2 else -22) + 12 * math.sin(i * 2.1),
        )
        for i in range(1, 12)
    ]
    canvas.polygon([*snow, *drip], FOAM)


def _breaking_row(
    canvas: Canvas, rng: random.Random, base: float, height: float, tone: Colour, row: int
) -> None:
    length = height * 2.5
    x = -length * (0.9 if row % 2 else 0.4) - length
    while x < canvas.width + length:
        tall = height * rng.uniform(0.8, 1.12)
        _breaker(canvas, rng, (x, base), (length, tall), tone)
        x += length * 0.94
    canvas.rectangle((0, base), (canvas.width, base + canvas.height), tone)


def _breaker(canvas: Canvas, rng: random.Random, foot: Point, shape: Point, tone: Colour) -> None:
    back, lip, face = (_placed(part, foot, shape) for part in _profile())
    canvas.polygon([*back, *lip, *face], tone)
    for i in range(1, 9):
        share = i / 9
        stripe = [
            (bx + (fx - bx) * share, by + (fy - by) * share)
            for (bx, by), (fx, fy) in zip(back, reversed(face), strict=True)
        ]
        fill = lighter(tone, 0.55) if i % 2 else darker(tone, 0.3)
        canvas.line(stripe[3:], (*fill, 200), max(1.2, shape[1] * 0.014))
    _foam(canvas, rng, [*back[11:], *lip, *face[:7]], shape[1], tone)


def _profile() -> tuple[list[Point], list[Point], list[Point]]:
    back = bezier((-0.25, 0.12), (0.25, 0.0), (0.34, -0.86), (0.66, -1.0), 20)
    lip = bezier((0.66, -1.0), (0.84, -1.06), (0.99, -0.9), (0.96, -0.66), 10)
    face = bezier((0.96, -0.66), (0.78, -0.86), (0.52, -0.2), (1.15, 0.12), 20)
    return back, lip, face


def _placed(part: list[Point], foot: Point, shape: Point) -> list[Point]:
    return [(foot[0] + x * shape[0], foot[1] + y * shape[1]) for x, y in part]


def _foam(
    canvas: Canvas, rng: random.Random, edge: list[Point], height: float, tone: Colour
) -> None:
    blobs = [(spot, height * rng.uniform(0.035, 0.08)) for spot in edge for _ in range(2)]
    scattered = [
        ((x + rng.gauss(0, height * 0.035), y + rng.gauss(0, height * 0.03)), r)
        for (x, y), r in blobs
    ]
    for spot, radius in scattered:
        canvas.disc(spot, radius + max(1.2, height * 0.009), darker(tone, 0.35))
    for spot, radius in scattered:
        canvas.disc(spot, radius, FOAM)
    for _ in range(16):
        x, y = rng.choice(edge[6:])
        spot = x + rng.uniform(-0.05, 0.4) * height, y + rng.uniform(-0.25, 0.22) * height
        canvas.disc(spot, height * rng.uniform(0.006, 0.02), FOAM)


def _spiral(centre: Point, size: Size, turn: float) -> list[Point]:
    path: list[Point] = []
    for i in range(100):
        share = i / 99
        radius = size[0] * 0.05 * math.exp(share * 2.85)
        wobble = 0.05 * math.sin(share * 21 + turn * 5)
        path.append(polar(centre, radius, turn + 4.6 * (1 - share) ** 1.3 + wobble))
    return path


def _koi(
    canvas: Canvas, rng: random.Random, path: list[Point], half: float, tones: Inks, kind: int
) -> None:
    shadow = [(x + half * 0.5, y + half * 0.7) for x, y in path]
    canvas.polygon(_body(shadow, half), (10, 40, 50, 60))
    for i, side, long in ((38, 1, 1.5), (38, -1, 1.5), (22, 1, 0.9), (22, -1, 0.9)):
        _fin(canvas, path, i, side, half * long, tones[kind % 2])
    _tail(canvas, path, half, tones[kind % 2])
    body = canvas.mask()
    body.polygon(_body(path, half), 255)
    marks = Canvas(FOAM if kind != 1 else tones[1], canvas.size)
    for _ in range(9):
        x, y = path[rng.randrange(8, 56)]
        spot = x + rng.uniform(-0.5, 0.5) * half, y + rng.uniform(-0.5, 0.5) * half
        marks.ellipse(
            spot,
            half * rng.uniform(0.4, 0.8),
            half * rng.uniform(0.4, 0.8),
            tones[rng.choice((0, 0, 2))] if kind != 1 else FOAM,
        )
    for i in range(6, 50, 2):
        for k in (-0.6, -0.2, 0.2, 0.6):
            spot = _beside(path, i, k * half * _girth(i / 60))
            marks.ring(spot, half * 0.16, (*darker(tones[0], 0.2), 50), 1)
    canvas.lay(marks.image, body)
    for side in (-1, 1):
        canvas.disc(_beside(path, 56, side * half * 0.42), half * 0.1, tones[2])
    canvas.line(path[14:48], (*darker(tones[0], 0.3), 90), half * 0.06)


def _girth(share: float) -> float:
    return max(0.05, math.pow(math.sin(math.pi * (0.04 + 0.93 * share**1.25)), 0.75))


def _body(path: list[Point], half: float) -> list[Point]:
    count = len(path) - 1
    sides = [
        [_beside(path, i, side * half * _girth(i / count)) for i in range(count + 1)]
        for side in (-1, 1)
    ]
    return [*sides[0], *reversed(sides[1])]


def _beside(path: list[Point], i: int, away: float) -> Point:
    (x0, y0), (x1, y1) = path[max(0, i - 1)], path[min(len(path) - 1, i + 1)]
    return polar(path[i], away, math.atan2(y1 - y0, x1 - x0) + math.pi / 2)


def _fin(canvas: Canvas, path: list[Point], i: int, side: int, reach: float, tone: Colour) -> None:
    (x0, y0), (x1, y1) = path[i - 1], path[i + 1]
    heading = math.atan2(y1 - y0, x1 - x0)
    root = polar(path[i], reach * 0.35, heading + side * math.pi / 2)
    fan = [
        polar(root, reach * (0.8 + 0.2 * (k % 2)), heading + side * (1.5 + 0.17 * k))
        for k in range(7)
    ]
    canvas.polygon([root, *fan], (*mix(tone, FOAM, 0.55), 215))
    for tip in fan:
        canvas.line([root, tip], (*tone, 130), 1.4)


def _tail(canvas: Canvas, path: list[Point], half: float, tone: Colour) -> None:
    (x0, y0), (x1, y1) = path[3], path[0]
    heading = math.atan2(y1 - y0, x1 - x0)
    for side in (-1, 1):
        tip = polar(path[0], half * 2.3, heading + side * 0.5)
        edge = bezier(
            path[2],
            polar(path[0], half * 1.2, heading + side * 0.95),
            polar(path[0], half * 1.9, heading + side * 0.75),
            tip,
        )
        inner = bezier(
            tip,
            polar(path[0], half * 1.5, heading + side * 0.25),
            polar(path[0], half * 0.9, heading),
            path[2],
        )
        canvas.polygon([*edge, *inner], (*mix(tone, FOAM, 0.5), 225))
        for k in range(2, 24, 4):
            canvas.line([path[2], edge[k]], (*tone, 110), 1.3)


def _pad(canvas: Canvas, rng: random.Random, spot: Point, radius: float, tones: Inks) -> None:
    tone = rng.choice(tones)
    start = rng.randrange(360)
    canvas.sector(
        (spot[0] + radius * 0.06, spot[1] + radius * 0.1),
        radius,
        (start, start + 330),
        (10, 40, 50, 80),
    )
    canvas.sector(spot, radius, (start, start + 330), darker(tone, 0.2))
    canvas.sector(spot, radius * 0.96, (start + 1, start + 329), tone)
    for i in range(1, 14):
        tip = polar(spot, radius * 0.88, math.radians(start + 330 * i / 14))
        canvas.line([spot, tip], (*lighter(tone, 0.4), 150), 1.8)


def _lotus(canvas: Canvas, spot: Point, size: float, tone: Colour) -> None:
    for ring, (reach, count) in enumerate(((1.0, 9), (0.78, 8), (0.5, 6))):
        for i in range(count):
            angle = math.tau * (i + ring / 2) / count
            tip, side = polar(spot, size * reach, angle), size * 0.26
            middle = polar(spot, size * reach * 0.55, angle)
            shape = [
                *bezier(
                    spot,
                    polar(middle, side, angle + 1.57),
                    polar(middle, side, angle + 1.2),
                    tip,
                    10,
                ),
                *bezier(
                    tip,
                    polar(middle, side, angle - 1.2),
                    polar(middle, side, angle - 1.57),
                    spot,
                    10,
                ),
            ]
            canvas.polygon(shape, lighter(tone, 0.15 + 0.25 * ring))
            canvas.line(shape, (*darker(tone, 0.15), 150), 1.2)
    canvas.disc(spot, size * 0.14, (244, 196, 80))
