"""What is not taken, and that each refusal is a sentence for a person."""

import pickle
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

from pictria.images.errors import SENTENCES
from pictria.images.limits import MAX_BYTES
from pictria.images.pipeline import (
    Busy,
    Refused,
    Sandbox,
    inspect_upload,
    make_files,
    make_profile_pictures,
)
from tests.images.conftest import Load, Write
from tests.images.heic_sample import HEIC
from tests.support import pictures

TIFF = pictures.saved(pictures.drawing(20, 20), "TIFF")
BMP = pictures.saved(pictures.drawing(20, 20), "BMP")
LARGE_TOGETHER = pictures.saved(
    Image.new("1", (7000, 4300)),
    "PNG",
    save_all=True,
    append_images=[Image.new("1", (7000, 4300), 1)],
)
REFUSED = {
    "nothing": (b"", "empty"),
    "text": (b"I am no picture, whatever my name ends with." * 20, "not_an_image"),
    "html": (b"<!doctype html><html><body>Not found</body></html>", "not_an_image"),
    "zip": (b"PK\3\4" + bytes(500), "not_an_image"),
    "svg": (pictures.svg(), "format"),
    "tiff": (TIFF, "format"),
    "bmp": (BMP, "format"),
    "pdf": (b"%PDF-1.7\n" + bytes(100), "format"),
    "jpeg cut off": (pictures.truncated(pictures.jpeg()), "truncated"),
    "jpeg cut off behind its thumbnail": (
        pictures.truncated(pictures.jpeg(exif=b"Exif\0\0" + pictures.jpeg(20, 20))),
        "truncated",
    ),
    "progressive jpeg cut off": (pictures.truncated(pictures.jpeg(progressive=True)), "truncated"),
    "png cut off": (pictures.truncated(pictures.png()), "truncated"),
    "webp cut off": (pictures.truncated(pictures.webp()), "truncated"),
    "gif cut off": (pictures.truncated(pictures.animated_gif()), "truncated"),
    "avif cut off": (pictures.truncated(pictures.avif()), "truncated"),
    "heic cut off": (pictures.truncated(HEIC), "truncated"),
    "signature of png only": (b"\x89PNG\r\n\x1a\n", "truncated"),
    "png bomb": (pictures.bomb_png(20_000, 20_000), "too_many_pixels"),
    "png just too large": (pictures.bomb_png(52_000_001, 1), "too_many_pixels"),
    "claims the largest png": (pictures.bomb_png(2**31 - 1, 2**31 - 1), "too_many_pixels"),
    "webp header of 40 bytes": (
        b"RIFF\x20\0\0\0WEBPVP8L\x13\0\0\0\x2f\xff\xff\xff\x0f" + bytes(15),
        "too_many_pixels",
    ),
    "thousand frames": (pictures.long_gif(1000), "too_many_frames"),
    "thousand frames of png": (pictures.animated("PNG", 301, 16, 16), "too_many_frames"),
    "thousand frames of webp": (pictures.animated("WEBP", 301, 16, 16), "too_many_frames"),
    "two frames, large together": (LARGE_TOGETHER, "too_many_frames"),
    "noise behind a signature": (b"GIF89a" + bytes(range(256)) * 4 + b";", "truncated"),
    "png with broken data": (pictures.broken_png(), "unreadable"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_refused(name: str, load: Load) -> None:
    data, reason = REFUSED[name]
    with pytest.raises(Refused) as refusal:
        load(data)
    assert refusal.value.reason == reason


@pytest.mark.parametrize(
    "name", ["nothing", "svg", "text", "jpeg cut off", "png bomb", "thousand frames"]
)
def test_refused_through_the_front_door(
    name: str, write: Write, out: Path, sandbox: Sandbox
) -> None:
    data, reason = REFUSED[name]
    source = write(data)
    for through in (inspect_upload, make_files):
        with pytest.raises(Refused) as refusal:
            through(source, out=out, sandbox=sandbox)
        assert refusal.value.reason == reason
        assert str(refusal.value) == SENTENCES[reason]
    assert not list(out.iterdir())


def test_too_many_bytes_are_refused_unread(write: Write, out: Path, sandbox: Sandbox) -> None:
    source = out / "large"
    with source.open("wb") as file:
        file.write(pictures.jpeg())
        file.truncate(MAX_BYTES + 1)
    with pytest.raises(Refused) as refusal:
        inspect_upload(source, out=out, sandbox=sandbox)
    assert refusal.value.reason == "too_large"


def test_limits_are_inclusive(load: Load) -> None:
    assert load(pictures.saved(Image.new("1", (52_000_000, 1)), "PNG")).size == (52_000_000, 1)
    assert load(pictures.long_gif(300)).size == (16, 16)


@pytest.mark.parametrize("through", [inspect_upload, make_files, make_profile_pictures])
def test_first_bytes_are_read_before_any_process_starts(
    through: Callable[..., object], write: Write, out: Path, sandbox: Sandbox
) -> None:
    with pytest.raises(Refused):
        through(write(pictures.svg()), out=out, sandbox=sandbox)
    assert not sandbox.lock_folder.exists()


def test_errors_survive_a_task_queue() -> None:
    refusal = pickle.loads(pickle.dumps(Refused("truncated")))
    assert (refusal.reason, str(refusal)) == ("truncated", SENTENCES["truncated"])
    assert pickle.loads(pickle.dumps(Busy(7))).retry_after == 7


def test_a_name_decides_nothing(tmp_path: Path, out: Path, sandbox: Sandbox) -> None:
    source = tmp_path / "holiday.svg"
    source.write_bytes(pictures.gif())
    assert inspect_upload(source, out=out, sandbox=sandbox).format == "gif"


@pytest.mark.parametrize("sentence", SENTENCES.values())
def test_sentences_say_what_is_wrong_and_what_to_do(sentence: str) -> None:
    assert sentence[0].isupper()
    assert sentence.endswith(".")
    assert "_" not in sentence
