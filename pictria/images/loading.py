"""Decode an opened file into pictures: upright, 8-bit sRGB, without metadata."""

from collections.abc import Iterator
from dataclasses import dataclass

from PIL import Image

from pictria.images.colour import plain
from pictria.images.formats import Format
from pictria.images.opening import Opened, check_pixels, reading
from pictria.images.orientation import upright, upright_size

SHORTEST_MS = 10
BROWSERS_MS = 100


@dataclass(frozen=True)
class Frame:
    """One picture of an animation, shown for `duration` milliseconds."""

    picture: Image.Image
    duration: int


def still(file: Opened, at_least: tuple[int, int] | None = None) -> Image.Image:
    """Decode the picture, or what stands for an animation.

    With `at_least` a JPEG is decoded at the smallest of 1/1, 1/2, 1/4, 1/8 of its size that still
    covers that width and height: the decoder then skips most of its work, yet reads every byte.
    Raises Refused.
    """
    if file.animated:
        return telling_frame(frames(file))
    with reading():
        if at_least and file.format is Format.JPEG:
            file.image.draft(None, upright_size(at_least, file.orientation))
        file.image.load()
    check_pixels(file.image.size)
    return upright(plain(file.image), file.orientation)


def frames(file: Opened) -> Iterator[Frame]:
    """Decode an animation frame by frame, each complete in itself. Raises Refused."""
    first = 1 if file.image.info.get("default_image") else 0
    for number in range(first, first + file.frames):
        with reading():
            file.image.seek(number)
            file.image.load()
            decoded = file.image.copy()
        duration = shown_for(file.image.info.get("duration"))
        yield Frame(upright(plain(decoded), file.orientation), duration)


def telling_frame(moving: Iterator[Frame]) -> Image.Image:
    """Give the first frame that is more than one flat colour, else the first; read all of them."""
    first = next(moving).picture
    chosen = None if is_flat(first) else first
    for frame in moving:
        if chosen is None and not is_flat(frame.picture):
            chosen = frame.picture
    return chosen or first


def is_flat(picture: Image.Image) -> bool:
    """Whether all pixels are alike, or nothing is to be seen."""
    if picture.mode == "RGBA" and picture.getchannel("A").getextrema() == (0, 0):
        return True
    return len(picture.getcolors(1) or []) == 1


def shown_for(duration: object) -> int:
    """Give milliseconds. Browsers show frames of up to 10 ms for 100, so every viewer shall."""
    milliseconds = round(duration) if isinstance(duration, int | float) else 0
    return milliseconds if milliseconds > SHORTEST_MS else BROWSERS_MS


def loop_count(file: Opened) -> int:
    """Give how often an animation plays, 0 for ever.

    GIF counts repetitions after the first time and plays once if it says nothing; APNG and WebP
    count plays.
    """
    loop = file.image.info.get("loop")
    if file.format is not Format.GIF:
        return loop or 0
    if loop is None:
        return 1
    return loop + 1 if loop else 0
