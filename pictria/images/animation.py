"""Moving pictures: an APNG as the cleaned original, an animated WebP to show."""

from pathlib import Path

from PIL import Image

from pictria.images.apng import ApngWriter
from pictria.images.clean import png_level
from pictria.images.limits import ANIMATION_WIDTH
from pictria.images.loading import frames, loop_count
from pictria.images.made import MadeFile
from pictria.images.opening import Opened
from pictria.images.renditions import METHOD, QUALITY, WEBP, resized
from pictria.images.sizes import scaled

MAX_WEBP_LOOPS = 0xFFFF
VP8X_FLAGS = 20
ALPHA = 0x10


def save_animation(file: Opened, out: Path) -> tuple[MadeFile, MadeFile]:
    """Decode once and save the APNG in full size and the WebP of at most ANIMATION_WIDTH pixels.

    Durations and loop are kept; equal neighbours may become one frame of the same total duration.
    """
    path = out / "original.png"
    size = scaled(*file.size, min(ANIMATION_WIDTH, file.size[0]))
    smaller, durations = [], []
    level = png_level(file.size[0] * file.size[1] * file.frames)
    with ApngWriter(path, frames=file.frames, loop=loop_count(file), level=level) as apng:
        for frame in frames(file):
            apng.add(frame.picture, frame.duration)
            smaller.append(resized(frame.picture, size))
            durations.append(frame.duration)
    moving = save_moving_webp(smaller, durations, loop_count(file), out / "animation.webp")
    return MadeFile(path, *file.size), moving


def save_moving_webp(
    pictures: list[Image.Image], durations: list[int], loop: int, path: Path
) -> MadeFile:
    """Save frames of one size, shown for `durations` milliseconds, `loop` times (0 for ever)."""
    pictures[0].save(
        path,
        WEBP,
        save_all=True,
        append_images=pictures[1:],
        duration=durations,
        loop=min(loop, MAX_WEBP_LOOPS),
        quality=QUALITY,
        method=METHOD,
    )
    if any(picture.mode == "RGBA" for picture in pictures):
        _mark_transparent(path)
    return MadeFile(path, *pictures[0].size)


def _mark_transparent(path: Path) -> None:
    """Set the alpha flag of the VP8X header (RFC 9649, section 2.7.1).

    libwebp leaves it out when it cut each frame to a rectangle without holes, and then viewers show
    black around the rectangles.
    """
    with path.open("r+b") as file:
        head = file.read(VP8X_FLAGS + 1)
        if head[12:16] == b"VP8X":
            file.seek(VP8X_FLAGS)
            file.write(bytes([head[VP8X_FLAGS] | ALPHA]))
