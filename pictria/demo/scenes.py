"""Scenes composed in cut paper."""

import math
import random

from PIL import Image

from pictria.demo import cutouts
from pictria.demo.canvas import Canvas, Size
from pictria.demo.colour import Colour, along, darker, lighter
from pictria.demo.curves import polar, rolling
from pictria.demo.leaves import leaf_outline
from pictria.demo.papercut import Papercut

Inks = tuple[Colour, ...]


def depths(size: Size, seed: int, papers: Inks) -> Image.Image:
    """Hole inside hole inside hole, down to a bright floor."""
    rng = random.Random(seed)
    stack = Papercut(papers[0], size, seed)
    centre = size[0] * 0.52, size[1] * 0.5
    sun = stack.sheet()
    sun.disc(centre, size[0] * 0.055, 255)
    stack.lay(sun, lighter(papers[0], 0.7), 8)
    for layer in range(9):
        cut = stack.sheet(full=True)
        share = layer / 8
        middle = polar(centre, size[0] * 0.035 * share, rng.random() * math.tau)
        cutouts.hollow(cut, rng, middle, size[0] * (0.11 + 0.39 * share))
        stack.lay(cut, along(papers, (layer + 1) / 9), 22, 0.6)
    return stack.finished()


def savannah(size: Size, seed: int, sky: Inks, earth: Inks, sun: Colour) -> Image.Image:
    """Acacias and giraffes before a setting sun."""
    rng = random.Random(seed)
    wide, tall = size
    stack = Papercut(sky[0], size, seed)
    centre = wide * 0.6, tall * 0.52
    for ring in range(4):
        cut = stack.sheet()
        cut.disc(centre, tall * (0.86 - 0.18 * ring), 255)
        stack.lay(cut, along(sky, (ring + 1) / 4), 16, 0.3)
    disc = stack.sheet()
    disc.disc(centre, tall * 0.17, 255)
    stack.lay(disc, sun, 14, 0.35)
    for row in range(4):
        hills = rolling(rng, 3)
        base, relief = tall * (0.62 + 0.1 * row), tall * 0.022
        cut = stack.sheet()
        cutouts.ground(cut, hills, base, relief)
        _plain(cut, rng, row, base)
        stack.lay(cut, along(earth, row / 3), 14, 0.45)
    return stack.finished()


def reef(size: Size, seed: int, water: Inks, life: Inks) -> Image.Image:
    """Weeds, corals and fish in layers of lit water."""
    rng = random.Random(seed)
    wide, tall = size
    stack = Papercut(water[0], size, seed)
    for layer in range(5):
        cut = stack.sheet(full=True)
        share = layer / 4
        cutouts.hollow(cut, rng, (wide * 0.5, tall * 0.4), wide * (0.3 + 0.17 * share))
        for _ in range(4):
            foot = rng.random() * wide, float(tall)
            cutouts.weed(cut, rng, foot, tall * rng.uniform(0.3, 0.6), wide * 0.022)
        stack.lay(cut, along(water[1:], share), 18, 0.45)
        shoal = stack.sheet()
        for _ in range(3):
            spot = wide * rng.uniform(0.24, 0.76), tall * rng.uniform(0.2, 0.58)
            cutouts.fish(shoal, spot, wide * rng.uniform(0.022, 0.05), rng.choice((-1, 1)))
        stack.lay(shoal, life[layer % len(life)], 9, 0.5)
    for i in range(7):
        cut = stack.sheet()
        foot = wide * (0.06 + 0.147 * i), float(tall)
        if i % 2:
            cutouts.weed(cut, rng, foot, tall * rng.uniform(0.2, 0.34), wide * 0.03)
        else:
            cutouts.coral(cut, rng, foot, tall * rng.uniform(0.065, 0.085), -math.pi / 2)
        stack.lay(cut, life[i % len(life)], 12, 0.5)
    return stack.finished()


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
            cutouts.bare_tree(
                cut,
                rng,
                (wide * side, tall * (0.86 + 0.05 * row)),
                tall,
                wide * (0.013 + 0.011 * row),
            )
        hills = rolling(rng, 3)
        cutouts.ground(cut, hills, tall * (0.76 + 0.06 * row), tall * 0.02)
        stack.lay(cut, along(night[1:], row / 3), 16, 0.5)
    _perched(stack, owl, night[-1])
    return stack.finished()


