"""Nadia sets tiles, weaves, and leads glass."""

from functools import partial

from pictria.demo.colour import palette
from pictria.demo.pictures import glass, kilim, tesserae, zellige
from pictria.demo.piece import Person, Piece, drawn

NADIA = Person(
    "nadia.zellige",
    "Tile setter's daughter from Fes. Patterns, slowly, with a cup of mint tea next to them.",
)

PIECES = (
    Piece(
        NADIA.username,
        "Star and cross, the way my father laid it: start from the middle and never count aloud.",
        ("tiles", "pattern", "geometry", "blue"),
        "Moroccan tiles: eight-pointed stars in blue, green and saffron with deep blue crosses.",
        1200,
        1200,
        drawn(
            (1200, 1200),
            partial(
                zellige.stars_and_crosses,
                seed=3,
                glazes=palette("1f5fa8 e0a02f 1f8a78 c4502e 2b3f8c"),
                crosses=palette("1b2f63 23407c 1d3570"),
                across=5,
            ),
        ),
        "star-and-cross",
    ),
    Piece(
        NADIA.username,
        "Looking straight up in the hammam. I drew the dome and left out the steam. #geometry",
        ("geometry", "pattern", "gold", "symmetry"),
        "A dome seen from below: rings of rhombs in turquoise, gold and deep red opening outwards.",
        1200,
        1500,
        drawn(
            (1200, 1500),
            partial(
                zellige.shamsa,
                seed=5,
                rings=palette("0f4c5c 1f8a8a f2c14e e07a3f 9a2a3a f5e6c8 2f6f9f"),
                petals=28,
            ),
        ),
        "hammam-dome",
    ),
    Piece(
        NADIA.username,
        "Bathroom wall, from the deep end to the foam.",
        ("tiles", "sea", "pattern", "blue"),
        "Fish-scale tiles shading from pale foam through turquoise to navy with golden grout.",
        1500,
        1000,
        drawn(
            (1500, 1000),
            partial(
                zellige.scales,
                seed=7,
                ramp=palette("f3efe0 bfe0d2 6fc0b8 2a8fa0 1c5f8a 14346a"),
                grout=palette("e3c27a")[0],
            ),
        ),
        "deep-end",
    ),
    Piece(
        NADIA.username,
        "One tile, two ways to turn it, eighty decisions. @ravi.lines says it is a maze. It is a "
        "floor.",
        ("tiles", "pattern", "geometry", "orange"),
        "Ribbons of concentric arcs in terracotta, cream and navy wandering over a square grid.",
        1200,
        1500,
        drawn(
            (1200, 1500),
            partial(
                zellige.truchet,
                seed=10,
                ground=palette("f4e6cf")[0],
                tones=palette("1f2f56 f4e6cf d9653b e9b44c d9653b f4e6cf 1f2f56"),
            ),
        ),
        "two-ways-to-turn",
    ),
    Piece(
        NADIA.username,
        "Kilim for my aunt. The mistake near the middle is there on purpose; only the sky weaves "
        "perfectly.",
        ("weaving", "textile", "pattern", "red"),
        "A woven rug with stepped diamonds in madder red, indigo, ochre and cream.",
        1000,
        1500,
        drawn(
            (1000, 1500),
            partial(
                kilim.kilim,
                seed=14,
                wools=palette("7c1f2b f1e2c4 1f3a5f d98a2b b8402f 2f6b62"),
            ),
        ),
        "kilim-for-my-aunt",
    ),
    Piece(
        NADIA.username,
        "Glass for a stairwell that faces east. At eight in the morning the steps turn orange.",
        ("glass", "sunrise", "orange", "blue"),
        "Stained glass: a sun rising over blue water into a sky of yellow, rose and violet.",
        1000,
        1500,
        drawn(
            (1000, 1500),
            partial(
                glass.window,
                seed=23,
                ramp=palette("1f7f9f 16527f 123465 ffd166 f79256 e0566f 8a4a9f 2f3f8f 1b2455"),
                sun=palette("ffe29a")[0],
            ),
        ),
        "east-stairwell",
    ),
    Piece(
        NADIA.username,
        "Peacock floor, four thousand stones and one sore knee.",
        ("mosaic", "pattern", "gold", "green"),
        "A mosaic of small stones in overlapping fans, each an eye of gold, teal and blue.",
        1200,
        1200,
        drawn(
            (1200, 1200),
            partial(
                tesserae.peacock,
                seed=29,
                mortar=palette("efe4d0")[0],
                eye=palette("1b2a5c 2f6fb0 e8b23a"),
                field=palette("1f8a7d 2f9f6f 1a6f86"),
            ),
        ),
        "peacock-floor",
    ),
)
