"""A two-drum stencil printer: soy inks that overprint, drift and speckle."""

import math
import random

from PIL import Image, ImageChops

from pictria.demo.canvas import Canvas, Point, Size
from pictria.demo.colour import Colour
from pictria.demo.grain import clouds, on_paper, speckle
from pictria.demo.light import curved

WHITE = (255, 255, 255)


class Print:
    """A sheet of paper going through the drums once for every ink."""

    def __init__(self, paper: Colour, size: Size, seed: int) -> None:
        self.sheet = Image.new("RGB", size, paper)
        self.size = size
        self.seed = seed
        self.rng = random.Random(seed)

    def plate(self) -> Canvas:
        """An empty stencil: 255 prints, 0 does not."""
        return Canvas(0, self.size)

    def ink(self, plate: Canvas, tone: Colour) -> None:
        """Print a plate, a hair off register and a little unevenly."""
        self.seed += 1
        drift = self.rng.randint(-2, 2), self.rng.randint(-2, 2)
        stencil = ImageChops.offset(plate.finished(), *drift)
        colour = Image.composite(
            Image.new("RGB", self.size, tone),
            Image.new("RGB", self.size, WHITE),
            ImageChops.multiply(stencil, _coverage(self.size, self.seed)),
        )
        self.sheet = ImageChops.multiply(self.sheet, colour)

    def pulled(self) -> Image.Image:
        """The finished print."""
        return on_paper(self.sheet, self.seed, 0.1)


def halftone(plate: Canvas, shade: Image.Image, pitch: float, degrees: float) -> None:
    """Fill a plate with dots, larger where the shade is lighter."""
    tones = shade.resize(plate.size).load()
    assert tones is not None
    turn = math.radians(degrees)
    reach = math.hypot(*plate.size) / 2
    steps = range(-round(reach / pitch), round(reach / pitch) + 1)
    for u in steps:
        for v in steps:
            spot = _turned(plate, u * pitch, v * pitch, turn)
            if 0 <= spot[0] < plate.width and 0 <= spot[1] < plate.height:
                level = tones[int(spot[0]), int(spot[1])]
                assert isinstance(level, int)
                _dot(plate, spot, pitch * 0.72 * math.sqrt(level / 255))


def within(plate: Canvas, stencil: Canvas) -> None:
    """Keep only what lies inside another stencil."""
    plate.replace(ImageChops.multiply(plate.image, stencil.image))


def _turned(plate: Canvas, x: float, y: float, turn: float) -> Point:
    return (
        plate.width / 2 + x * math.cos(turn) - y * math.sin(turn),
        plate.height / 2 + x * math.sin(turn) + y * math.cos(turn),
    )


def _dot(plate: Canvas, spot: Point, radius: float) -> None:
    if radius > 0.4:
        plate.disc(spot, radius, 255)


def _coverage(size: Size, seed: int) -> Image.Image:
    fine = curved(speckle(size, seed), lambda level: 0.55 if level < 0.06 else 0.97)
    broad = curved(clouds(size, seed, 6, 3), lambda level: 0.88 + 0.14 * level)
    return ImageChops.multiply(fine, broad)
