"""A reef in cut paper."""

import math
import random

from PIL import Image

from pictria.demo.canvas import Size
from pictria.demo.colour import Colour, along
from pictria.demo.papercut import Papercut
from pictria.demo.pictures import paper_animals, paper_plants, paper_sky

Inks = tuple[Colour, ...]


def reef(size: Size, seed: int, water: Inks, life: Inks) -> Image.Image:
    """Weeds, corals and fish in layers of lit water."""
    rng = random.Random(seed)
    wide, tall = size
    stack = Papercut(water[0], size, seed)
    for layer in range(5):
        cut = stack.sheet(full=True)
        share = layer / 4
        paper_sky.hollow(cut, rng, (wide * 0.5, tall * 0.4), wide * (0.3 + 0.17 * share))
        for _ in range(4):
            foot = rng.random() * wide, float(tall)
            paper_plants.weed(cut, rng, foot, tall * rng.uniform(0.3, 0.6), wide * 0.022)
        stack.lay(cut, along(water[1:], share), 18, 0.45)
        shoal = stack.sheet()
        for _ in range(3):
            spot = wide * rng.uniform(0.24, 0.76), tall * rng.uniform(0.2, 0.58)
            paper_animals.fish(shoal, spot, wide * rng.uniform(0.022, 0.05), rng.choice((-1, 1)))
        stack.lay(shoal, life[layer % len(life)], 9, 0.5)
    for i in range(7):
        cut = stack.sheet()
        foot = wide * (0.06 + 0.147 * i), float(tall)
        if i % 2:
            paper_plants.weed(cut, rng, foot, tall * rng.uniform(0.2, 0.34), wide * 0.03)
        else:
            paper_plants.coral(cut, rng, foot, tall * rng.uniform(0.065, 0.085), -math.pi / 2)
        stack.lay(cut, life[i % len(life)], 12, 0.5)
    return stack.finished()
