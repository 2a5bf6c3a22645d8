"""Rain on a river."""

import math
import random

from PIL import Image

from pictria.demo.canvas import Canvas, Point, Size
from pictria.demo.colour import Colour, darker, lighter, mix
from pictria.demo.curves import bezier
from pictria.demo.light import curved, vertical
from pictria.demo.woodblock import printed

Inks = tuple[Colour, ...]


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
