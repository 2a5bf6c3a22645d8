"""The front door of the image pipeline; see the package's docstring for what lies behind it."""

from dataclasses import dataclass
from pathlib import Path

from pictria.images.checks import check_file
from pictria.images.errors import Busy, Failed, Refused
from pictria.images.made import MadeFile
from pictria.images.sandbox import Died, Sandbox

__all__ = [
    "Busy",
    "Failed",
    "Inspection",
    "Made",
    "MadeFile",
    "Refused",
    "Sandbox",
    "inspect_upload",
    "make_files",
    "make_profile_pictures",
]


@dataclass(frozen=True)
class Inspection:
    """What an accepted upload is. Width and height are the upright picture's, in pixels."""

    format: str
    width: int
    height: int
    frames: int
    placeholder: str
    """A tiny WebP as a data: address."""
    colour: str
    """The main colour as #rrggbb."""
    smallest: MadeFile

    @property
    def animated(self) -> bool:
        """Whether it moves."""
        return self.frames > 1


@dataclass(frozen=True)
class Made:
    """The stored files of one picture; renditions narrowest first."""

    original: MadeFile
    renditions: list[MadeFile]
    animation: MadeFile | None


def inspect_upload(source: Path, *, out: Path, sandbox: Sandbox) -> Inspection:
    """Decode an upload completely and make its smallest rendition in the folder `out`.

    A file that kills its decoder, or keeps it too long, is refused like any other bad one.
    Raises Refused, Busy; Failed only for what no picture can cause, such as a full disk.
    """
    check_file(source)
    try:
        found = sandbox.run("inspect", source, out)
    except Died as death:
        raise Refused("too_hard") from death
    return Inspection(**{**found, "smallest": MadeFile.from_json(out, found["smallest"])})


def make_files(source: Path, *, out: Path, sandbox: Sandbox) -> Made:
    """Make the cleaned original, the renditions and, if it moves, the animation in `out`.

    Raises Failed, Busy, Refused.
    """
    check_file(source)
    made = sandbox.run("make", source, out)
    return Made(
        original=MadeFile.from_json(out, made["original"]),
        renditions=[MadeFile.from_json(out, each) for each in made["renditions"]],
        animation=made["animation"] and MadeFile.from_json(out, made["animation"]),
    )


def make_profile_pictures(source: Path, *, out: Path, sandbox: Sandbox) -> list[MadeFile]:
    """Make the square profile pictures in `out`, smallest first. Raises Failed, Busy, Refused."""
    check_file(source)
    return [MadeFile.from_json(out, each) for each in sandbox.run("portraits", source, out)]
