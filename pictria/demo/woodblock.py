"""Woodblock manner: the grain of the block, and of the paper it is printed on."""

from PIL import Image, ImageChops

from pictria.demo.colour import Colour
from pictria.demo.grain import grained, on_paper, speckle
from pictria.demo.light import curved

FOAM = (250, 247, 236)
Inks = tuple[Colour, ...]


def printed(image: Image.Image, seed: int) -> Image.Image:
    """The printed sheet: the block's grain, and the paper's."""
    tall = speckle((max(2, image.width // 40), image.height // 2), seed)
    rows = tall.resize(image.size, Image.Resampling.BICUBIC)
    level = curved(rows, lambda value: 0.5 + (value - 0.5) * 0.11)
    wooden = ImageChops.overlay(image, Image.merge("RGB", (level, level, level)))
    return on_paper(grained(wooden, seed, 0.06), seed, 0.14)
