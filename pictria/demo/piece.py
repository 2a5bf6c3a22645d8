"""What the gallery is made of: people, and the pieces they show."""

from collections.abc import Callable
from dataclasses import dataclass

from PIL import Image

from pictria.demo.canvas import Size


@dataclass(frozen=True)
class Person:
    """One of the demo's artists."""

    username: str
    bio: str


@dataclass(frozen=True)
class Piece:
    """One picture: how it is drawn, and what its artist says of it."""

    artist: str
    caption: str
    tags: tuple[str, ...]
    alt_text: str
    width: int
    height: int
    draw: Callable[[], Image.Image]
    slug: str
    sensitive: bool = False
    form: str = "JPEG"
    frames: Callable[[], list[Image.Image]] | None = None


Drawing = Callable[[Size], Image.Image]


def drawn(size: Size, drawing: Drawing) -> Callable[[], Image.Image]:
    """A drawing whose size is already chosen."""
    return lambda: drawing(size)