def balloons(size: Size, seed: int, sky: Inks, envelopes: Inks, cloud: Colour) -> Image.Image:
    """Hot-air balloons among flat-footed clouds."""
    rng = random.Random(seed)
    wide, tall = size
    stack = Papercut(sky, size, seed)
    floats = (
        (0.7, 0.2, 0.1),
        (0.24, 0.34, 0.075),
        (0.36, 0.63, 0.19),
        (0.8, 0.5, 0.06),
        (0.78, 0.76, 0.11),
    )
    for i, (x, y, radius) in enumerate(floats):
        drift = stack.sheet()
        for _ in range(2):
            spot = wide * rng.uniform(0, 1), tall * (0.1 + 0.17 * i + rng.uniform(-0.03, 0.05))
            cutouts.cloud(drift, rng, spot, wide * rng.uniform(0.22, 0.36))
        stack.lay(drift, along((sky[i % 3], cloud), 0.55 + 0.1 * i), 12, 0.28)
        whole, panels = stack.sheet(), stack.sheet()
        cutouts.balloon(whole, panels, (wide * x, tall * y), wide * radius)
        stack.lay(whole, envelopes[i], 16, 0.45)
        stack.lay(panels, envelopes[(i + 2) % len(envelopes)], 5, 0.4)
    for i in range(4):
        low = stack.sheet()
        for k in range(4):
            cutouts.cloud(
                low,
                rng,
                (wide * (k / 3 + rng.uniform(-0.1, 0.1)), tall * (0.89 + 0.035 * i)),
                wide * 0.34,
            )
        low.rectangle((0, tall * (0.89 + 0.035 * i)), (wide, tall + 400), 255)
        stack.lay(low, along((sky[-1], cloud), 0.35 + 0.2 * i), 14, 0.3)
    return stack.finished()


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
        cutouts.ground(cut, hills, tall * (0.5 + 0.055 * row), tall * 0.03)
        stack.lay(cut, along((sky[-1], greens[0]), 0.3 + 0.3 * row), 12, 0.35)
    for layer in range(5):
        share = layer / 4
        cut = stack.sheet(full=True)
        cutouts.hollow(cut, rng, (wide * 0.5, tall * 0.5), wide * (0.52 + 0.07 * share))
        count = 11
        for i in range(count):
            angle = math.tau * (i + 0.5 * (layer % 2) + rng.uniform(-0.2, 0.2)) / count
            foot = _rim(centre, size, angle, 1.0 + 0.12 * share)
            back = angle + math.pi + rng.uniform(-0.35, 0.35)
            if (i + layer) % 3 == 0:
                cutouts.monstera(cut, foot, wide * (0.22 + 0.012 * layer), back)
            else:
                cutouts.palm(cut, foot, wide * (0.4 - 0.035 * layer), back, rng.uniform(-0.5, 0.5))
        stack.lay(cut, along(greens, share), 18, 0.5)
        if layer in (2, 3):
            _blossoms(stack, rng, centre, blooms[layer - 2])
    return stack.finished()


def spider_web(size: Size, seed: int, papers: Inks, body: Colour, mark: Colour) -> Image.Image:
    """A spider in the middle of her web, leaves round it."""
    rng = random.Random(seed)
    wide, tall = size
    stack = Papercut(papers[0], size, seed)
    for layer in range(3):
        cut = stack.sheet(full=True)
        cutouts.hollow(cut, rng, (wide / 2, tall / 2), wide * (0.36 + 0.06 * layer))
        stack.lay(cut, papers[layer + 1], 18, 0.5)
    net = stack.sheet()
    cutouts.web(net, (wide * 0.5, tall * 0.5), wide * 0.46, 18)
    stack.lay(net, lighter(papers[0], 0.85), 9, 0.45)
    animal, marks = stack.sheet(), stack.sheet()
    cutouts.spider(animal, marks, (wide * 0.5, tall * 0.5), wide * 0.12)
    stack.lay(animal, body, 14, 0.6)
    stack.lay(marks, mark, 3, 0.4)
    for corner, turn in (((0, 0), 0.8), ((wide, tall), 3.9), ((wide, 0), 2.3), ((0, tall), -0.8)):
        cut = stack.sheet()
        for lean in (-0.6, 0, 0.55):
            cutouts.palm(cut, corner, wide * 0.36, turn + lean, 0.2)
        stack.lay(cut, darker(papers[3], 0.25), 16, 0.5)
    return stack.finished()


def _plain(cut: Canvas, rng: random.Random, row: int, base: float) -> None:
    wide, tall = cut.size
    stands = ((0.08, 0.9), (0.3, 0.34, 0.94), (0.16, 0.72), (0.9,))[row]
    for x in stands:
        cutouts.acacia(cut, rng, (wide * x, base + 8), tall * (0.13 + 0.085 * row))
    if row == 2:
        cutouts.giraffe(cut, (wide * 0.43, base + 12), tall * 0.32, 1)
        cutouts.giraffe(cut, (wide * 0.53, base + 14), tall * 0.24, 1)
    if row == 3:
        for _ in range(260):
            x = rng.random() * wide
            top = x + rng.gauss(0, 9), base - rng.uniform(0.0, 0.045) * tall
            cut.polygon([(x - 3, base + 50), top, (x + 3, base + 50)], 255)


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
                leaf_outline(
                    (wide * x, tall * 0.655), wide * 0.13, wide * 0.05, turn + 0.5 * k
                ),
                255,
            )
    stack.lay(branch, bark, 14, 0.5)
    body, face, eyes = stack.sheet(), stack.sheet(), stack.sheet()
    cutouts.owl(body, face, eyes, (wide * 0.5, tall * 0.668), tall * 0.3)
    stack.lay(body, tones[0], 14, 0.55)
    stack.lay(face, tones[1], 6, 0.45)
    stack.lay(eyes, tones[2], 4, 0.4)
    pupils = stack.sheet()
    for side in (-1, 1):
        pupils.disc((wide * 0.5 + side * tall * 0.041, tall * 0.458), tall * 0.0155, 255)
    stack.lay(pupils, bark, 2, 0.3)


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
