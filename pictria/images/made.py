"""A file that the pipeline made."""

from dataclasses import dataclass
from pathlib import Path
from typing import Self, TypedDict

CONTENT_TYPES = {".webp": "image/webp", ".jpg": "image/jpeg", ".png": "image/png"}


class MadeFileJSON(TypedDict):
    """How a `MadeFile` crosses the process boundary: its name only, never a path."""

    name: str
    width: int
    height: int


@dataclass(frozen=True)
class MadeFile:
    """A picture in the folder the caller gave; width and height in pixels."""

    path: Path
    width: int
    height: int

    @property
    def content_type(self) -> str:
        """The media type to serve the file with."""
        return CONTENT_TYPES[self.path.suffix]

    def to_json(self) -> MadeFileJSON:
        """Give what the child prints of the file."""
        return {"name": self.path.name, "width": self.width, "height": self.height}

    @classmethod
    def from_json(cls, folder: Path, made: MadeFileJSON) -> Self:
        """Give the file of that name inside `folder`, whatever the name tries to be."""
        return cls(folder / Path(made["name"]).name, int(made["width"]), int(made["height"]))
