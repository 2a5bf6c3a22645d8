"""The tasks of the child process: from a file to files, and a report as JSON."""

from collections.abc import Callable
from pathlib import Path
from typing import TypedDict

from pictria.images import portraits
from pictria.images.animation import save_animation
from pictria.images.clean import encode, keep_jpeg
from pictria.images.loading import still
from pictria.images.made import MadeFile, MadeFileJSON
from pictria.images.opening import Opened, opened
from pictria.images.placeholder import main_colour, placeholder
from pictria.images.renditions import rendition_sizes, resized, save_renditions, save_webp


class InspectionJSON(TypedDict):
    """What `inspect` found."""

    format: str
    width: int
    height: int
    frames: int
    placeholder: str
    colour: str
    smallest: MadeFileJSON


class MadeJSON(TypedDict):
    """What `make` made."""

    original: MadeFileJSON
    renditions: list[MadeFileJSON]
    animation: MadeFileJSON | None


def inspect(source: Path, out: Path) -> InspectionJSON:
    """Decode the whole file; give smallest rendition, placeholder and colour. Raises Refused."""
    with opened(source) as file:
        size = rendition_sizes(*file.size)[0]
        picture = resized(still(file, at_least=size), size)
    smallest = save_webp(picture, out / f"{size[0]}.webp")
    return {
        "format": file.format,
        "width": file.size[0],
        "height": file.size[1],
        "frames": file.frames,
        "placeholder": placeholder(picture),
        "colour": main_colour(picture),
        "smallest": smallest.to_json(),
    }


def make(source: Path, out: Path) -> MadeJSON:
    """Make the cleaned original and all renditions. Raises Refused."""
    with opened(source) as file:
        if file.animated:
            return _make_moving(file, out)
        return _make_still(file, out)


def make_portraits(source: Path, out: Path) -> list[MadeFileJSON]:
    """Make the profile pictures. Raises Refused."""
    with opened(source) as file:
        picture = still(file, at_least=portraits.needed_size(*file.size))
        return [made.to_json() for made in portraits.save_portraits(picture, out)]


def _make_still(file: Opened, out: Path) -> MadeJSON:
    sizes = rendition_sizes(*file.size)
    if original := keep_jpeg(file, out):
        picture = still(file, at_least=sizes[-1])
    else:
        picture = still(file)
        original = encode(picture, file, out)
    return _report(original, save_renditions(picture, sizes, out), None)


def _make_moving(file: Opened, out: Path) -> MadeJSON:
    original, animation = save_animation(file, out)
    stills = save_renditions(still(file), rendition_sizes(*file.size), out)
    return _report(original, stills, animation)


def _report(original: MadeFile, renditions: list[MadeFile], animation: MadeFile | None) -> MadeJSON:
    return {
        "original": original.to_json(),
        "renditions": [made.to_json() for made in renditions],
        "animation": animation.to_json() if animation else None,
    }


TASKS: dict[str, Callable[[Path, Path], object]] = {
    "inspect": inspect,
    "make": make,
    "portraits": make_portraits,
}
