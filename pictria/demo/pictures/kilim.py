"""A flat-woven rug, drawn knot by knot on a coarse grid."""

import random

from PIL import Image, ImageChops

from pictria.demo.canvas import Size
from pictria.demo.colour import Colour, darker, lighter
from pictria.demo.grain import grained, mottled

KNOT = 5


def kilim(size: Size, seed: int, wools: tuple[Colour, ...]) -> Image.Image:
    """Stepped diamonds inside a border of triangles."""
    rng = random.Random(seed)
    columns, rows = size[0] // KNOT, size[1] // KNOT
    weave = Image.new("RGB", (columns, rows))
    weave.putdata([_wool(x, y, columns, rows, wools) for y in range(rows) for x in range(columns)])
    uneven = _abrash(weave, rng)
    large = uneven.resize((columns * KNOT, rows * KNOT), Image.Resampling.NEAREST).resize(size)
    return grained(mottled(ImageChops.multiply(large, _yarn(size)), seed, 0.14), seed, 0.16)


def _wool(x: int, y: int, columns: int, rows: int, wools: tuple[Colour, ...]) -> Colour:
    aside, down = min(x, columns - 1 - x), min(y, rows - 1 - y)
    edge = min(aside, down)
    if max(aside, down) < 22:
        return _corner(aside, down, wools)
    if edge < 22:
        return _border(x if edge in (y, rows - 1 - y) else y, edge, wools)
    return _field(x - columns // 2, y - rows // 2, wools)


def _corner(aside: int, down: int, wools: tuple[Colour, ...]) -> Colour:
    edge = min(aside, down)
    if edge < 6:
        return wools[0] if edge < 4 else wools[4]
    reach = abs(aside - 13) // 2 * 2 + abs(down - 13) // 2 * 2
    return wools[(5, 1, 3, 2, 0)[min(4, reach // 4)]]


def _border(run: int, edge: int, wools: tuple[Colour, ...]) -> Colour:
    if edge < 4 or edge > 19:
        return wools[0]
    if edge < 6 or edge > 17:
        return wools[4]
    tooth = abs(run % 16 - 8) // 2 * 2
    return wools[1] if edge - 6 < tooth * 1.45 else wools[3 if (run // 16) % 2 else 2]


def _field(x: int, y: int, wools: tuple[Colour, ...]) -> Colour:
    row, offset = divmod(y + 34, 68)
    column, aside = divmod(x + 26, 52)
    reach = (abs(aside - 26) // 2 * 2) * 1.32 + abs(offset - 34) // 2 * 2
    ring = int(reach // 5.7)
    shift = (row + column) % 2
    order = ((5, 1, 4, 2, 0, 3, 1, 0), (3, 4, 1, 0, 5, 2, 4, 0))[shift]
    return wools[order[min(ring, 7)]]


def _abrash(weave: Image.Image, rng: random.Random) -> Image.Image:
    dyed = weave.copy()
    level = 0.0
    for y in range(weave.height):
        level = level * 0.9 + rng.gauss(0, 0.02)
        strip = weave.crop((0, y, weave.width, y + 1))
        tint = lighter((128, 128, 128), level) if level > 0 else darker((128, 128, 128), -level)
        dyed.paste(ImageChops.overlay(strip, Image.new("RGB", strip.size, tint)), (0, y))
    return dyed


def _yarn(size: Size) -> Image.Image:
    tile = Image.new("L", (KNOT * 2, KNOT * 2), 255)
    shades = (178, 236, 255, 246, 214)
    for y in range(KNOT * 2):
        for x in range(KNOT * 2):
            phase = (x + (KNOT if y >= KNOT else 0)) % (KNOT * 2)
            dip = 20 if phase == 0 else 0
            tile.putpixel((x, y), shades[y % KNOT] - dip)
    sheet = Image.new("L", size)
    for y in range(0, size[1], KNOT * 2):
        for x in range(0, size[0], KNOT * 2):
            sheet.paste(tile, (x, y))
    return Image.merge("RGB", (sheet, sheet, sheet))
