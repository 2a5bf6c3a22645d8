"""A swell that never stops: an animation."""

import math

from PIL import Image

from pictria.demo.canvas import Canvas, Size
from pictria.demo.colour import Colour, along, mix
from pictria.demo.woodblock import FOAM, Inks

FRAMES = 30


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
