"""A paper spider in a paper web."""

import random

from PIL import Image

from pictria.demo.canvas import Size
from pictria.demo.colour import Colour, darker, lighter
from pictria.demo.papercut import Papercut
from pictria.demo.pictures import paper_animals, paper_plants, paper_sky

Inks = tuple[Colour, ...]


def spider_web(size: Size, seed: int, papers: Inks, body: Colour, mark: Colour) -> Image.Image:
    """A spider in the middle of her web, leaves round it."""
    rng = random.Random(seed)
    wide, tall = size
    stack = Papercut(papers[0], size, seed)
    for layer in range(3):
        cut = stack.sheet(full=True)
        paper_sky.hollow(cut, rng, (wide / 2, tall / 2), wide * (0.36 + 0.06 * layer))
        stack.lay(cut, papers[layer + 1], 18, 0.5)
    net = stack.sheet()
    paper_animals.web(net, (wide * 0.5, tall * 0.5), wide * 0.46, 18)
    stack.lay(net, lighter(papers[0], 0.85), 9, 0.45)
    animal, marks = stack.sheet(), stack.sheet()
    paper_animals.spider(animal, marks, (wide * 0.5, tall * 0.5), wide * 0.12)
    stack.lay(animal, body, 14, 0.6)
    stack.lay(marks, mark, 3, 0.4)
    for corner, turn in (((0, 0), 0.8), ((wide, tall), 3.9), ((wide, 0), 2.3), ((0, tall), -0.8)):
        cut = stack.sheet()
        for lean in (-0.6, 0, 0.55):
            paper_plants.palm(cut, corner, wide * 0.36, turn + lean, 0.2)
        stack.lay(cut, darker(papers[3], 0.25), 16, 0.5)
    return stack.finished()
