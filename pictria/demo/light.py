"""Light and shade: gradients, glows, and pictures toned by a field of greys."""

from collections.abc import Callable, Sequence

from PIL import Image

from pictria.demo.canvas import Canvas, Point, Size
from pictria.demo.colour import Colour, along

STEPS = 512
EDGE = 0.69


def vertical(size: Size, stops: Sequence[Colour]) -> Image.Image:
    """A gradient from the top stop down to the last."""
    tones = bytes(part for i in range(STEPS) for part in along(stops, i / (STEPS - 1)))
    strip = Image.frombytes("RGB", (1, STEPS), tones)
    return strip.resize(size, Image.Resampling.BICUBIC)


def horizontal(size: Size, stops: Sequence[Colour]) -> Image.Image:
    """A gradient from the left stop to the last."""
    return vertical((size[1], size[0]), stops).transpose(Image.Transpose.ROTATE_90)


def slope(size: Size, top: int, bottom: int) -> Image.Image:
    """A grey gradient, for masks."""
    strip = bytes(round(top + (bottom - top) * i / (STEPS - 1)) for i in range(STEPS))
    return Image.frombytes("L", (1, STEPS), strip).resize(size, Image.Resampling.BICUBIC)


def toned(field: Image.Image, stops: Sequence[Colour]) -> Image.Image:
    """Colour a grey field by a ramp: black becomes the first stop, white the last."""
    ramp = [along(stops, level / 255) for level in range(256)]
    bands = [field.point([tone[band] for tone in ramp]) for band in range(3)]
    return Image.merge("RGB", bands)


def curved(field: Image.Image, curve: Callable[[float], float]) -> Image.Image:
    """Bend a grey field's levels (0 to 1) by a curve."""
    table = [min(255, max(0, round(255 * curve(level / 255)))) for level in range(256)]
    return field.point(table)


def halo(diameter: int, strength: float = 1.0, fall: float = 2.0) -> Image.Image:
    """A round mask, brightest in the middle."""
    distance = Image.radial_gradient("L")
    faded = curved(distance, lambda level: strength * max(0.0, 1 - level / EDGE) ** fall)
    return faded.resize((diameter, diameter), Image.Resampling.BICUBIC)


def glow(canvas: Canvas, centre: Point, radius: float, tone: Colour, strength: float = 1.0) -> None:
    """Let a light shine on the canvas."""
    k = canvas.scale
    mask = halo(max(2, round(2 * radius * k)), strength)
    corner = (round((centre[0] - radius) * k), round((centre[1] - radius) * k))
    canvas.image.paste(tone, (*corner, corner[0] + mask.width, corner[1] + mask.height), mask)


def vignette(image: Image.Image, tone: Colour, strength: float) -> Image.Image:
    """Darken towards the corners."""
    far = curved(Image.radial_gradient("L"), lambda level: strength * max(0.0, level - 0.35) ** 1.6)
    shaded = image.copy()
    shaded.paste(tone, (0, 0, *image.size), far.resize(image.size, Image.Resampling.BICUBIC))
    return shaded
