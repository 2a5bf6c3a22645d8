"""An owl in a wood of cut paper."""

import random

from PIL import Image

from pictria.demo.canvas import Size
from pictria.demo.colour import Colour, along
from pictria.demo.curves import rolling
from pictria.demo.leaves import leaf_outline
from pictria.demo.papercut import Papercut
from pictria.demo.pictures import paper_animals, paper_plants, paper_sky

Inks = tuple[Colour, ...]


def owl_wood(size: Size, seed: int, night: Inks, moon: Colour, owl: Inks) -> Image.Image:
    """An owl on a branch, a moon behind the trunks."""
    rng = random.Random(seed)
    wide, tall = size
    stack = Papercut(night[0], size, seed)
    for ring, share in enumerate((0.56, 0.45, 0.34)):
        halo = stack.sheet()
        halo.disc((wide * 0.54, tall * 0.36), wide * share, 255)
        stack.lay(halo, along((night[0], moon), 0.16 * (ring + 1)), 14, 0.3)
    disc = stack.sheet()
    disc.disc((wide * 0.54, tall * 0.36), wide * 0.24, 255)
    stack.lay(disc, moon, 12, 0.4)
    for row in range(4):
        cut = stack.sheet()
        for side in ((0.2, 0.44, 0.7, 0.93), (0.08, 0.33, 0.8), (0.22, 0.96), (0.05, 0.86))[row]:
            paper_plants.bare_tree(
                cut,
                rng,
                (wide * side, tall * (0.86 + 0.05 * row)),
                tall,
                wide * (0.013 + 0.011 * row),
            )
        hills = rolling(rng, 3)
        paper_sky.ground(cut, hills, tall * (0.76 + 0.06 * row), tall * 0.02)
        stack.lay(cut, along(night[1:], row / 3), 16, 0.5)
    _perched(stack, owl, night[-1])
    return stack.finished()


def _perched(stack: Papercut, tones: Inks, bark: Colour) -> None:
    wide, tall = stack.size
    branch = stack.sheet()
    branch.polygon(
        [
            (-10, tall * 0.64),
            (wide * 0.5, tall * 0.655),
            (wide * 0.95, tall * 0.63),
            (wide * 0.5, tall * 0.69),
            (-10, tall * 0.72),
        ],
        255,
    )
    for x, turn in ((0.72, -0.9), (0.3, -2.1), (0.84, 0.5)):
        for k in range(3):
            branch.polygon(
                leaf_outline((wide * x, tall * 0.655), wide * 0.13, wide * 0.05, turn + 0.5 * k),
                255,
            )
    stack.lay(branch, bark, 14, 0.5)
    body, face, eyes = stack.sheet(), stack.sheet(), stack.sheet()
    paper_animals.owl(body, face, eyes, (wide * 0.5, tall * 0.668), tall * 0.3)
    stack.lay(body, tones[0], 14, 0.55)
    stack.lay(face, tones[1], 6, 0.45)
    stack.lay(eyes, tones[2], 4, 0.4)
    pupils = stack.sheet()
    for side in (-1, 1):
        pupils.disc((wide * 0.5 + side * tall * 0.041, tall * 0.458), tall * 0.0155, 255)
    stack.lay(pupils, bark, 2, 0.3)
