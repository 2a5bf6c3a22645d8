"""Giraffes and acacias in cut paper."""

import random

from PIL import Image

from pictria.demo.canvas import Canvas, Size
from pictria.demo.colour import Colour, along
from pictria.demo.curves import rolling
from pictria.demo.papercut import Papercut
from pictria.demo.pictures import paper_animals, paper_plants, paper_sky

Inks = tuple[Colour, ...]


def savannah(size: Size, seed: int, sky: Inks, earth: Inks, sun: Colour) -> Image.Image:
    """Acacias and giraffes before a setting sun."""
    rng = random.Random(seed)
    wide, tall = size
    stack = Papercut(sky[0], size, seed)
    centre = wide * 0.6, tall * 0.52
    for ring in range(4):
        cut = stack.sheet()
        cut.disc(centre, tall * (0.86 - 0.18 * ring), 255)
        stack.lay(cut, along(sky, (ring + 1) / 4), 16, 0.3)
    disc = stack.sheet()
    disc.disc(centre, tall * 0.17, 255)
    stack.lay(disc, sun, 14, 0.35)
    for row in range(4):
        hills = rolling(rng, 3)
        base, relief = tall * (0.62 + 0.1 * row), tall * 0.022
        cut = stack.sheet()
        paper_sky.ground(cut, hills, base, relief)
        _plain(cut, rng, row, base)
        stack.lay(cut, along(earth, row / 3), 14, 0.45)
    return stack.finished()


def _plain(cut: Canvas, rng: random.Random, row: int, base: float) -> None:
    wide, tall = cut.size
    stands = ((0.08, 0.9), (0.3, 0.34, 0.94), (0.16, 0.72), (0.9,))[row]
    for x in stands:
        paper_plants.acacia(cut, rng, (wide * x, base + 8), tall * (0.13 + 0.085 * row))
    if row == 2:
        paper_animals.giraffe(cut, (wide * 0.43, base + 12), tall * 0.32, 1)
        paper_animals.giraffe(cut, (wide * 0.53, base + 14), tall * 0.24, 1)
    if row == 3:
        for _ in range(260):
            x = rng.random() * wide
            top = x + rng.gauss(0, 9), base - rng.uniform(0.0, 0.045) * tall
            cut.polygon([(x - 3, base + 50), top, (x + 3, base + 50)], 255)
