"""Balloons and clouds in cut paper."""

import random

from PIL import Image

from pictria.demo.canvas import Size
from pictria.demo.colour import Colour, along
from pictria.demo.papercut import Papercut
from pictria.demo.pictures import paper_sky

Inks = tuple[Colour, ...]


def balloons(size: Size, seed: int, sky: Inks, envelopes: Inks, cloud: Colour) -> Image.Image:
    """Hot-air balloons among flat-footed clouds."""
    rng = random.Random(seed)
    wide, tall = size
    stack = Papercut(sky, size, seed)
    floats = (
        (0.7, 0.2, 0.1),
        (0.24, 0.34, 0.075),
        (0.36, 0.63, 0.19),
        (0.8, 0.5, 0.06),
        (0.78, 0.76, 0.11),
    )
    for i, (x, y, radius) in enumerate(floats):
        drift = stack.sheet()
        for _ in range(2):
            spot = wide * rng.uniform(0, 1), tall * (0.1 + 0.17 * i + rng.uniform(-0.03, 0.05))
            paper_sky.cloud(drift, rng, spot, wide * rng.uniform(0.22, 0.36))
        stack.lay(drift, along((sky[i % 3], cloud), 0.55 + 0.1 * i), 12, 0.28)
        whole, panels = stack.sheet(), stack.sheet()
        paper_sky.balloon(whole, panels, (wide * x, tall * y), wide * radius)
        stack.lay(whole, envelopes[i], 16, 0.45)
        stack.lay(panels, envelopes[(i + 2) % len(envelopes)], 5, 0.4)
    for i in range(4):
        low = stack.sheet()
        for k in range(4):
            paper_sky.cloud(
                low,
                rng,
                (wide * (k / 3 + rng.uniform(-0.1, 0.1)), tall * (0.89 + 0.035 * i)),
                wide * 0.34,
            )
        low.rectangle((0, tall * (0.89 + 0.035 * i)), (wide, tall + 400), 255)
        stack.lay(low, along((sky[-1], cloud), 0.35 + 0.2 * i), 14, 0.3)
    return stack.finished()
