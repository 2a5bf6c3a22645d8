"""Mateo prints posters with a stencil duplicator and too much orange."""

from functools import partial

from pictria.demo.colour import palette
from pictria.demo.pictures import bauhaus, cacti, fruit, sundown, window_cat, wires
from pictria.demo.piece import Person, Piece, drawn

MATEO = Person(
    "mateo.riso",
    "Risograph prints from a garage in Oaxaca. Slightly off register, on purpose since 2016.",
)

PAPER, WARM, COOL = palette("faf3e3 fbead2 f2efe4")

PIECES = (
    Piece(
        MATEO.username,
        "Naranjas, three inks. The yellow drum was feeling generous today.",
        ("fruit", "riso", "orange", "print"),
        "A pattern of oranges, some cut open, with dark green leaves on cream paper.",
        1200,
        1500,
        drawn(
            (1200, 1500),
            partial(fruit.oranges, seed=4, paper=PAPER, inks=palette("ffae2b f2604a 1f6f5c")),
        ),
        "naranjas",
    ),
    Piece(
        MATEO.username,
        "Puerto Escondido, 19:42. Dots for the sun, stripes for the sea, nothing for the traffic.",
        ("riso", "sunset", "sea", "print"),
        "A huge dotted pink and yellow sun setting behind striped blue waves.",
        1000,
        1500,
        drawn(
            (1000, 1500),
            partial(
                sundown.sun_and_sea,
                seed=9,
                paper=WARM,
                inks=palette("ffc23d f4607a 6fc4d6 4f8fd0 2b3a67"),
            ),
        ),
        "puerto-escondido",
    ),
    Piece(
        MATEO.username,
        "Shelfie. I water them on the first of the month and talk to them on Sundays.",
        ("plants", "riso", "green", "print"),
        "Five cacti in patterned terracotta pots on a shelf, a yellow disc behind them.",
        1200,
        1200,
        drawn(
            (1200, 1200),
            partial(
                cacti.cacti,
                seed=13,
                paper=palette("f9e6dc")[0],
                inks=palette("ffcf4a 5fb58a e8674a 2c6fa8 1f3a4a"),
            ),
        ),
        "shelfie",
    ),
    Piece(
        MATEO.username,
        "Doña Luna and the actual moon. Four inks and one very patient cat. #cats",
        ("cat", "moon", "night", "riso"),
        "A black cat sitting on a windowsill beside a vase, a yellow moon in the night outside.",
        1200,
        1500,
        drawn(
            (1200, 1500),
            partial(
                window_cat.cat_at_window,
                seed=20,
                paper=PAPER,
                inks=palette("5a7fc4 ffd84d f27a6a 3f9a86 3a3350"),
            ),
        ),
        "dona-luna",
    ),
    Piece(
        MATEO.username,
        "Ten neighbours discussing the weather.",
        ("birds", "riso", "midcentury", "print"),
        "Ten round stylised birds in pink, blue and yellow sitting on three wires.",
        1500,
        1000,
        drawn(
            (1500, 1000),
            partial(
                wires.birds,
                seed=8,
                paper=COOL,
                inks=palette("f48a78 5fb0c4 f4b740 e2574c 2b2f4a fbd98a"),
            ),
        ),
        "ten-neighbours",
    ),
    Piece(
        MATEO.username,
        "Warm-up grid. One rule: no shape twice in a row. Inspired by a tile wall @nadia.zellige "
        "showed me.",
        ("geometry", "bauhaus", "pattern", "riso"),
        "A grid of circles, arcs, stripes and leaves in red, blue, yellow and green.",
        1200,
        1440,
        drawn(
            (1200, 1440),
            partial(
                bauhaus.bauhaus,
                seed=6,
                paper=PAPER,
                inks=palette("f25c4a 2f5fa8 f7b52e 3fa28c f2a0a8"),
            ),
        ),
        "warm-up-grid",
    ),
    Piece(
        MATEO.username,
        "Peras. My mother says the jug is wrong. She is right about the jug.",
        ("fruit", "stilllife", "riso", "print"),
        "A jug with a leafy branch and three yellow pears on a striped tablecloth.",
        1200,
        1500,
        drawn(
            (1200, 1500),
            partial(
                fruit.pears,
                seed=25,
                paper=WARM,
                inks=palette("f7a9a0 e8644a f6c83a 4f8fc0 2a5f50"),
            ),
        ),
        "peras",
    ),
)
