"""The demo gallery: eight people and their sixty pieces, in the order they were posted."""

from collections.abc import Iterator

from pictria.demo.artists import aino, ifeoma, kasia, mateo, nadia, ravi, tomoe, wren
from pictria.demo.encoding import encode
from pictria.demo.piece import Person, Piece

__all__ = ["PEOPLE", "PIECES", "Person", "Piece", "encode"]

PEOPLE: tuple[Person, ...] = (
    aino.AINO,
    wren.WREN,
    nadia.NADIA,
    mateo.MATEO,
    tomoe.TOMOE,
    ifeoma.IFEOMA,
    kasia.KASIA,
    ravi.RAVI,
)

_WALLS = (
    aino.PIECES,
    nadia.PIECES,
    wren.PIECES,
    kasia.PIECES,
    mateo.PIECES,
    tomoe.PIECES,
    ravi.PIECES,
    ifeoma.PIECES,
)


def _in_turn() -> Iterator[Piece]:
    """Everybody at an even pace, so that neighbours on the wall differ; each one's best is last."""
    moments = [
        ((place + (turn + 0.5) / len(_WALLS)) / len(wall), turn, place)
        for turn, wall in enumerate(_WALLS)
        for place in range(len(wall))
    ]
    for _, turn, place in sorted(moments, reverse=True):
        yield _WALLS[turn][place]


PIECES: tuple[Piece, ...] = tuple(_in_turn())
