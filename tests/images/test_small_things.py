"""Placeholders, main colours, and transparency in what is delivered."""

from base64 import b64decode
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from pictria.images import work
from pictria.images.placeholder import main_colour, placeholder
from tests.images.conftest import Write
from tests.support import pictures


@pytest.mark.parametrize("size", [(320, 240), (240, 320), (1, 1), (1, 30_000), (30_000, 1)])
def test_a_placeholder_is_tiny(size: tuple[int, int]) -> None:
    address = placeholder(pictures.drawing(*size))
    head, _, body = address.partition(",")
    assert head == "data:image/webp;base64"
    assert len(address) < 400
    with Image.open(BytesIO(b64decode(body))) as tiny:
        assert max(tiny.size) <= 20
        assert (tiny.width >= tiny.height) == (size[0] >= size[1])


def test_a_noisy_placeholder_is_small_too() -> None:
    assert len(placeholder(Image.effect_noise((300, 300), 90).convert("RGB"))) < 600


def test_a_placeholder_shows_the_picture() -> None:
    picture = Image.new("RGB", (200, 100), "red")
    picture.paste((0, 0, 255), (100, 0, 200, 100))
    with Image.open(BytesIO(b64decode(placeholder(picture).partition(",")[2]))) as tiny:
        left, right = tiny.convert("RGB").getpixel((2, 5)), tiny.convert("RGB").getpixel((17, 5))
    assert (left[0] > 200, left[2] < 60) == (True, True)  # type: ignore[index]
    assert (right[2] > 200, right[0] < 60) == (True, True)  # type: ignore[index]


def test_the_main_colour_is_the_most_frequent_one() -> None:
    picture = Image.new("RGB", (100, 100), "#3366cc")
    picture.paste((255, 255, 0), (0, 0, 40, 100))
    assert main_colour(picture) == "#3366cc"


def test_what_cannot_be_seen_has_no_colour() -> None:
    picture = Image.new("RGBA", (100, 100), (255, 0, 0, 0))
    assert main_colour(picture) == "#ffffff"
    picture.paste((0, 128, 0, 255), (0, 0, 10, 10))
    assert main_colour(picture) == "#008000"


def test_a_grey_picture_has_a_grey_colour() -> None:
    assert main_colour(Image.new("L", (30, 30), 77)) == "#4d4d4d"


@pytest.mark.parametrize("make", [pictures.png, pictures.webp, pictures.avif])
def test_transparency_is_delivered(make: object, write: Write, out: Path) -> None:
    data = make(300, 200, mode="RGBA")  # type: ignore[operator]
    made = work.make(write(data), out)
    for each in [made["original"], *made["renditions"]]:
        with Image.open(out / each["name"]) as picture:
            assert picture.mode == "RGBA"
            top, bottom = (picture.getpixel((9, y)) for y in (3, picture.height - 4))
            assert (top[3] < 20, bottom[3] > 230) == (True, True)  # type: ignore[index]


def test_transparent_edges_do_not_darken(write: Write, out: Path) -> None:
    picture = Image.new("RGBA", (1000, 1000), (0, 0, 0, 0))
    picture.paste((255, 255, 255, 255), (0, 0, 501, 1000))
    made = work.make(write(pictures.saved(picture, "PNG")), out)
    with Image.open(out / made["renditions"][0]["name"]) as small:
        visible = [pixel for pixel in small.get_flattened_data() if pixel[3] > 128]  # type: ignore[index]
    assert min(min(pixel[:3]) for pixel in visible) > 230  # type: ignore[index]
