"""Pieces of the gallery that hang together, as one Collection."""

from dataclasses import dataclass

from pictria.demo.gallery import PIECES
from pictria.demo.piece import Piece


@dataclass(frozen=True)
class Set:
    """Pieces of one artist, by their slugs; the first is the cover."""

    slug: str
    title: str
    caption: str
    slugs: tuple[str, ...]

    @property
    def pieces(self) -> list[Piece]:
        by_slug = {piece.slug: piece for piece in PIECES}
        return [by_slug[slug] for slug in self.slugs]

    @property
    def tags(self) -> list[str]:
        return list(dict.fromkeys(tag for piece in self.pieces for tag in piece.tags))


SETS: tuple[Set, ...] = (
    Set(
        "pressed-printed-cut-out",
        "Pressed, printed, cut out",
        "Four plants, four ways of keeping them. All from the same mile of hedge.",
        ("lady-fern", "cow-parsley", "silver-dollar", "olive-cutout"),
    ),
    Set(
        "one-courtyard",
        "One courtyard, from the floor up",
        "Floor, wall, pool, dome. Three winters of work and I would start again tomorrow.",
        ("star-and-cross", "two-ways-to-turn", "deep-end", "hammam-dome"),
    ),
)


def set_of(piece: Piece) -> Set | None:
    """The set that a piece hangs in, if it does not hang alone."""
    return next((each for each in SETS if piece.slug in each.slugs), None)
