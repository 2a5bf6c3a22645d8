"""Cranes before a red sun."""

import math
import random

from PIL import Image

from pictria.demo.canvas import Canvas, Point, Size
from pictria.demo.colour import Colour, darker, lighter, mix
from pictria.demo.curves import bezier, polar
from pictria.demo.light import vertical
from pictria.demo.woodblock import printed

Inks = tuple[Colour, ...]


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
