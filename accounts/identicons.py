"""Drawings for people without a picture: a quilt of four by four tiles, mirrored both ways.

A drawing follows from the id alone, so it is the same everywhere and for ever.
"""

import hashlib
from collections.abc import Iterator

TILE = 24
SIDE = 4 * TILE

# A ground and two inks each: clear on white pages and on black ones.
PALETTES = (
    ("#2f4858", "#f6ae2d", "#86bbd8"),
    ("#e07a5f", "#f4f1de", "#3d405b"),
    ("#3d5a6c", "#f2e9dc", "#e9a06b"),
    ("#81b29a", "#f4f1de", "#2f4f4a"),
    ("#6d597a", "#eaac8b", "#f3e3d3"),
    ("#e9c46a", "#264653", "#e76f51"),
    ("#4a7c8c", "#f7e1b5", "#1f3a46"),
    ("#b56576", "#ffe8d6", "#4b2e47"),
    ("#7a9e7e", "#fdf0d5", "#c8553d"),
    ("#5b6c9d", "#f5e6e8", "#f2a65a"),
    ("#c9ada7", "#4a4e69", "#f7f3ee"),
    ("#3f6c51", "#f2cc8f", "#dfe8d8"),
)
QUARTER = f"M0 0H{TILE}A{TILE} {TILE} 0 0 1 0 {TILE}Z"
SHAPES = (
    QUARTER,
    f"M{TILE} {TILE}V0A{TILE} {TILE} 0 0 0 0 {TILE}Z",
    f"M0 0A{TILE} {TILE} 0 0 0 {TILE} {TILE}A{TILE} {TILE} 0 0 0 0 0Z",
    f"M{TILE} 0A{TILE} {TILE} 0 0 1 0 {TILE}A{TILE} {TILE} 0 0 1 {TILE} 0Z",
    f"M0 0H{TILE}L0 {TILE}Z",
    f"M{TILE} {TILE}V0L0 {TILE}Z",
    f"M{TILE // 2} 3A9 9 0 0 1 {TILE // 2} 21A9 9 0 0 1 {TILE // 2} 3Z",
)


def identicon(public_id: str) -> str:
    """An SVG picture without script or style, the same for the same id."""
    dice = iter(hashlib.sha256(public_id.encode()).digest())
    ground, *inks = PALETTES[next(dice) % len(PALETTES)]
    quarter = "".join(_tiles(dice, inks))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {SIDE} {SIDE}" '
        f'width="{SIDE}" height="{SIDE}"><path fill="{ground}" d="M0 0H{SIDE}V{SIDE}H0Z"/>'
        f"{''.join(_mirrored(quarter))}</svg>\n"
    )


def _tiles(dice: Iterator[int], inks: list[str]) -> Iterator[str]:
    """The four tiles of the upper left quarter, each a shape in an ink with a dot or without."""
    for left, top in ((0, 0), (TILE, 0), (0, TILE), (TILE, TILE)):
        shape, ink = SHAPES[next(dice) % len(SHAPES)], next(dice) % 2
        yield f'<path fill="{inks[ink]}" transform="translate({left} {top})" d="{shape}"/>'
        if next(dice) % 3 == 0:
            middle = f'cx="{left + TILE // 2}" cy="{top + TILE // 2}"'
            yield f'<circle fill="{inks[1 - ink]}" {middle} r="5"/>'


def _mirrored(quarter: str) -> Iterator[str]:
    for across, down in ((1, 1), (-1, 1), (1, -1), (-1, -1)):
        move = f"translate({0 if across > 0 else SIDE} {0 if down > 0 else SIDE})"
        yield f'<g transform="{move} scale({across} {down})">{quarter}</g>'
