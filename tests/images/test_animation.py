"""Moving pictures: all frames, how long, how often, and what stands for them."""

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image, ImageChops

from pictria.images import work
from tests.images.conftest import Load, Write
from tests.support import pictures

DURATIONS = [60, 120, 300, 90]
Shown = list[tuple[Image.Image, int]]


def shown(file: Path | BytesIO) -> Shown:
    """The frames and their durations, as Pillow reads them."""
    with Image.open(file) as picture:
        frames = []
        for number in range(picture.n_frames):  # type: ignore[attr-defined]
            picture.seek(number)
            picture.load()
            frames.append((picture.convert("RGBA"), round(picture.info["duration"])))
        return frames


def apart(one: Image.Image, other: Image.Image) -> float:
    """The mean distance of levels."""
    grey = ImageChops.difference(one.convert("RGB"), other.convert("RGB")).convert("L")
    return grey.resize((1, 1), Image.Resampling.BOX).getextrema()[0]  # type: ignore[return-value]


@pytest.mark.parametrize("kind", ["GIF", "PNG", "WEBP", "AVIF"])
def test_frames_and_durations_are_kept(kind: str, write: Write, out: Path) -> None:
    options = {"speed": 10} if kind == "AVIF" else {}
    data = pictures.animated(kind, duration=DURATIONS, **options)
    made = work.make(write(data), out)
    sent = shown(BytesIO(data))
    assert made["animation"]
    for name, within in ((made["original"]["name"], 0), (made["animation"]["name"], 4)):
        stored = shown(out / name)
        assert [duration for _, duration in stored] == DURATIONS
        for (before, _), (after, _) in zip(sent, stored, strict=True):
            assert apart(before, after) <= within


# GIF counts the repetitions after the first time; the others count plays.
@pytest.mark.parametrize(
    ("kind", "options", "plays"),
    [
        ("GIF", {}, 1),
        ("GIF", {"loop": 0}, 0),
        ("GIF", {"loop": 2}, 3),
        ("PNG", {"loop": 0}, 0),
        ("PNG", {"loop": 3}, 3),
        ("WEBP", {"loop": 0}, 0),
        ("WEBP", {"loop": 3}, 3),
    ],
)
def test_the_loop_is_kept(
    kind: str, options: dict[str, int], plays: int, write: Write, out: Path
) -> None:
    made = work.make(write(pictures.animated(kind, **options)), out)
    assert made["animation"]
    for name in (made["original"]["name"], made["animation"]["name"]):
        with Image.open(out / name) as picture:
            assert picture.info["loop"] == plays


def test_frames_without_a_duration_get_that_of_browsers(write: Write, out: Path) -> None:
    made = work.make(write(pictures.animated_gif(duration=0)), out)
    assert [duration for _, duration in shown(out / made["original"]["name"])] == [100] * 4


def test_a_frame_may_stand_for_minutes(write: Write, out: Path) -> None:
    made = work.make(write(pictures.animated_gif(2, duration=[100_000, 100])), out)
    assert [duration for _, duration in shown(out / made["original"]["name"])] == [100_000, 100]


def test_the_animation_is_at_most_736_wide(write: Write, out: Path) -> None:
    made = work.make(write(pictures.animated("WEBP", 2, 1000, 500)), out)
    assert made["animation"] == {"name": "animation.webp", "width": 736, "height": 368}
    assert [each["width"] for each in made["renditions"]] == [236, 474, 736, 1000]
    assert made["original"] == {"name": "original.png", "width": 1000, "height": 500}


def test_holes_move_too(write: Write, out: Path) -> None:
    frames = [Image.new("RGBA", (40, 20)) for _ in range(2)]
    frames[0].paste((255, 0, 0, 255), (0, 0, 20, 20))
    frames[1].paste((0, 0, 255, 255), (20, 0, 40, 20))
    data = pictures.saved(
        frames[0], "GIF", save_all=True, append_images=frames[1:], disposal=2, duration=80
    )
    made = work.make(write(data), out)
    assert made["animation"]
    for name in (made["original"]["name"], made["animation"]["name"]):
        (first, _), (second, _) = shown(out / name)
        assert [first.getpixel((x, 10))[3] for x in (5, 35)] == [255, 0]  # type: ignore[index]
        assert [second.getpixel((x, 10))[3] for x in (5, 35)] == [0, 255]  # type: ignore[index]


def test_an_empty_first_frame_does_not_stand_for_the_rest(load: Load) -> None:
    frames = [Image.new("RGB", (120, 80), "white"), *pictures.frame_drawings(2)]
    data = pictures.saved(frames[0], "WEBP", save_all=True, append_images=frames[1:])
    assert apart(load(data), frames[1]) < 4


def test_the_first_frame_stands_for_the_rest(load: Load) -> None:
    assert apart(load(pictures.animated_gif()), pictures.frame_drawings(1)[0]) < 8


def test_a_default_image_is_no_frame(write: Write, out: Path) -> None:
    hidden = Image.new("RGB", (120, 80), "black")
    data = pictures.saved(
        hidden,
        "PNG",
        save_all=True,
        default_image=True,
        append_images=pictures.frame_drawings(3),
        duration=80,
    )
    source = write(data)
    assert work.inspect(source, out)["frames"] == 3
    original = work.make(source, out)["original"]["name"]
    sent = pictures.frame_drawings(3)
    for (stored, _), frame in zip(shown(out / original), sent, strict=True):
        assert apart(stored, frame) == 0


def test_a_damaged_last_frame_is_noticed(load: Load) -> None:
    data = bytearray(pictures.animated("PNG", 4))
    last = data.rindex(b"fdAT")
    data[last + 8 : last + 40] = bytes(32)
    with pytest.raises(ValueError, match="damaged"):
        load(bytes(data))
