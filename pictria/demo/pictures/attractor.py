"""A strange attractor, and the smoke it makes."""

import math
from array import array

from PIL import Image, ImageChops, ImageFilter

from pictria.demo.canvas import Size
from pictria.demo.colour import Colour
from pictria.demo.grain import grained
from pictria.demo.light import toned

STEPS = 700_000


def attractor(
    size: Size, seed: int, numbers: tuple[float, float, float, float], ramp: tuple[Colour, ...]
) -> Image.Image:
    """Where a point goes that follows two short sums for ever."""
    visits = _visits(size, numbers)
    field = Image.frombytes("L", size, visits)
    fine = Image.blend(field, field.filter(ImageFilter.GaussianBlur(1)), 0.6)
    glowing = ImageChops.screen(
        fine, field.filter(ImageFilter.GaussianBlur(14)).point([level // 3 for level in range(256)])
    )
    return grained(toned(glowing, ramp), seed, 0.08)


def _visits(size: Size, numbers: tuple[float, float, float, float]) -> bytes:
    a, b, c, d = numbers
    wide, tall = size
    counts = array("L", bytes(array("L").itemsize * wide * tall))
    sx, sy = wide * 0.46 / (1 + abs(c)), tall * 0.46 / (1 + abs(d))
    x = y = 0.1
    sin, cos = math.sin, math.cos
    for _ in range(STEPS):
        x, y = sin(a * y) + c * cos(a * x), sin(b * x) + d * cos(b * y)
        counts[int(tall / 2 + y * sy) * wide + int(wide / 2 + x * sx)] += 1
    top = math.log1p(max(counts) * 0.12)
    shades = [min(255, round(255 * (math.log1p(n) / top) ** 0.8)) for n in range(max(counts) + 1)]
    return bytes(shades[count] for count in counts)
