"""Tomoe cuts water into cherry wood."""

from functools import partial

from pictria.demo.colour import palette
from pictria.demo.pictures import bamboo, breakers, cranes, koi, rain, swell, whirlpool
from pictria.demo.piece import Person, Piece, drawn

TOMOE = Person(
    "tomoe_mizu",
    "Woodblock prints of water, mostly. Kanazawa, where it rains enough to study it properly.",
)

SWELL = partial(
    swell.swell,
    (480, 600),
    sky=palette("f6e3c0 f2cfa4 eebf95"),
    water=palette("7fb3bd 3f86a3 235a8a 142f5e"),
    sun=palette("d8452f")[0],
)

PIECES = (
    Piece(
        TOMOE.username,
        "Five rows of weather. The mountain has seen worse.",
        ("waves", "sea", "woodblock", "blue"),
        "Rows of dark blue breaking waves with white foam, a snow-topped mountain behind.",
        1800,
        1200,
        drawn(
            (1800, 1200),
            partial(
                breakers.breakers,
                seed=4,
                sky=palette("d9c9a3 f0e0bd f6ead0 f2d3ae"),
                water=palette("a3c4c4 5f9db0 2f6f9a 1c4a80 132a56"),
                mountain=palette("6f86a3")[0],
            ),
        ),
        "five-rows-of-weather",
    ),
    Piece(
        TOMOE.username,
        "Three cranes, going home by the long way. Happy new year, @nadia.zellige!",
        ("birds", "sun", "woodblock", "red"),
        "Three white cranes flying across a large red sun above bands of pale cloud.",
        1000,
        1500,
        drawn(
            (1000, 1500),
            partial(
                cranes.cranes,
                seed=2,
                sky=palette("5f93a8 a9c4b8 f0dcb4 f3e3c6"),
                sun=palette("d1402f")[0],
                ink=palette("22263a")[0],
            ),
        ),
        "three-cranes",
    ),
    Piece(
        TOMOE.username,
        "Naruto strait from the glass floor of the bridge. My knees were not in the picture.",
        ("waves", "sea", "blue", "woodblock"),
        "A whirlpool from above, white threads of foam spiralling into dark blue water.",
        1200,
        1200,
        drawn(
            (1200, 1200),
            partial(whirlpool.whirlpool, seed=8, water=palette("2f7f9a 1f5f8a 17467a 0d2448")),
        ),
        "naruto",
    ),
    Piece(
        TOMOE.username,
        "The orange one is called Mikan and gets away with everything. #koi",
        ("koi", "water", "green", "woodblock"),
        "Three koi, white, red and orange, swimming in a green pond among lily pads and a lotus.",
        1200,
        1500,
        drawn(
            (1200, 1500),
            partial(
                koi.koi,
                seed=17,
                water=palette("6fb3a3 3f8f8f 1f6a7a"),
                fish=palette("dd4b2c f08a35 1f2436 f2a0aa"),
                pads=palette("4f8f4f 6fa355 2f7350"),
            ),
        ),
        "mikan",
    ),
    Piece(
        TOMOE.username,
        "Evening rain. Two hats on the bridge, one on the boat, nobody in a hurry.",
        ("rain", "river", "woodblock", "landscape"),
        "Slanting rain over a river with a wooden bridge, two walkers in straw hats and a boat.",
        1500,
        1000,
        drawn(
            (1500, 1000),
            partial(
                rain.rain,
                seed=11,
                sky=palette("3f5573 8fa3ad d3d3c0"),
                hills=palette("8fa8b0 66879a 46698a 2f4f73"),
                ink=palette("1f2a40")[0],
            ),
        ),
        "evening-rain",
    ),
    Piece(
        TOMOE.username,
        "Bamboo does not hold still either, it just moves slower than water.",
        ("bamboo", "moon", "night", "green"),
        "Tall bamboo canes in several greens before a large pale moon.",
        900,
        1600,
        drawn(
            (900, 1600),
            partial(
                bamboo.bamboo,
                seed=6,
                sky=palette("1c4a5c 3f8080 a3c4a0 e6dcae"),
                greens=palette("7fb090 4a8a70 23604f 123a38"),
                moon=palette("fbeec0")[0],
            ),
        ),
        "slow-water",
    ),
    Piece(
        TOMOE.username,
        "The same seven blocks, printed thirty times, so that it never stops. #loop",
        ("waves", "animation", "sea", "sun"),
        "An animation of stylised blue waves rolling under a red sun.",
        480,
        600,
        lambda: SWELL()[0],
        "seven-blocks-loop",
        form="GIF",
        frames=SWELL,
    ),
)
