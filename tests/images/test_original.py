"""The cleaned original: kept exactly where it can be, encoded once where not."""

from pathlib import Path

import pytest
from pictria.images import work
from PIL import Image, ImageChops

from tests.images.conftest import Write
from tests.images.heic_sample import HEIC
from tests.images.profiles import adobe_rgb, srgb_profile
from tests.support import pictures

KEPT = {
    "plain": {},
    "grey": {"mode": "L"},
    "progressive": {"progressive": True},
    "4:4:4": {"subsampling": 0},
    "rgb inside": {"keep_rgb": True},
    "srgb by another name": {"icc_profile": srgb_profile()},
    "broken profile": {"icc_profile": b"no profile at all"},
    "broken exif": {"exif": b"Exif\0\0II*\0\xff\xff\xff\xff\xff"},
    "orientation out of range": {"exif": pictures.telling_exif(9)},
    "odd size": {"width": 333, "height": 77},
}


def original_of(data: bytes, write: Write, out: Path) -> Image.Image:
    name = work.make(write(data), out)["original"]["name"]
    with Image.open(out / name) as picture:
        picture.load()
        return picture


@pytest.mark.parametrize("name", KEPT)
def test_an_upright_srgb_jpeg_keeps_its_pixels(name: str, write: Write, out: Path) -> None:
    data = pictures.jpeg(quality=61, **KEPT[name])
    source = write(data)
    before, after = Image.open(source), original_of(data, write, out)
    assert after.mode == before.mode
    assert after.tobytes() == before.tobytes()
    before.close()


@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_every_orientation_comes_out_upright(
    orientation: int, kind: str, write: Write, out: Path
) -> None:
    upright = pictures.drawing(40, 24)
    turned = upright.transpose(UNDO[orientation]) if orientation in UNDO else upright
    data = pictures.saved(turned, kind, quality=95, exif=pictures.telling_exif(orientation))
    source = write(data)
    found, made = work.inspect(source, out), work.make(source, out)
    assert (found["width"], found["height"]) == (40, 24)
    names = [made["original"]["name"], made["renditions"][0]["name"]]
    for name in names:
        with Image.open(out / name) as picture:
            assert difference(picture, upright) < 6


UNDO = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_90,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_270,
}


def difference(one: Image.Image, other: Image.Image) -> float:
    """The mean distance of levels."""
    apart = ImageChops.difference(one.convert("RGB"), other.convert("RGB")).convert("L")
    return sum(level * count for level, count in enumerate(apart.histogram())) / (
        apart.width * apart.height
    )


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (pictures.jpeg(exif=pictures.telling_exif(3)), "JPEG"),
        (pictures.jpeg(icc_profile=adobe_rgb()), "JPEG"),
        (pictures.jpeg(mode="CMYK"), "JPEG"),
        (pictures.avif(), "JPEG"),
        (HEIC, "JPEG"),
        (pictures.webp(), "JPEG"),
        (pictures.webp(lossless=True), "PNG"),
        (pictures.webp(mode="RGBA"), "PNG"),
        (pictures.avif(mode="RGBA"), "PNG"),
        (pictures.png(), "PNG"),
        (pictures.gif(), "PNG"),
    ],
)
def test_what_is_encoded_once_becomes_jpeg_or_png(
    data: bytes, kind: str, write: Write, out: Path
) -> None:
    assert original_of(data, write, out).format == kind


@pytest.mark.parametrize("mode", ["RGB", "RGBA", "L", "LA", "P", "1"])
def test_a_png_keeps_its_pixels(mode: str, write: Write, out: Path) -> None:
    data = pictures.png(mode=mode)
    before = Image.open(write(data))
    after = original_of(data, write, out)
    assert after.convert("RGBA").tobytes() == before.convert("RGBA").tobytes()
    before.close()
