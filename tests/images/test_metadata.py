"""Nothing that was sent along with a picture is stored."""

from pathlib import Path

import pytest
from PIL import Image

from pictria.images import work
from tests.images.conftest import Write
from tests.images.heic_sample import HEIC
from tests.images.profiles import display_p3, srgb_profile
from tests.support import pictures

EXIF = pictures.telling_exif()
TOLD = {
    "jpeg": pictures.telling_jpeg(icc_profile=srgb_profile()),
    "turned jpeg": pictures.telling_jpeg(6),
    "p3 jpeg": pictures.telling_jpeg(icc_profile=display_p3()),
    "png": pictures.png(exif=EXIF, icc_profile=srgb_profile()) + b"TRAILING-SECRET",
    "webp": pictures.webp(exif=EXIF, xmp=b"XMP-SECRET", icc_profile=srgb_profile()),
    "webp with alpha": pictures.webp(mode="RGBA", exif=EXIF, xmp=b"XMP-SECRET"),
    "gif": pictures.gif(comment=b"COMMENT-SECRET"),
    "moving gif": pictures.animated_gif(comment=b"COMMENT-SECRET"),
    "moving png": pictures.animated("PNG", exif=EXIF),
    "moving webp": pictures.animated("WEBP", exif=EXIF, xmp=b"XMP-SECRET"),
    "avif": pictures.avif(exif=EXIF, xmp=b"XMP-SECRET"),
    "heic": HEIC,
}
MARKS = (
    *pictures.SECRETS,
    b"Exif",
    b"EXIF",
    b"eXIf",
    b"ICC_PROFILE",
    b"ICCP",
    b"iCCP",
    b"XMP ",
    b"tEXt",
)


@pytest.mark.parametrize("name", TOLD)
def test_no_metadata_is_stored(name: str, write: Write, out: Path) -> None:
    assert any(secret in TOLD[name] for secret in pictures.SECRETS)
    source = write(TOLD[name])
    work.inspect(source, out)
    work.make(source, out)
    work.make_portraits(source, out)
    for path in out.iterdir():
        data = path.read_bytes()
        assert not [mark for mark in MARKS if mark in data], path.name


def test_the_second_picture_of_an_mpo_is_not_stored(write: Write, out: Path) -> None:
    work.make(write(pictures.mpo()), out)
    original = (out / "original.jpg").read_bytes()
    assert original.count(b"\xff\xd8\xff") == 1
    assert b"MPF" not in original
    with Image.open(out / "original.jpg") as picture:
        assert picture.getpixel((3, 3)) != (255, 255, 255)
