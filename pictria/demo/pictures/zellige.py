"""Tiles set by hand: stars and crosses, rosettes, fish scales, arcs."""

import math
import random

from PIL import Image

from pictria.demo.canvas import Canvas, Point, Size
from pictria.demo.colour import Colour, along, darker, lighter
from pictria.demo.curves import arc, polar
from pictria.demo.grain import grained, mottled, on_paper
from pictria.demo.light import vignette

NIGHT = (18, 16, 30)


def stars_and_crosses(
    size: Size, seed: int, glazes: tuple[Colour, ...], crosses: tuple[Colour, ...], across: int
) -> Image.Image:
    """The old pattern of eight-pointed stars with crosses between them."""
    rng = random.Random(seed)
    grout = lighter(crosses[0], 0.75)
    canvas = Canvas(grout, size)
    cell = size[0] / across
    for row in range(-1, round(size[1] / cell) + 1):
        for column in range(-1, across + 1):
            _cross(canvas, cell, (column, row), _glaze(rng, rng.choice(crosses)))
    for row in range(round(size[1] / cell) + 2):
        for column in range(across + 1):
            spot = column * cell, row * cell
            tone = glazes[(column * 2 + row * 3 + (column * row) % 2) % len(glazes)]
            _star(canvas, rng, spot, cell, tone, (crosses[0], grout))
    return _fired(canvas, seed)


def shamsa(size: Size, seed: int, rings: tuple[Colour, ...], petals: int) -> Image.Image:
    """A sun of rhombs opening from the middle of a dome."""
    rng = random.Random(seed)
    canvas = Canvas(darker(rings[0], 0.6), size)
    centre = size[0] / 2, size[1] / 2
    growth = 1 + math.pi / petals * 1.18
    radius, ring = math.hypot(*size) * 0.62, 0
    while radius > size[0] * 0.012:
        for i in range(petals):
            turn = math.tau * (i + ring % 2 / 2) / petals
            tone = rings[(ring + (i % 2) * (ring % 3 == 0)) % len(rings)]
            _rhomb(canvas, centre, (radius, growth, turn, math.pi / petals), _glaze(rng, tone))
        radius /= growth
        ring += 1
    canvas.disc(centre, size[0] * 0.02, lighter(rings[2], 0.3))
    return vignette(_fired(canvas, seed), NIGHT, 0.7)


def scales(size: Size, seed: int, ramp: tuple[Colour, ...], grout: Colour) -> Image.Image:
    """Fish-scale tiles running from deep water to foam."""
    rng = random.Random(seed)
    canvas = Canvas(grout, size)
    radius = size[0] / 20
    rows = round(size[1] / (radius * 0.72)) + 2
    for row in reversed(range(-1, rows)):
        for column in range(-1, 12):
            spot = (column + row % 2 / 2) * radius * 2, row * radius * 0.72
            place = row / rows + rng.gauss(0, 0.07)
            _scale(canvas, spot, radius, _glaze(rng, along(ramp, place)), grout)
    return _fired(canvas, seed)


def truchet(size: Size, seed: int, ground: Colour, tones: tuple[Colour, ...]) -> Image.Image:
    """Quarter-circle tiles turned at random, so that the ribbons wander."""
    rng = random.Random(seed)
    canvas = Canvas(ground, size)
    cell = size[0] / 8
    for row in range(round(size[1] / cell)):
        for column in range(8):
            _wandering(canvas, (column * cell, row * cell), cell, rng.random() < 0.5, tones)
    return on_paper(_fired(canvas, seed), seed, 0.1)


def _cross(canvas: Canvas, cell: float, place: tuple[int, int], tone: Colour) -> None:
    x, y = place[0] * cell, place[1] * cell
    edge = cell * 0.012
    canvas.rectangle((x + edge, y + edge), (x + cell - edge, y + cell - edge), tone)
    shine = [
        (x + cell * 0.38, y + cell * 0.62),
        (x + cell * 0.5, y + cell * 0.22),
        (x + cell * 0.5, y + cell * 0.5),
    ]
    canvas.polygon(shine, (*lighter(tone, 0.35), 60))


