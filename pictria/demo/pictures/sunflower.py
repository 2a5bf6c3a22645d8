"""A seed head that breathes: an animation."""

import math

from PIL import Image

from pictria.demo.canvas import Canvas, Size
from pictria.demo.colour import Colour, along, mix

FRAMES = 32
GOLDEN = math.pi * (3 - math.sqrt(5))
SEEDS = 520


def sunflower(size: Size, night: Colour, tones: tuple[Colour, ...]) -> list[Image.Image]:
    """A seed head that breathes: every frame of the loop."""
    return [_seed_head(size, night, tones, frame / FRAMES) for frame in range(FRAMES)]


def _seed_head(size: Size, night: Colour, tones: tuple[Colour, ...], phase: float) -> Image.Image:
    canvas = Canvas(night, size)
    centre = size[0] / 2, size[1] / 2
    for i in range(1, SEEDS):
        away = size[0] * 0.0203 * math.sqrt(i)
        turn = i * GOLDEN + 0.22 * math.sin(math.tau * (phase - i / SEEDS))
        beat = 0.5 + 0.5 * math.sin(math.tau * (phase - 1.5 * i / SEEDS))
        spot = centre[0] + away * math.cos(turn), centre[1] + away * math.sin(turn)
        radius = size[0] * (0.003 + 0.0075 * (i / SEEDS) ** 0.5) * (0.55 + 0.75 * beat)
        canvas.disc(spot, radius, mix(night, along(tones, i / SEEDS), 0.45 + 0.55 * beat))
    return canvas.finished()
