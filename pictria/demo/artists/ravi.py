"""Ravi lets rules do the drawing."""

from functools import partial

from pictria.demo.colour import palette
from pictria.demo.pictures import attractor, flowfield, ridges, sunflower, survey, swollen
from pictria.demo.piece import Person, Piece, drawn

RAVI = Person(
    "ravi.lines",
    "Pen plotter, graph paper, Pune. I write the rule, the machine draws, we argue about it after.",
)

HEAD = partial(
    sunflower.sunflower,
    (480, 480),
    night=palette("1d1433")[0],
    tones=palette("fff0b8 ffc145 f5793b e0436a 8b3fa8"),
)

PIECES = (
    Piece(
        RAVI.username,
        "Four pens, one wind. Every line stops before it touches another. Be like the lines.",
        ("generative", "lines", "abstract", "print"),
        "Flowing strokes in navy, teal, coral and yellow following curved currents on cream paper.",
        1000,
        1500,
        drawn(
            (1000, 1500),
            partial(
                flowfield.currents,
                seed=12,
                paper=palette("f7f0e2")[0],
                inks=palette("1d2f5f 1f7f8f 5fb8a8 f4b84a ef6f4f c23b5f"),
            ),
        ),
        "one-wind",
    ),
    Piece(
        RAVI.username,
        "2300 threads and no knots. #generative",
        ("generative", "lines", "abstract", "purple"),
        "Thousands of thin glowing threads in rose, gold and turquoise drifting over dark blue.",
        1200,
        1200,
        drawn(
            (1200, 1200),
            partial(
                flowfield.silk,
                seed=20,
                night=palette("0a0d26 141233"),
                threads=palette("ff8a70 ffd38a f07fb0 7f8af5 5fe0d0"),
            ),
        ),
        "no-knots",
        form="WEBP",
    ),
    Piece(
        RAVI.username,
        "Survey of an island nobody has found yet. North is wherever you are happy.",
        ("maps", "generative", "green", "lines"),
        "A contour map of an imaginary island, tinted from deep blue sea to pale mountain tops.",
        1200,
        1500,
        drawn(
            (1200, 1500),
            partial(
                survey.survey,
                seed=9,
                tints=palette("123f63 2a7f9a 7fc4bd e6dfb0 a8bf78 5f9a68 c98f5a f4e8d8"),
            ),
        ),
        "island-survey",
    ),
    Piece(
        RAVI.username,
        "There are no circles in this drawing. I checked twice.",
        ("opart", "geometry", "lines", "pattern"),
        "Horizontal stripes from indigo to orange that seem to bulge over four balls.",
        1200,
        1200,
        drawn(
            (1200, 1200),
            partial(
                swollen.swollen,
                paper=palette("fbf1dd")[0],
                inks=palette("2a2470 6a2f8f c4376f f0654a f7a53a"),
            ),
        ),
        "no-circles",
        form="PNG",
    ),
    Piece(
        RAVI.username,
        "Two sums, seven hundred thousand times. I only chose four numbers and the colour of the "
        "smoke.",
        ("generative", "abstract", "blue", "math"),
        "A folded, smoke-like shape in blue, rose and pale gold on a nearly black ground.",
        1200,
        1500,
        drawn(
            (1200, 1500),
            partial(
                attractor.attractor,
                seed=2,
                numbers=(1.7, 1.7, 0.6, 1.2),
                ramp=palette("080a1e 1f2a6c 6f3f9a e0607a ffb27a fff2cf"),
            ),
        ),
        "two-sums",
        form="WEBP",
    ),
    Piece(
        RAVI.username,
        "@aino.fells sent me a photo of a ridge. I sent her back what it sounds like.",
        ("lines", "mountains", "generative", "night"),
        "Rows of thin jagged lines from teal to pink, forming mountains on a dark ground.",
        1000,
        1500,
        drawn(
            (1000, 1500),
            partial(
                ridges.ridges,
                seed=15,
                night=palette("12122a")[0],
                tones=palette("5fd0c0 8fb8f0 c79af0 f78ab0 ffb58a"),
            ),
        ),
        "what-it-sounds-like",
    ),
    Piece(
        RAVI.username,
        "519 seeds, one angle (137.5°), breathing. #loop",
        ("animation", "geometry", "math", "pattern"),
        "An animation of dots in a sunflower spiral, growing and shrinking in waves.",
        480,
        480,
        lambda: HEAD()[0],
        "breathing-seeds",
        form="GIF",
        frames=HEAD,
    ),
)
