"""Whatever a file's colours are, what is stored shows them in sRGB."""

import pytest
from PIL import Image, ImageCms

from pictria.images import colour
from tests.images.conftest import Load
from tests.images.profiles import adobe_rgb, display_p3, grey_gamma, srgb_profile
from tests.support import pictures

Colour = tuple[int, ...]


def flat(colour: Colour, mode: str = "RGB") -> Image.Image:
    return Image.new(mode, (16, 16), colour)


def middle(picture: Image.Image) -> Colour:
    found = picture.getpixel((picture.width // 2, picture.height // 2))
    assert isinstance(found, tuple)
    return found


def near(found: Colour, expected: Colour, within: int = 4) -> bool:
    return all(abs(a - b) <= within for a, b in zip(found, expected, strict=True))


# Reference: the matrices of CSS Color 4 for display-p3 and a98-rgb, converted to sRGB and clipped.
@pytest.mark.parametrize(
    ("profile", "sent", "shown"),
    [
        (display_p3(), (200, 100, 50), (215, 93, 31)),
        (display_p3(), (128, 128, 128), (128, 128, 128)),
        (display_p3(), (0, 255, 0), (0, 255, 0)),
        (adobe_rgb(), (100, 150, 200), (66, 151, 202)),
        (adobe_rgb(), (128, 128, 128), (129, 129, 129)),
    ],
)
@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP"])
def test_wide_colours_become_srgb(
    kind: str, profile: bytes, sent: Colour, shown: Colour, load: Load
) -> None:
    data = pictures.saved(flat(sent), kind, icc_profile=profile, quality=100)
    assert near(middle(load(data)), shown)


def test_alpha_survives_the_conversion(load: Load) -> None:
    data = pictures.saved(flat((200, 100, 50, 77), "RGBA"), "PNG", icc_profile=display_p3())
    assert near(middle(load(data)), (215, 93, 31, 77))


@pytest.mark.parametrize("inverted", [False, True])
def test_cmyk(inverted: bool, load: Load) -> None:
    """Adobe's files store ink inverted and say so in an APP14 marker; Pillow writes such files."""
    data = pictures.saved(flat((0, 255, 255, 0), "CMYK"), "JPEG", quality=100)
    assert b"Adobe" in data
    expected = (255, 0, 0)
    if not inverted:
        data = data.replace(b"Adobe", b"Other")
    assert near(middle(load(data)), expected)


def test_sixteen_bit_grey(load: Load) -> None:
    picture = load(pictures.png16_grey([0, 257, 32_768, 65_535]))
    assert picture.tobytes() == bytes([0, 1, 128, 255])


def test_one_transparent_level_of_sixteen_bits(load: Load) -> None:
    picture = load(pictures.png16_grey([0, 0x8123, 65_535], transparent=0x8123))
    assert [pixel[3] for pixel in picture.get_flattened_data()] == [255, 0, 255]  # type: ignore[index]


def test_sixteen_bit_colour(load: Load) -> None:
    picture = load(pictures.png16([(65_535, 0, 32_768), (257, 514, 771)]))
    assert list(picture.get_flattened_data()) == [(255, 0, 128), (1, 2, 3)]


def test_palette_with_transparency(load: Load) -> None:
    sent = Image.new("P", (8, 8), 1)
    sent.putpalette([255, 0, 0, 0, 128, 255])
    sent.paste(0, (0, 0, 4, 8))
    picture = load(pictures.saved(sent, "PNG", transparency=0))
    assert picture.mode == "RGBA"
    assert picture.getpixel((1, 1)) == (255, 0, 0, 0)
    assert picture.getpixel((6, 1)) == (0, 128, 255, 255)


def test_grey_with_alpha(load: Load) -> None:
    picture = load(pictures.saved(Image.new("LA", (8, 8), (90, 40)), "PNG"))
    assert middle(picture) == (90, 90, 90, 40)


@pytest.mark.parametrize("level", [7, 200])
def test_one_transparent_grey(level: int, load: Load) -> None:
    sent = Image.new("L", (8, 8), level)
    sent.paste(100, (0, 0, 4, 8))
    picture = load(pictures.saved(sent, "PNG", transparency=level))
    assert middle(picture) == (level, level, level, 0)
    assert picture.getpixel((0, 0)) == (100, 100, 100, 255)


def test_alpha_that_hides_nothing_is_dropped(load: Load) -> None:
    assert load(pictures.saved(flat((1, 2, 3, 255), "RGBA"), "PNG")).mode == "RGB"


def test_grey_profile(load: Load) -> None:
    data = pictures.saved(Image.new("L", (8, 8), 128), "PNG", icc_profile=grey_gamma(1.0))
    picture = load(data)
    assert picture.mode == "L"
    assert picture.getpixel((1, 1)) == pytest.approx(188, abs=2)  # half the light, in sRGB


@pytest.mark.parametrize(
    "broken",
    [b"", b"nonsense", display_p3()[:200], bytes(500), display_p3().replace(b"rXYZ", b"none")],
)
def test_a_broken_profile_is_ignored(broken: bytes, load: Load) -> None:
    data = pictures.saved(flat((200, 100, 50)), "JPEG", quality=100, icc_profile=broken)
    assert near(middle(load(data)), (200, 100, 50))


def test_a_profile_for_other_channels_is_ignored(load: Load) -> None:
    data = pictures.saved(flat((200, 100, 50)), "PNG", icc_profile=grey_gamma(1.0))
    assert middle(load(data)) == (200, 100, 50)


@pytest.mark.parametrize(
    ("profile", "foreign"),
    [
        (srgb_profile(), False),
        (ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes(), False),
        (display_p3(), True),
        (adobe_rgb(), True),
    ],
)
def test_a_profile_is_known_by_what_it_does(profile: bytes, foreign: bool) -> None:
    picture = flat((1, 2, 3))
    picture.info["icc_profile"] = profile
    assert (colour.foreign_profile(picture) is not None) is foreign
