"""Wren presses plants, or draws them when they are too good to pick."""

from functools import partial

from pictria.demo.colour import palette
from pictria.demo.pictures import dandelion, herbarium, meadow, mushrooms
from pictria.demo.piece import Person, Piece, drawn

WREN = Person(
    "wren.herbarium",
    "Botanical drawings from hedges, ditches and one overgrown Welsh garden. I put everything "
    "back.",
)

PAPER, CREAM, ROSE, INK = palette("f6eede efe6d2 f3ded2 16302b")

PIECES = (
    Piece(
        WREN.username,
        "Three fronds of lady fern, same bank, same afternoon. The middle one won.",
        ("botanical", "fern", "green", "paper"),
        "Three green fern fronds fanning out on cream paper.",
        1000,
        1500,
        drawn(
            (1000, 1500),
            partial(
                herbarium.ferns,
                seed=4,
                paper=PAPER,
                tones=palette("6f9160 9bb06a 3f7353 24543f"),
            ),
        ),
        "lady-fern",
    ),
    Piece(
        WREN.username,
        "Cow parsley, fourteen minutes of Sunday sun. Cyanotype never gets old: "
        "https://en.wikipedia.org/wiki/Cyanotype",
        ("botanical", "cyanotype", "blue", "print"),
        "White umbels of cow parsley and a fern on deep Prussian blue.",
        1200,
        1500,
        drawn(
            (1200, 1500),
            partial(herbarium.cyanotype, seed=21, blue=palette("123a6b 0f2f5e 1c4f86")),
        ),
        "cow-parsley",
    ),
    Piece(
        WREN.username,
        "Silver dollar eucalyptus. The whole studio smells like a good idea.",
        ("botanical", "leaves", "green", "tall"),
        "Hanging eucalyptus branches with round grey-green leaves on a blush background.",
        900,
        1600,
        drawn(
            (900, 1600),
            partial(
                herbarium.eucalyptus,
                seed=9,
                paper=ROSE,
                tones=palette("8fae9f 6c9484 a9bfae 4f7a6d 7fa39a"),
            ),
        ),
        "silver-dollar",
    ),
    Piece(
        WREN.username,
        "June meadow, lying down. Mind the bees. #wildflowers",
        ("flowers", "meadow", "landscape", "summer"),
        "Red, pink and violet wildflowers standing in grass against a warm evening sky.",
        1800,
        1200,
        drawn(
            (1800, 1200),
            partial(
                meadow.meadow,
                seed=15,
                sky=palette("f6d9b8 fbe8c6 f7efd2"),
                greens=palette("a8b878 6f9458 2f5d43"),
                blooms=palette("e2543f f08a6b d94f82 8d6bb8 f4b942 fdf3e3"),
            ),
        ),
        "june-meadow",
    ),
    Piece(
        WREN.username,
        "Every ginkgo in town let go on the same night. I was there with a rake and a sketchbook.",
        ("leaves", "autumn", "pattern", "gold"),
        "Golden fan-shaped ginkgo leaves scattered over a dark green ground.",
        1200,
        1200,
        drawn(
            (1200, 1200),
            partial(
                herbarium.ginkgo,
                seed=33,
                ground=INK,
                tones=palette("f2b632 f6cf5b dd8f22 e9a93f f8dd8a"),
            ),
        ),
        "ginkgo-night",
    ),
    Piece(
        WREN.username,
        "Make a wish. Then another: there are about a hundred and seventy.",
        ("flowers", "night", "blue", "botanical"),
        "A white dandelion clock at dusk, some of its seeds drifting away.",
        1000,
        1500,
        drawn(
            (1000, 1500),
            partial(
                dandelion.dandelion,
                seed=6,
                ground=palette("0f2038 1c3f5c 3f6f80 c98f77"),
                seeds=(255, 248, 232),
            ),
        ),
        "make-a-wish",
    ),
    Piece(
        WREN.username,
        "Winter wreath for the front door. @mateo.riso says it needs a face; it does not.",
        ("leaves", "wreath", "green", "winter"),
        "A round wreath of green leaves with red berries on cream paper.",
        1200,
        1200,
        drawn(
            (1200, 1200),
            partial(
                herbarium.wreath,
                seed=12,
                paper=CREAM,
                tones=palette("2f5d48 4b7d5a 7c9a62 1f463d 9db07c"),
                berries=palette("c8372d")[0],
            ),
        ),
        "winter-wreath",
    ),
    Piece(
        WREN.username,
        "Olive, cut out so you can put it on anything. Free to use on your jam jars.",
        ("botanical", "leaves", "cutout"),
        "An olive branch with grey-green leaves and dark olives, on a transparent background.",
        1200,
        900,
        drawn(
            (1200, 900),
            partial(
                herbarium.olive,
                seed=2,
                tones=palette("6f8a5c 8da377 55734e a3b38a"),
                fruit=palette("3d2b4a")[0],
            ),
        ),
        "olive-cutout",
        form="PNG",
    ),
    Piece(
        WREN.username,
        "Fly agaric, looked at and left alone. Please do the same.",
        ("mushrooms", "forest", "autumn", "red"),
        "Red and orange toadstools with pale spots among dark ferns and grass.",
        1200,
        1500,
        drawn(
            (1200, 1500),
            partial(
                mushrooms.mushrooms,
                seed=18,
                ground=palette("7f9f86 3d6a5c 16382f"),
                caps=palette("c8372d d9603a b82f3c"),
                pale=palette("f5e8d0")[0],
            ),
        ),
        "fly-agaric",
    ),
)
