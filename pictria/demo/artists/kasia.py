"""Kasia works at night: cities, and what is above them."""

from functools import partial

from pictria.demo.colour import palette
from pictria.demo.pictures import isometric, nebula, orrery, planets, quay, towers
from pictria.demo.piece import Person, Piece, drawn

KASIA = Person(
    "kasia.nights",
    "Night-shift nurse in Gdańsk who draws on the tram home. Windows, planets, other people's "
    "lamps.",
)

LAMPS = palette("ffd27a ffe6b0 ffb45e fff2d2")

ORRERY = partial(
    orrery.orrery,
    (480, 480),
    sky=palette("14183a")[0],
    tones=palette("ffc95c f2765c f7b0a0 5fc4c0 8f8af0 f7e3b0"),
)

PIECES = (
    Piece(
        KASIA.username,
        "02:40 from the eleventh floor. I like to think that every light is somebody's soup.",
        ("city", "night", "windows", "tall"),
        "Tall city towers at night in violet haze, many of their windows lit, a full moon above.",
        900,
        1600,
        drawn(
            (900, 1600),
            partial(
                towers.towers,
                seed=8,
                sky=palette("0e1238 2a2460 6a3f86 d67a8f"),
                walls=palette("8a5a90 5a4384 36306c 1d1f4c 0c0f2c"),
                lamps=LAMPS,
            ),
        ),
        "somebodys-soup",
    ),
    Piece(
        KASIA.username,
        "Długie Pobrzeże, after the last ferry. The river draws it better than I do. #panorama",
        ("city", "panorama", "reflection", "night"),
        "A row of colourful old gabled houses with lit windows, reflected in a dark river.",
        1800,
        600,
        drawn(
            (1800, 600),
            partial(
                quay.quay,
                seed=21,
                sky=palette("101a44 20356c 4f5f94 a87f94"),
                walls=palette("b8503f c98a3c 3f7a78 a85a6c 5a6a9c d0a878 7f4a5f"),
                lamps=LAMPS,
            ),
        ),
        "after-the-last-ferry",
    ),
    Piece(
        KASIA.username,
        "A town with no hospital in it, for my days off.",
        ("city", "isometric", "pastel", "windows"),
        "An isometric toy city at dusk, pastel blocks with glowing windows and small parks.",
        1200,
        1200,
        drawn(
            (1200, 1200),
            partial(
                isometric.isometric,
                seed=5,
                ground=palette("f7b8a8 c98fb8 6a6ab0"),
                walls=palette("f7a58c f9d0a0 8fc4c8 e87f8f b8a0e0 fbe6cf"),
                lamps=LAMPS,
            ),
        ),
        "days-off",
        form="WEBP",
    ),
    Piece(
        KASIA.username,
        "Nobody lives here and it still has better lighting than the staff room.",
        ("space", "planet", "stars", "orange"),
        "A banded orange planet with wide tilted rings and two small moons among the stars.",
        1200,
        1500,
        drawn(
            (1200, 1500),
            partial(
                planets.ringed,
                seed=10,
                sky=palette("070a20 141540 2a1c50"),
                surface=palette("8a3a3a d9774a f2b06a f7dcae c9604f"),
                rings=palette("f7e0b8 d9a07a a86a6c 6a4a78"),
            ),
        ),
        "better-lighting",
    ),
    Piece(
        KASIA.username,
        "Nebula, unnamed. I am open to suggestions. Real ones live at https://esahubble.org/images/",
        ("space", "nebula", "stars", "purple"),
        "A nebula of pink, violet and turquoise gas full of bright stars.",
        1500,
        1000,
        drawn(
            (1500, 1000),
            partial(
                nebula.nebula,
                seed=44,
                gases=(
                    palette("05071a 1a1f5c 2f5fa8 7fd0e0"),
                    palette("000000 3a1050 a8327a ff9a8a"),
                    palette("000000 0a3a4a 2a9a9a d0fff0"),
                    palette("000000 401a50 d0568a ffe0b0"),
                ),
            ),
        ),
        "nebula-unnamed",
    ),
    Piece(
        KASIA.username,
        "All eight neighbours. @aino.fells, you can see your hill on the third one if you squint.",
        ("space", "planet", "poster", "night"),
        "A poster of eight planets on their orbits above a glowing sun.",
        1000,
        1500,
        drawn(
            (1000, 1500),
            partial(
                planets.neighbours,
                seed=3,
                sky=palette("080b26 12184a 2a2a68 6a4578"),
                surfaces=(
                    palette("6a5a5a b8a090"),
                    palette("b87a3a f7e0a0"),
                    palette("1c5a9a 2f8ab0 6ab07a f0f0e0"),
                    palette("8a3a2a e08a5a"),
                    palette("a0603f e8b890 f7ecd0 c07a50"),
                    palette("c09a5a f2dcaa e0bf80"),
                    palette("4a9aa8 b0e6e0 80c8cc"),
                    palette("2a3f9a 5f80e0 4060c0"),
                ),
            ),
        ),
        "eight-neighbours",
    ),
    Piece(
        KASIA.username,
        "Clockwork for falling asleep to. #loop",
        ("space", "animation", "planet", "geometry"),
        "An animation of five coloured planets circling a small sun.",
        480,
        480,
        lambda: ORRERY()[0],
        "clockwork-loop",
        form="GIF",
        frames=ORRERY,
    ),
)