def _star(
    canvas: Canvas,
    rng: random.Random,
    spot: Point,
    cell: float,
    tone: Colour,
    frame: tuple[Colour, Colour],
) -> None:
    dark, grout = frame
    layers = (
        (0.5, grout),
        (0.478, _glaze(rng, tone)),
        (0.335, grout),
        (0.318, _glaze(rng, dark)),
        (0.225, grout),
        (0.208, _glaze(rng, lighter(tone, 0.72))),
        (0.1, _glaze(rng, tone)),
    )
    for reach, shade in layers:
        canvas.polygon(_eight(spot, cell * reach), shade)
    for i in range(8):
        tip = polar(spot, cell * 0.5, math.pi * i / 4)
        canvas.line([polar(spot, cell * 0.33, math.pi * i / 4), tip], grout, cell * 0.011)
        a, b = (
            polar(spot, cell * 0.47, math.pi * i / 4),
            polar(spot, cell * 0.35, math.pi * (i + 0.5) / 4),
        )
        canvas.polygon([a, b, polar(spot, cell * 0.34, math.pi * i / 4)], (*lighter(tone, 0.4), 46))


def _eight(spot: Point, reach: float) -> list[Point]:
    waist = reach * math.cos(math.pi / 4) / math.cos(math.pi / 8)
    return [polar(spot, waist if i % 2 else reach, math.pi * i / 8) for i in range(16)]


def _rhomb(
    canvas: Canvas, centre: Point, place: tuple[float, float, float, float], tone: Colour
) -> None:
    radius, growth, turn, half = place
    inset = 0.035
    corners = (
        polar(centre, radius * (growth - inset * 0.8), turn),
        polar(centre, radius, turn + half * (1 - inset)),
        polar(centre, radius / growth * (1 + inset), turn),
        polar(centre, radius, turn - half * (1 - inset)),
    )
    canvas.polygon(corners, tone)
    canvas.polygon((corners[0], corners[3], corners[2]), (*lighter(tone, 0.45), 70))
    middle = polar(centre, radius * 1.0, turn)
    small = [((x * 0.36 + middle[0] * 0.64), (y * 0.36 + middle[1] * 0.64)) for x, y in corners]
    canvas.polygon(small, darker(tone, 0.4))


def _scale(canvas: Canvas, spot: Point, radius: float, tone: Colour, grout: Colour) -> None:
    canvas.disc(spot, radius, grout)
    canvas.disc(spot, radius * 0.955, tone)
    canvas.disc((spot[0], spot[1] - radius * 0.12), radius * 0.78, (*lighter(tone, 0.3), 60))
    canvas.line(arc(spot, radius * 0.86, 0.35, 1.2, 14), (*lighter(tone, 0.8), 120), radius * 0.03)
    canvas.line(
        arc(spot, radius * 0.62, 0.1, math.pi - 0.1, 30), (*darker(tone, 0.4), 90), radius * 0.035
    )
    canvas.line(
        arc(spot, radius * 0.4, 0.1, math.pi - 0.1, 30), (*darker(tone, 0.4), 70), radius * 0.03
    )


def _wandering(
    canvas: Canvas, corner: Point, cell: float, turned: bool, tones: tuple[Colour, ...]
) -> None:
    ground = tones[1]
    tile = Canvas(ground, (round(cell), round(cell)), 2)
    corners = ((cell, 0.0), (0.0, cell)) if turned else ((0.0, 0.0), (cell, cell))
    for spot in corners:
        for i, tone in enumerate((*tones, ground)):
            tile.disc(spot, cell * (0.86 - 0.72 * i / len(tones)), tone)
    canvas.image.paste(tile.image, (round(corner[0] * 2), round(corner[1] * 2)))


def _glaze(rng: random.Random, tone: Colour) -> Colour:
    shift = rng.gauss(0, 0.09)
    return lighter(tone, min(shift, 0.3)) if shift > 0 else darker(tone, min(-shift, 0.3))


def _fired(canvas: Canvas, seed: int) -> Image.Image:
    return grained(mottled(canvas.finished(), seed, 0.22, 9), seed, 0.06)
