"""Paper holes inside paper holes."""

import math
import random

from PIL import Image

from pictria.demo.canvas import Size
from pictria.demo.colour import Colour, along, lighter
from pictria.demo.curves import polar
from pictria.demo.papercut import Papercut
from pictria.demo.pictures import paper_sky

Inks = tuple[Colour, ...]


def depths(size: Size, seed: int, papers: Inks) -> Image.Image:
    """Hole inside hole inside hole, down to a bright floor."""
    rng = random.Random(seed)
    stack = Papercut(papers[0], size, seed)
    centre = size[0] * 0.52, size[1] * 0.5
    sun = stack.sheet()
    sun.disc(centre, size[0] * 0.055, 255)
    stack.lay(sun, lighter(papers[0], 0.7), 8)
    for layer in range(9):
        cut = stack.sheet(full=True)
        share = layer / 8
        middle = polar(centre, size[0] * 0.035 * share, rng.random() * math.tau)
        paper_sky.hollow(cut, rng, middle, size[0] * (0.11 + 0.39 * share))
        stack.lay(cut, along(papers, (layer + 1) / 9), 22, 0.6)
    return stack.finished()
