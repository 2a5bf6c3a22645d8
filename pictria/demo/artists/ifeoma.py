"""Ifeoma cuts paper."""

from functools import partial

from pictria.demo.colour import palette
from pictria.demo.pictures import balloons, depths, jungle, owl_wood, reef, savannah, spider_web
from pictria.demo.piece import Person, Piece, drawn

IFEOMA = Person(
    "ifeoma.cuts",
    "Paper, scalpel, desk lamp. Lagos. Every layer is one sheet; every sheet was nearly ruined.",
)

PIECES = (
    Piece(
        IFEOMA.username,
        "Ten sheets deep. The lamp is doing the hard part.",
        ("papercut", "abstract", "orange", "layers"),
        "Layers of cut paper with uneven holes, dark teal at the edge, glowing orange inside.",
        1200,
        1200,
        drawn(
            (1200, 1200),
            partial(
                depths.depths,
                seed=6,
                papers=palette("ffe3a1 ffbd59 f58549 e0574f a8395f 5f2f66 2b3a67 1f6a78 123f52"),
            ),
        ),
        "ten-sheets-deep",
    ),
    Piece(
        IFEOMA.username,
        "Two tall friends and a sun that would not wait. #papercut",
        ("papercut", "sunset", "animals", "landscape"),
        "Giraffes and acacia trees in dark cut paper before a big sun with orange rings.",
        1500,
        1000,
        drawn(
            (1500, 1000),
            partial(
                savannah.savannah,
                seed=3,
                sky=palette("c2414b dd5f49 ee8448 f7ab54 fbcb72"),
                earth=palette("c65a3a 8f3b40 5a2846 2a1836"),
                sun=palette("fff0bd")[0],
            ),
        ),
        "two-tall-friends",
    ),
    Piece(
        IFEOMA.username,
        "Reef, from memory and from @tomoe_mizu's advice: put the light where the fish are going.",
        ("papercut", "sea", "fish", "blue"),
        "Cut-paper fish swimming in layers of blue water among seaweed and pink and yellow corals.",
        1200,
        1500,
        drawn(
            (1200, 1500),
            partial(
                reef.reef,
                seed=12,
                water=palette("d6f3e4 9fe0d8 55b9c4 2a8bb0 1c5f94 173a70"),
                life=palette("ff8a5c ffd166 f25c78 fff3df a06cd5"),
            ),
        ),
        "reef-from-memory",
    ),
    Piece(
        IFEOMA.username,
        "She asked who. I said me. She was not impressed.",
        ("papercut", "owl", "night", "moon"),
        "A brown owl on a branch in a dark blue wood, a pale full moon behind the trunks.",
        1000,
        1500,
        drawn(
            (1000, 1500),
            partial(
                owl_wood.owl_wood,
                seed=5,
                night=palette("2c4a7c 2a4272 21335f 18264a 0f1833"),
                moon=palette("fdf0cc")[0],
                owl=palette("8a5a3c f3ddb8 f6b032"),
            ),
        ),
        "she-asked-who",
    ),
    Piece(
        IFEOMA.username,
        "For my niece, who wants to go up and never come down. Five balloons, no strings.",
        ("papercut", "sky", "balloons", "pastel"),
        "Five colourful hot-air balloons floating among paper clouds in a pink and blue sky.",
        900,
        1600,
        drawn(
            (900, 1600),
            partial(
                balloons.balloons,
                seed=9,
                sky=palette("7fb7d9 b5d3e0 f5d6cf f7bfae"),
                envelopes=palette("e8574a f6b740 2f8f9a f28a9a 5a5fa8"),
                cloud=palette("fffaf2")[0],
            ),
        ),
        "no-strings",
    ),
    Piece(
        IFEOMA.username,
        "Window in the green. Eleven hours, two blades, one mango.",
        ("papercut", "leaves", "green", "plants"),
        "Layered paper palm and monstera leaves framing a view of a rising sun over hills.",
        1200,
        1500,
        drawn(
            (1200, 1500),
            partial(
                jungle.jungle,
                seed=14,
                greens=palette("7fbf8a 4a9f74 237a62 125548 0a3236"),
                sky=palette("f9c7a8 fbe0b4 cfe8d0"),
                blooms=palette("f2607a ff9a5c fff1c4"),
            ),
        ),
        "window-in-the-green",
    ),
    Piece(
        IFEOMA.username,
        "Marked as sensitive for everyone who shares a bathroom with one. She is paper. Mostly.",
        ("papercut", "spider", "purple", "layers"),
        "A large dark cut-paper spider with orange marks, sitting in the middle of its web.",
        1200,
        1200,
        drawn(
            (1200, 1200),
            partial(
                spider_web.spider_web,
                seed=7,
                papers=palette("e9b8c4 b57aa5 7d4f91 4a3273"),
                body=palette("1c1230")[0],
                mark=palette("f58a4a")[0],
            ),
        ),
        "mostly-paper",
        sensitive=True,
    ),
)
