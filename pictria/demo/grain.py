"""What a hand-made surface has: grain, paper, clouds of noise."""

import random

from PIL import Image, ImageChops, ImageFilter

from pictria.demo.canvas import Size
from pictria.demo.light import curved

SMOOTH = Image.Resampling.BICUBIC


def speckle(size: Size, seed: int) -> Image.Image:
    """White noise: every pixel its own grey."""
    noise = random.Random(seed).randbytes(size[0] * size[1])
    return Image.frombytes("L", size, noise)


def clouds(size: Size, seed: int, cells: int = 4, octaves: int = 5) -> Image.Image:
    """Soft noise in several sizes, the coarsest having this many cells across."""
    tall = max(2, round(cells * size[1] / size[0]))
    field = speckle((cells + 1, tall + 1), seed).resize(size, SMOOTH)
    for octave in range(1, octaves):
        finer = speckle((cells * 2**octave + 1, tall * 2**octave + 1), seed + octave)
        field = _ruffled(field, finer.resize(size, SMOOTH), 0.5**octave)
    return field


def grained(image: Image.Image, seed: int, amount: float = 0.06) -> Image.Image:
    """Add fine grain, which also keeps gradients from banding."""
    noise = curved(speckle(image.size, seed), lambda level: 0.5 + (level - 0.5) * amount)
    return ImageChops.overlay(image, Image.merge("RGB", (noise, noise, noise)))


def on_paper(image: Image.Image, seed: int, amount: float = 0.16) -> Image.Image:
    """Give the picture a paper's tooth: soft fibres, lit from the side."""
    tooth = speckle(image.size, seed).filter(ImageFilter.GaussianBlur(1.1))
    lit = ImageChops.subtract(tooth, ImageChops.offset(tooth, 1, 1), 1.0, 128)
    level = curved(lit, lambda value: 0.5 + (value - 0.5) * 4 * amount)
    return ImageChops.overlay(image, Image.merge("RGB", (level, level, level)))


def mottled(image: Image.Image, seed: int, amount: float = 0.12, cells: int = 6) -> Image.Image:
    """Vary the tone softly from place to place, as dye and watercolour do."""
    field = curved(clouds(image.size, seed, cells, 4), lambda level: 0.5 + (level - 0.5) * amount)
    return ImageChops.overlay(image, Image.merge("RGB", (field, field, field)))


def _ruffled(field: Image.Image, finer: Image.Image, weight: float) -> Image.Image:
    soft = curved(finer, lambda level: 0.5 + (level - 0.5) * weight)
    return ImageChops.add(field, soft, 1.0, -128)
