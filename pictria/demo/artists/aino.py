"""Aino paints the north at its different hours."""

from functools import partial

from pictria.demo.colour import palette
from pictria.demo.pictures import aurora, dunes, hills, moonlit
from pictria.demo.pictures.hills import Hour, View
from pictria.demo.piece import Person, Piece, drawn

AINO = Person(
    "aino.fells",
    "Walks uphill slowly and paints what is still there at the top. Based in Inari, Finland.",
)

DAWN = Hour(
    palette("5a7ea6 9db4c9 f0c9b4 fbdcb8"), palette("c9b3bb 8a8fa8 4b6480 1c3348"), (250, 219, 196)
)
BLUE = Hour(
    palette("14274f 2f5284 7fa3c7 d8d3d6"), palette("8ea9c8 5377a3 2a4a78 0d1c3a"), (190, 207, 224)
)
EMBER = Hour(
    palette("33205c 7d3474 d9586a f79a5c ffd27d"),
    palette("d9736a a04668 5b2b5f 1d1236"),
    (255, 184, 120),
)
TEA = Hour(palette("e9efdc d3e4cf b9d6c0"), palette("a9cbb0 6fa886 357a5c 0f3f36"), (231, 241, 222))
AUTUMN = Hour(
    palette("8fb4c4 c9d6cf f3e3c3"), palette("a8b3ae b98a5a a8562e 3a2a26"), (243, 226, 200)
)
POLAR = Hour(
    palette("060b24 0b1c42 12385a 1d5a68"), palette("173e58 0f2b45 081a30 030a18"), (40, 96, 110)
)
VALLEY = Hour(
    palette("05081c 0a1236 182b5e 3c4f86 8c7fa0 e0a58c"),
    palette("7d6d92 4a4a7c 232c58 070b20"),
    (190, 150, 160),
)

PIECES = (
    Piece(
        AINO.username,
        "Six in the morning, before the wind. I counted seven ridges and then the coffee was "
        "ready.",
        ("mountains", "mist", "morning", "landscape"),
        "Seven ranges of hills fading into pink morning mist, dark spruces in front.",
        1800,
        1200,
        drawn(
            (1800, 1200),
            partial(
                hills.range_view, seed=11, hour=DAWN, view=View(sun=(0.66, 0.3), sun_radius=0.035)
            ),
        ),
        "six-in-the-morning",
    ),
    Piece(
        AINO.username,
        "Blue hour, stitched from one long look to the left and one long look to the right. "
        "#panorama",
        ("mountains", "panorama", "blue", "landscape"),
        "A wide panorama of blue mountain ridges at dusk under a pale horizon.",
        1800,
        600,
        drawn(
            (1800, 600),
            partial(
                hills.range_view,
                seed=27,
                hour=BLUE,
                view=View(horizon=0.4, relief=0.26, layers=6, trees=0.16, haze=0.85),
            ),
        ),
        "blue-hour",
    ),
    Piece(
        AINO.username,
        "The sun took its time tonight, so I did too.",
        ("sunset", "mountains", "orange"),
        "A large pale sun setting behind purple and orange hills.",
        900,
        1600,
        drawn(
            (900, 1600),
            partial(
                hills.range_view,
                seed=5,
                hour=EMBER,
                view=View(
                    horizon=0.52,
                    relief=0.08,
                    layers=8,
                    sun=(0.5, 0.42),
                    sun_radius=0.1,
                    sun_tone=(255, 214, 138),
                    trees=0.1,
                ),
            ),
        ),
        "slow-sun",
    ),
    Piece(
        AINO.username,
        "My one trip south. Sand turns out to be snow with better manners.",
        ("desert", "dunes", "orange", "landscape"),
        "Orange desert dunes with winding crests, one side lit and one in violet shadow.",
        1200,
        1500,
        drawn(
            (1200, 1500),
            partial(
                dunes.dunes,
                seed=8,
                sky=palette("7fb2bd c9d6c4 fbdfae"),
                lit=palette("efc79a ee9f5e e07b3c d0622f"),
                dark=palette("5a2148")[0],
            ),
        ),
        "snow-with-manners",
    ),
    Piece(
        AINO.username,
        "Moon road, Bothnian Bay. You can almost walk it. For @kasia.nights, who asked for more "
        "sky.",
        ("sea", "moon", "night", "blue"),
        "A full moon over a dark teal sea, its light glittering in a path to the shore.",
        1200,
        1200,
        drawn(
            (1200, 1200),
            partial(
                moonlit.sea,
                seed=3,
                sky=palette("07142e 10305a 2b5f80 6f9a9f"),
                water=palette("4f8592 1d4b66 0c2844 061327"),
                moon=palette("fff1cf")[0],
            ),
        ),
        "moon-road",
    ),
    Piece(
        AINO.username,
        "Green on green on green. Painted from a train window, finished from memory.",
        ("hills", "green", "mist", "landscape"),
        "Soft rounded green hills one behind another in pale mist.",
        1000,
        1500,
        drawn(
            (1000, 1500),
            partial(
                hills.range_view,
                seed=42,
                hour=TEA,
                view=View(
                    horizon=0.3,
                    relief=0.07,
                    layers=8,
                    soft=True,
                    woods=1,
                    trees=0.07,
                    sun=(0.3, 0.17),
                    sun_radius=0.045,
                    sun_tone=(255, 250, 228),
                ),
            ),
        ),
        "green-on-green",
    ),
    Piece(
        AINO.username,
        "Ruska week. The lake does half the work.",
        ("lake", "autumn", "reflection", "landscape"),
        "Autumn hills and spruces mirrored in a still lake.",
        1500,
        1000,
        drawn(
            (1500, 1000),
            partial(
                moonlit.lake,
                seed=19,
                hour=AUTUMN,
                view=View(horizon=0.45, relief=0.24, layers=6, trees=0.22, woods=3),
                deep=palette("24404e")[0],
            ),
        ),
        "ruska-week",
    ),
    Piece(
        AINO.username,
        "Kp 6. I forgot my gloves and did not notice for an hour. #aurora",
        ("aurora", "night", "stars", "green"),
        "Green and violet northern lights hanging over dark fells under a starry sky.",
        1200,
        1500,
        drawn(
            (1200, 1500),
            partial(
                aurora.aurora,
                seed=31,
                hour=POLAR,
                view=View(horizon=0.72, relief=0.09, layers=4, woods=2, trees=0.1, haze=0.5),
                lights=palette("b6ffcf 4dffa6 27c7b0 5a6ee0 8a3fc0"),
            ),
        ),
        "kp-six",
    ),
    Piece(
        AINO.username,
        "From the stars down to my boots: one very tall sheet of paper. Scroll slowly.",
        ("stars", "night", "mountains", "tall"),
        "A very tall picture: the Milky Way above, then mountains, then a spruce wood in the dark.",
        750,
        2400,
        drawn(
            (750, 2400),
            partial(
                aurora.milky_night,
                seed=77,
                hour=VALLEY,
                view=View(horizon=0.7, relief=0.05, layers=7, trees=0.075, haze=0.7),
                tint=palette("000000 1d2450 5b4f8c c89fb0 ffe9d0"),
            ),
        ),
        "stars-to-boots",
    ),
)
