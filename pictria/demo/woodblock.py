"""Woodblock manner: flat colour, graded skies, a dark key line, a little wood in the print."""

import math
import random
from collections.abc import Sequence

from PIL import Image, ImageChops, ImageFilter

from pictria.demo.canvas import Canvas, Point, Size
from pictria.demo.colour import Colour, darker, lighter, mix
from pictria.demo.curves import bezier, polar
from pictria.demo.grain import grained, on_paper, speckle
from pictria.demo.light import curved, glow, vertical

Inks = tuple[Colour, ...]


def printed(image: Image.Image, seed: int) -> Image.Image:
    """The printed sheet: the block's grain, and the paper's."""
    tall = speckle((max(2, image.width // 40), image.height // 2), seed)
    rows = tall.resize(image.size, Image.Resampling.BICUBIC)
    level = curved(rows, lambda value: 0.5 + (value - 0.5) * 0.11)
    wooden = ImageChops.overlay(image, Image.merge("RGB", (level, level, level)))
    return on_paper(grained(wooden, seed, 0.06), seed, 0.14)


def cranes(size: Size, seed: int, sky: Inks, sun: Colour, ink: Colour) -> Image.Image:
    """Cranes crossing a red sun above bands of cloud."""
    wide, tall = size
    canvas = Canvas(vertical(size, sky), size)
    canvas.disc((wide * 0.55, tall * 0.36), wide * 0.31, sun)
    canvas.disc((wide * 0.55, tall * 0.36), wide * 0.295, lighter(sun, 0.1))
    rng = random.Random(seed)
    for row in range(7):
        y = tall * (0.6 + 0.065 * row)
        _cloud(canvas, rng, y, mix(sky[-1], (255, 252, 242), 0.85 - 0.1 * row), sky[0])
    for x, y, span, lean in (
        (0.34, 0.3, 0.3, -0.25),
        (0.67, 0.42, 0.36, -0.12),
        (0.28, 0.54, 0.26, -0.3),
    ):
        _crane(canvas, (wide * x, tall * y), wide * span, lean, (sun, ink))
    return printed(canvas.finished(), seed)


def rain(size: Size, seed: int, sky: Inks, hills: Inks, ink: Colour) -> Image.Image:
    """Evening rain over a river, one boat still out."""
    rng = random.Random(seed)
    wide, tall = size
    canvas = Canvas(vertical(size, sky), size)
    for row, tone in enumerate(hills):
        y = tall * (0.3 + 0.085 * row)
        ridge = [
            (x, y - tall * 0.12 * math.sin(x / wide * (4 + row) + row * 1.9) ** 2)
            for x in range(0, wide + 10, 10)
        ]
        canvas.polygon([*ridge, (wide, tall * 0.64), (0, tall * 0.64)], tone)
        canvas.replace(_veiled(canvas, sky[-1], y, tall * 0.16))
    river = tall * 0.6
    canvas.lay(
        vertical(canvas.image.size, (lighter(hills[0], 0.3), hills[0], hills[-1])),
        _below(canvas, river),
    )
    for _ in range(150):
        x, y = rng.random() * wide, river + rng.random() ** 1.4 * tall * 0.4
        reach = (y - river) * 0.22 + 8
        canvas.line([(x - reach, y), (x + reach, y)], (*lighter(sky[-1], 0.3), 110), 1.5)
    _bridge(canvas, ink, mix(ink, hills[0], 0.4))
    _boat(canvas, (wide * 0.66, tall * 0.82), wide * 0.2, ink, sky[-1])
    for _ in range(620):
        x, y = rng.uniform(-0.1, 1.15) * wide, rng.uniform(-0.1, 1) * tall
        reach = tall * rng.uniform(0.05, 0.22)
        fill = (*(darker(ink, 0.2) if rng.random() < 0.6 else (255, 255, 255)), 80)
        canvas.line([(x, y), (x - reach * 0.24, y + reach)], fill, 1)
    return printed(canvas.finished(), seed)


def bamboo(size: Size, seed: int, sky: Inks, greens: Inks, moon: Colour) -> Image.Image:
    """Bamboo by moonlight, paler the farther away."""
    rng = random.Random(seed)
    wide, tall = size
    canvas = Canvas(vertical(size, sky), size)
    glow(canvas, (wide * 0.64, tall * 0.24), wide * 0.75, moon, 0.6)
    canvas.disc((wide * 0.64, tall * 0.24), wide * 0.19, lighter(moon, 0.3))
    for depth, tone in enumerate(greens):
        for i in range(6 - depth):
            x = wide * ((i + rng.uniform(0.15, 0.85)) / (6 - depth))
            _cane(canvas, rng, x, wide * (0.012 + 0.009 * depth), tone)
        if depth < len(greens) - 1:
            canvas.replace(canvas.image.filter(ImageFilter.BoxBlur(2)))
            haze = Image.new("RGB", canvas.image.size, sky[-1])
            canvas.replace(Image.blend(canvas.image, haze, 0.12))
    return printed(canvas.finished(), seed)


def _cloud(canvas: Canvas, rng: random.Random, y: float, tone: Colour, line: Colour) -> None:
    x = -canvas.width * rng.random() * 0.3
    while x < canvas.width:
        reach = canvas.width * rng.uniform(0.25, 0.6)
        thick = canvas.height * 0.021
        for lift, share in ((0.0, 1.0), (-1.1, 0.55), (1.0, 0.7)):
            left = x + reach * (1 - share) * rng.random()
            corner, opposite = (
                (left, y + lift * thick),
                (left + reach * share, y + (lift + 1.3) * thick),
            )
            canvas.rectangle(
                (corner[0], corner[1] + 3), (opposite[0], opposite[1] + 3), (*line, 60), thick
            )
            canvas.rectangle(corner, opposite, tone, thick)
        x += reach * rng.uniform(0.9, 1.5)


def _crane(
    canvas: Canvas, spot: Point, span: float, lean: float, tones: tuple[Colour, Colour]
) -> None:
    red, ink = tones
    white = (252, 249, 240)
    head = polar(spot, span * 0.62, lean)
    for side, reach in ((-1, 0.78), (1, 0.6)):
        _wing(canvas, spot, span * reach, lean, side, ink)
    tail = polar(spot, -span * 0.3, lean)
    legs = polar(spot, -span * 0.62, lean + 0.06)
    for shift in (-2, 3):
        canvas.line([(spot[0], spot[1] + shift), (legs[0], legs[1] + shift)], ink, 2.4)
    body = _tapered(tail, spot, head, span)
    canvas.polygon(body, white)
    canvas.line(body, (*ink, 150), 1.2)
    neck = bezier(
        polar(spot, span * 0.22, lean),
        polar(spot, span * 0.36, lean + 0.12),
        polar(spot, span * 0.48, lean - 0.1),
        head,
    )
    canvas.line(neck[10:], ink, span * 0.028)
    canvas.disc(head, span * 0.026, ink)
    canvas.disc((head[0] + 1, head[1] - span * 0.014), span * 0.016, red)
    canvas.line([head, polar(head, span * 0.13, lean + 0.05)], darker(red, 0.4), 3)


def _wing(canvas: Canvas, root: Point, reach: float, lean: float, side: int, ink: Colour) -> None:
    up = lean + side * 1.15 - 0.25
    for i in range(11):
        angle = up - side * 0.02 * i - (math.pi * 0.028) * i * (1 if side < 0 else -1)
        start = polar(root, reach * 0.02 * i, lean + math.pi)
        long = reach * (1 - 0.055 * i)
        tip = polar(start, long, angle)
        feather = [
            start,
            polar(polar(start, long * 0.5, angle), reach * 0.06, angle + 1.57),
            tip,
            polar(polar(start, long * 0.5, angle), reach * 0.06, angle - 1.57),
        ]
        canvas.polygon(feather, (252, 249, 240))
        canvas.line([start, tip], (*ink, 90), 1)
        if i < 8:
            canvas.polygon(
                [
                    polar(start, long * 0.76, angle + 0.045),
                    tip,
                    polar(start, long * 0.76, angle - 0.045),
                ],
                ink,
            )


def _tapered(tail: Point, middle: Point, head: Point, span: float) -> list[Point]:
    drop = span * 0.075
    top = bezier(
        tail, (middle[0] - drop, middle[1] - drop), (middle[0] + drop, middle[1] - drop), head
    )
    under = bezier(
        head, (middle[0] + drop * 2.4, middle[1] + drop), (middle[0], middle[1] + drop * 1.4), tail
    )
    return [*top, *under]


def _veiled(canvas: Canvas, tone: Colour, y: float, reach: float) -> Image.Image:
    veil = Image.linear_gradient("L").resize((canvas.image.width, round(reach * canvas.scale)))
    picture = canvas.image.copy()
    top = round(y * canvas.scale)
    thin = curved(veil, lambda level: 0.6 * level)
    picture.paste(tone, (0, top, picture.width, top + veil.height), thin)
    return picture


def _below(canvas: Canvas, y: float) -> Canvas:
    mask = canvas.mask()
    mask.rectangle((0, y), canvas.size, 255)
    return mask


def _bridge(canvas: Canvas, ink: Colour, plank: Colour) -> None:
    wide, tall = canvas.size
    deck = bezier(
        (-20, tall * 0.66),
        (wide * 0.2, tall * 0.53),
        (wide * 0.36, tall * 0.53),
        (wide * 0.56, tall * 0.645),
        40,
    )
    for i in range(3, 40, 6):
        x, y = deck[i]
        for shift in (-10, 10):
            canvas.line([(x + shift, y), (x + shift, y + tall * 0.11)], ink, 7)
        canvas.line([(x - 16, y + tall * 0.05), (x + 16, y + tall * 0.05)], ink, 4)
    canvas.line(deck, plank, 20)
    canvas.line([(x, y + 10) for x, y in deck], ink, 4)
    rail = [(x, y - tall * 0.04) for x, y in deck]
    canvas.line(rail, ink, 5)
    canvas.line([(x, y + tall * 0.02) for x, y in rail], ink, 3)
    for i in range(0, 41, 3):
        canvas.line([rail[i], (deck[i][0], deck[i][1] - 8)], ink, 4)
    for i, up in ((16, 0.05), (25, 0.046)):
        _walker(canvas, (deck[i][0], deck[i][1] - 8), tall * up * 1.5, ink, plank)


def _walker(canvas: Canvas, foot: Point, height: float, ink: Colour, coat: Colour) -> None:
    x, y = foot
    canvas.polygon(
        [
            (x - height * 0.18, y),
            (x - height * 0.12, y - height * 0.6),
            (x + height * 0.12, y - height * 0.6),
            (x + height * 0.2, y),
        ],
        darker(coat, 0.25),
    )
    canvas.polygon(
        [
            (x - height * 0.5, y - height * 0.62),
            (x, y - height * 1.0),
            (x + height * 0.5, y - height * 0.62),
        ],
        (226, 178, 92),
    )
    canvas.line([(x, y - height), (x, y - height * 0.5)], ink, 2)


def _boat(canvas: Canvas, spot: Point, span: float, ink: Colour, pale: Colour) -> None:
    x, y = spot
    hull = [
        *bezier(
            (x - span, y - span * 0.2),
            (x - span * 0.5, y + span * 0.12),
            (x + span * 0.5, y + span * 0.12),
            (x + span, y - span * 0.3),
        ),
        *bezier(
            (x + span, y - span * 0.3),
            (x + span * 0.6, y + span * 0.3),
            (x - span * 0.7, y + span * 0.3),
            (x - span, y - span * 0.2),
        ),
    ]
    canvas.polygon([(px, 2 * y + span * 0.36 - py) for px, py in hull], (*ink, 60))
    canvas.polygon(hull, ink)
    roof = bezier(
        (x - span * 0.42, y - span * 0.04),
        (x - span * 0.38, y - span * 0.42),
        (x + span * 0.26, y - span * 0.42),
        (x + span * 0.3, y - span * 0.04),
    )
    canvas.polygon(roof, mix(ink, (206, 160, 92), 0.75))
    for i in range(4, 22, 4):
        canvas.line([roof[i], (roof[i][0], y - span * 0.02)], (*ink, 120), 2)
    canvas.disc((x + span * 0.42, y - span * 0.24), span * 0.05, (255, 214, 128))
    canvas.line([(x + span * 0.62, y - span * 0.95), (x + span * 0.86, y + span * 0.4)], ink, 4)
    _walker(canvas, (x + span * 0.62, y - span * 0.06), span * 0.52, ink, mix(ink, pale, 0.3))


def _cane(canvas: Canvas, rng: random.Random, x: float, half: float, tone: Colour) -> None:
    lean = rng.uniform(-0.05, 0.05)
    y = canvas.height * 1.02
    step = half * rng.uniform(9, 13)
    while y > -step:
        top = x + lean * step, y - step
        _internode(canvas, (x, y), top, half, tone)
        if rng.random() < 0.55:
            _tuft(canvas, rng, top, half, tone)
        x, y = top


def _internode(canvas: Canvas, foot: Point, top: Point, half: float, tone: Colour) -> None:
    waist = (foot[0] + top[0]) / 2, (foot[1] + top[1]) / 2
    joints = ((foot, 1.0), (waist, 0.86), (top, 1.0))
    right = [(x + half * share, y) for (x, y), share in joints]
    left = [(x - half * share, y) for (x, y), share in joints]
    canvas.polygon([*right, *reversed(left)], tone)
    shine = [(x + half * 0.75, y) for x, y in left], [(x + half * 0.4, y) for x, y in left]
    canvas.polygon([*shine[0], *reversed(shine[1])], (*lighter(tone, 0.45), 90))
    for lift, shade in ((0.0, darker(tone, 0.3)), (half * 0.22, lighter(tone, 0.35))):
        ends = (top[0] - half * 1.12, top[1] + lift), (top[0] + half * 1.12, top[1] + lift)
        canvas.rounded_line(ends, shade, half * 0.2)


def _tuft(canvas: Canvas, rng: random.Random, joint: Point, half: float, tone: Colour) -> None:
    side = rng.choice((-1, 1))
    end = joint[0] + side * half * rng.uniform(3, 7), joint[1] - half * rng.uniform(-1, 3)
    canvas.line([joint, end], tone, half * 0.16)
    for i in range(6):
        angle = math.pi / 2 - side * (0.1 + 0.28 * i) + rng.uniform(-0.15, 0.15)
        _blade(canvas, end, half * rng.uniform(6, 11), angle, darker(tone, rng.uniform(0, 0.25)))


def _blade(canvas: Canvas, foot: Point, reach: float, angle: float, tone: Colour) -> None:
    middle = polar(foot, reach * 0.4, angle)
    sides: Sequence[Point] = [polar(middle, reach * 0.075, angle + turn) for turn in (1.57, -1.57)]
    canvas.polygon([foot, sides[0], polar(foot, reach, angle), sides[1]], tone)
