"""Each accepted format through the front door, and its child process."""

from pathlib import Path

import pytest
from PIL import Image

from pictria.images.pipeline import Sandbox, inspect_upload, make_files, make_profile_pictures
from tests.images.conftest import Write
from tests.images.heic_sample import HEIC
from tests.support import pictures

ACCEPTED = {
    "jpeg": (pictures.jpeg(), "jpeg", (320, 240)),
    "mpo": (pictures.mpo(), "jpeg", (320, 240)),
    "png": (pictures.png(), "png", (320, 240)),
    "webp": (pictures.webp(), "webp", (320, 240)),
    "gif": (pictures.gif(), "gif", (320, 240)),
    "avif": (pictures.avif(), "avif", (320, 240)),
    "heic": (HEIC, "heic", (32, 48)),
}


@pytest.mark.parametrize("name", ACCEPTED)
def test_accepted_formats(name: str, write: Write, out: Path, sandbox: Sandbox) -> None:
    data, picture_format, size = ACCEPTED[name]
    found = inspect_upload(write(data), out=out, sandbox=sandbox)
    assert (found.format, found.width, found.height) == (picture_format, *size)
    assert (found.frames, found.animated) == (1, False)
    assert found.placeholder.startswith("data:image/webp;base64,")
    assert found.smallest.width == min(236, size[0])
    assert found.smallest.content_type == "image/webp"
    with Image.open(found.smallest.path) as smallest:
        assert smallest.format == "WEBP"
        assert smallest.size == (found.smallest.width, found.smallest.height)


@pytest.mark.parametrize("kind", ["GIF", "PNG", "WEBP", "AVIF"])
def test_accepted_animations(kind: str, write: Write, out: Path, sandbox: Sandbox) -> None:
    options = {"speed": 10} if kind == "AVIF" else {}
    source = write(pictures.animated(kind, frames=5, **options))
    found = inspect_upload(source, out=out, sandbox=sandbox)
    assert found.animated
    assert found.frames == 5


@pytest.mark.parametrize("size", [(1, 1), (1, 30_000), (30_000, 1)])
def test_odd_shapes_are_pictures(
    size: tuple[int, int], write: Write, out: Path, sandbox: Sandbox
) -> None:
    source = write(pictures.png(*size))
    assert inspect_upload(source, out=out, sandbox=sandbox).width == size[0]
    made = make_files(source, out=out, sandbox=sandbox)
    assert (made.original.width, made.original.height) == size
    assert made.renditions[0].height <= 16_000
    assert len(make_profile_pictures(source, out=out, sandbox=sandbox)) == 3


def test_all_files_of_a_picture(write: Write, out: Path, sandbox: Sandbox) -> None:
    made = make_files(write(pictures.jpeg(1300, 650)), out=out, sandbox=sandbox)
    assert made.animation is None
    assert made.original.content_type == "image/jpeg"
    assert [each.width for each in made.renditions] == [236, 474, 736, 1200]
    for each in [made.original, *made.renditions]:
        with Image.open(each.path) as picture:
            assert picture.size == (each.width, each.height)


def test_profile_pictures_are_squares_from_the_middle(
    write: Write, out: Path, sandbox: Sandbox
) -> None:
    wide = Image.new("RGB", (900, 300), "red")
    wide.paste((0, 0, 255), (300, 0, 600, 300))
    source = write(pictures.saved(wide, "JPEG", quality=95))
    made = make_profile_pictures(source, out=out, sandbox=sandbox)
    assert [(each.width, each.height) for each in made] == [(48, 48), (96, 96), (288, 288)]
    for each in made:
        with Image.open(each.path) as picture:
            red, _, blue = picture.convert("RGB").resize((1, 1)).getpixel((0, 0))  # type: ignore[misc]
            assert blue > 220
            assert red < 30
