"""The demo gallery is what it says it is."""

import re
from collections import Counter
from io import BytesIO
from itertools import pairwise

import pytest
from django.utils import timezone
from PIL import Image

from collections_app.models.collection import FEWEST_PICTURES, MOST_PICTURES
from pictria.demo import hanging
from pictria.demo.gallery import PEOPLE, PIECES, Piece, encode
from pictria.demo.sets import SETS
from posts.models import Post
from posts.models.tag import MOST_TAGS
from tests.support import pictures
from tests.support.people import person

USERNAME = re.compile(r"^[a-z0-9][a-z0-9_.-]{1,28}[a-z0-9]$")
QUICK = ("olive-cutout", "kilim-for-my-aunt", "no-circles")


def named(slug: str) -> Piece:
    return next(piece for piece in PIECES if piece.slug == slug)


def test_eight_people_show_sixty_pieces() -> None:
    assert len(PEOPLE) == 8
    assert len(PIECES) == 60


def test_usernames_are_valid_and_nobody_is_there_twice() -> None:
    names = [person.username for person in PEOPLE]
    assert all(USERNAME.match(name) for name in names)
    assert len(set(names)) == len(names)
    assert all(0 < len(person.bio) <= 200 for person in PEOPLE)


def test_everybody_shows_several_pieces_and_no_stranger_does() -> None:
    shown = Counter(piece.artist for piece in PIECES)
    assert set(shown) == {person.username for person in PEOPLE}
    assert min(shown.values()) >= 6


def test_neighbours_on_the_wall_are_by_different_people() -> None:
    assert all(a.artist != b.artist for a, b in pairwise(PIECES))


@pytest.mark.parametrize("piece", PIECES, ids=lambda piece: piece.slug)
def test_words_keep_to_their_limits(piece: Piece) -> None:
    assert 0 < len(piece.caption) <= 500
    assert 2 <= len(piece.tags) <= 5
    assert len(set(piece.tags)) == len(piece.tags)
    assert all(re.fullmatch(r"[a-z0-9]+", tag) for tag in piece.tags)
    assert 20 <= len(piece.alt_text) <= 300


def test_mentions_are_of_people_in_the_gallery() -> None:
    names = {person.username for person in PEOPLE}
    mentioned = {
        name.rstrip(".") for piece in PIECES for name in re.findall(r"@([\w.]+)", piece.caption)
    }
    assert mentioned
    assert mentioned <= names


def test_every_piece_shares_a_tag_with_another_artist() -> None:
    for piece in PIECES:
        others = {tag for other in PIECES if other.artist != piece.artist for tag in other.tags}
        assert others & set(piece.tags), piece.slug


def test_sets_are_collections_of_one_artist() -> None:
    hung = [slug for together in SETS for slug in together.slugs]
    assert len(SETS) >= 2
    assert len(set(hung)) == len(hung)
    for together in SETS:
        assert FEWEST_PICTURES <= len(together.pieces) <= MOST_PICTURES
        assert len({piece.artist for piece in together.pieces}) == 1
        assert len(together.tags) <= MOST_TAGS
        assert not any(piece.sensitive for piece in together.pieces)


@pytest.mark.django_db
def test_a_set_is_hung_whole_once_and_never_beside_what_hangs_there_alone(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(hanging, "encode", lambda piece: (pictures.png(30, 40), "a.png"))
    artist, [first, *others] = person(SETS[0].pieces[0].artist), SETS[0].pieces
    now = timezone.now()
    assert hanging.hang(first, artist=artist, posted_at=now) == len(SETS[0].pieces)
    assert sum(hanging.hang(each, artist=artist, posted_at=now) for each in others) == 0
    post = Post.objects.get()
    assert (post.title, post.image_count) == (SETS[0].title, len(SETS[0].pieces))

    Post.objects.update(submit_key=f"demo:{first.slug}")
    assert hanging.hang(first, artist=artist, posted_at=now) == 0


def test_files_have_names_of_their_own() -> None:
    assert len({piece.slug for piece in PIECES}) == len(PIECES)


def test_one_piece_is_sensitive() -> None:
    assert [piece.slug for piece in PIECES if piece.sensitive] == ["mostly-paper"]


def test_shapes_run_from_panorama_to_very_tall() -> None:
    shapes = [piece.width / piece.height for piece in PIECES]
    assert max(shapes) >= 3
    assert min(shapes) <= 1 / 3


OTHERS = [
    pytest.param(piece.slug, marks=pytest.mark.soak) for piece in PIECES if piece.slug not in QUICK
]


@pytest.mark.parametrize("slug", [*QUICK, *OTHERS])
def test_drawings_have_their_stated_size_and_come_out_the_same(slug: str) -> None:
    piece = named(slug)
    first, second = piece.draw(), piece.draw()
    assert first.size == (piece.width, piece.height)
    assert first.tobytes() == second.tobytes()


def test_a_cutout_is_a_transparent_png() -> None:
    content, name = encode(named("olive-cutout"))
    with Image.open(BytesIO(content)) as image:
        assert (image.format, image.mode) == ("PNG", "RGBA")
        assert image.getpixel((0, 0)) == (*image.convert("RGB").getpixel((0, 0)), 0)  # type: ignore[misc]
    assert name == "olive-cutout.png"


def test_a_loop_is_a_small_moving_gif() -> None:
    piece = named("breathing-seeds")
    content, name = encode(piece)
    with Image.open(BytesIO(content)) as image:
        assert image.format == "GIF"
        assert image.size == (piece.width, piece.height)
        assert 24 <= getattr(image, "n_frames", 1) <= 40
    assert name == "breathing-seeds.gif"


def test_most_files_are_jpegs() -> None:
    forms = Counter(piece.form for piece in PIECES)
    assert forms["JPEG"] > 45
    assert {"PNG", "WEBP", "GIF"} < set(forms)
