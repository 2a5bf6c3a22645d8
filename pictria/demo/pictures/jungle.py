"""A paper jungle to look out of."""

import math
import random

from PIL import Image

from pictria.demo.canvas import Size
from pictria.demo.colour import Colour, along, lighter
from pictria.demo.curves import polar, rolling
from pictria.demo.papercut import Papercut
from pictria.demo.pictures import paper_plants, paper_sky

Inks = tuple[Colour, ...]


def jungle(size: Size, seed: int, greens: Inks, sky: Inks, blooms: Inks) -> Image.Image:
    """Looking out of a jungle: leaves all round, a lake and a sun in the middle."""
    rng = random.Random(seed)
    wide, tall = size
    centre = wide / 2, tall * 0.47
    stack = Papercut(sky, size, seed)
    disc = stack.sheet()
    disc.disc((wide * 0.5, tall * 0.4), wide * 0.13, 255)
    stack.lay(disc, blooms[2], 12, 0.25)
    for row in range(3):
        hills = rolling(rng, 4)
        cut = stack.sheet()
        paper_sky.ground(cut, hills, tall * (0.5 + 0.055 * row), tall * 0.03)
        stack.lay(cut, along((sky[-1], greens[0]), 0.3 + 0.3 * row), 12, 0.35)
    for layer in range(5):
        share = layer / 4
        cut = stack.sheet(full=True)
        paper_sky.hollow(cut, rng, (wide * 0.5, tall * 0.5), wide * (0.52 + 0.07 * share))
        count = 11
        for i in range(count):
            angle = math.tau * (i + 0.5 * (layer % 2) + rng.uniform(-0.2, 0.2)) / count
            foot = _rim(centre, size, angle, 1.0 + 0.12 * share)
            back = angle + math.pi + rng.uniform(-0.35, 0.35)
            if (i + layer) % 3 == 0:
                paper_plants.monstera(cut, foot, wide * (0.22 + 0.012 * layer), back)
            else:
                paper_plants.palm(
                    cut, foot, wide * (0.4 - 0.035 * layer), back, rng.uniform(-0.5, 0.5)
                )
        stack.lay(cut, along(greens, share), 18, 0.5)
        if layer in (2, 3):
            _blossoms(stack, rng, centre, blooms[layer - 2])
    return stack.finished()


def _rim(
    centre: tuple[float, float], size: Size, angle: float, share: float
) -> tuple[float, float]:
    return (
        centre[0] + size[0] * 0.56 * share * math.cos(angle),
        centre[1] + size[1] * 0.55 * share * math.sin(angle),
    )


def _blossoms(
    stack: Papercut, rng: random.Random, centre: tuple[float, float], tone: Colour
) -> None:
    petals, hearts = stack.sheet(), stack.sheet()
    for _ in range(7):
        spot = _rim(centre, stack.size, rng.random() * math.tau, rng.uniform(0.72, 0.92))
        reach = stack.size[0] * rng.uniform(0.035, 0.055)
        for i in range(5):
            petals.disc(polar(spot, reach * 0.62, math.tau * i / 5 + reach), reach * 0.48, 255)
        hearts.disc(spot, reach * 0.26, 255)
    stack.lay(petals, tone, 10, 0.5)
    stack.lay(hearts, lighter(tone, 0.65), 4, 0.4)
