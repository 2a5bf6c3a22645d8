"""The cleaned original: kept exactly where it can be, encoded once where not."""

from base64 import b64decode
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from PIL import Image, ImageChops
from PIL.JpegImagePlugin import JpegImageFile

from pictria.images import work
from pictria.images.rewrite import rewritten
from tests.images.conftest import Write
from tests.images.heic_sample import HEIC
from tests.images.profiles import adobe_rgb, srgb_profile
from tests.support import pictures

KEPT: dict[str, dict[str, Any]] = {
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


@pytest.mark.filterwarnings("ignore:Corrupt EXIF data")
@pytest.mark.parametrize("name", KEPT)
def test_an_upright_srgb_jpeg_keeps_its_pixels(name: str, write: Write, out: Path) -> None:
    data = pictures.jpeg(quality=61, **KEPT[name])
    before, after = JpegImageFile(BytesIO(data)), original_of(data, write, out)
    assert after.mode == before.mode
    assert after.tobytes() == before.tobytes()


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


def test_a_jpeg_that_ends_the_rewriter_is_encoded_instead(write: Write, out: Path) -> None:
    """Found by fuzzing: decoders show it, libjpeg's transcoder calls exit()."""
    source = write(b64decode(UNWRITABLE))
    assert not rewritten(source, out / "rewritten.jpg")
    assert work.make(source, out)["original"]["name"] == "original.jpg"
    with Image.open(out / "original.jpg") as original:
        assert original.size == (16, 16)


def test_a_jpeg_in_other_colours_is_converted(write: Write, out: Path) -> None:
    flat = Image.new("RGB", (16, 16), (100, 150, 200))
    data = pictures.saved(flat, "JPEG", quality=100, icc_profile=adobe_rgb())
    shown = Image.new("RGB", (16, 16), (66, 151, 203))
    assert difference(original_of(data, write, out), shown) < 3


UNWRITABLE = (
    "/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAAgGBgcGBQgHBwcJCQgKDBQNDAsLDBkSEw8UHRofHh0aHBwgJC4nICIsIx"
    "wcKDcpLDAxNDQ0Hyc5PTgyPC4zNDL/wgALCAAQABABAREA/8QAFAABAAAAAAAAAAAAAAAAAAAABf/aAAgBAQAAAAEJ"
    "NJT/xAAXEAADAQAAAAAAAAAAAAAAAAAALAME/9oACAEBAAEFApZxc5KQsj//xAAUEAEAAAAAAAAAAAAAAAAAAAAg/9"
    "oACAEBAAY/Ah//xAAVEAEBAAAAAAAAAAAAAAAAAAAAYf/aAAgBAQABPyGKKKL/2gAIAQEAAAAQL//EABYQAQEBAAAA"
    "AAAAAAAAAAAAAAEAEf/aAAgBAQABPxDQKQFECGhP/9k="
)

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
    after = original_of(data, write, out)
    with Image.open(BytesIO(data)) as before:
        assert after.convert("RGBA").tobytes() == before.convert("RGBA").tobytes()
