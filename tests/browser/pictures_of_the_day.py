"""Pictures of the site, taken while people use it.

`SCREENSHOTS=folder .venv/bin/pytest tests/browser/test_a_day.py` takes them.

With them the people share pieces of the demo gallery, whose artists are there, too; without them
small drawings.
"""

import os
from dataclasses import dataclass
from datetime import timedelta
from functools import cache
from pathlib import Path

from django.utils import timezone
from playwright.sync_api import FilePayload, Page

from accounts.models import User
from accounts.services.following import follow
from collections_app.models import Board
from collections_app.services.saving import save_post
from pictria.demo.gallery import PEOPLE, PIECES, encode
from pictria.demo.hanging import hang, introduce
from posts.models import Post
from tests.browser.handling import a_file
from tests.support import pictures

SHARED = ("moon-road", "green-on-green", "ruska-week", "kp-six", "slow-sun")
SIZES = ((1280, 900), (390, 844))
SCHEMES = ("light", "dark")
IN_SIGHT_ARE_THERE = """async () => {
    const isInSight = (image) => {
        const { left, right, top, bottom } = image.getBoundingClientRect();
        return right > left && left < innerWidth && right > 0 && top < innerHeight && bottom > 0;
    };
    const shown = [...document.images].filter(isInSight);
    await Promise.all(shown.map((image) => image.complete && image.decode().catch(() => {})));
    return shown.every((image) => image.complete);
}"""


@dataclass(frozen=True)
class Drawing:
    """A file to share, and what it shows."""

    file: FilePayload
    describes: str


@dataclass(frozen=True)
class Album:
    """Where pictures go; without a folder none are taken."""

    folder: Path | None

    @property
    def drawings(self) -> list[Drawing]:
        """One to share alone, and some for a Collection."""
        return _pieces() if self.folder else _small()

    def take(self, page: Page, name: str) -> None:
        """The page as it is now, wide and narrow, light and dark."""
        if not self.folder:
            return
        usual = page.viewport_size
        for width, height in SIZES:
            for scheme in SCHEMES:
                page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
                page.set_viewport_size({"width": width, "height": height})
                _wait(page)
                page.screenshot(path=self.folder / f"{name}-{width}-{scheme}.png", full_page=True)
        page.emulate_media(color_scheme=None)
        if usual:
            page.set_viewport_size(usual)

    def fill(self, board: Board) -> None:
        """Lets more hang on the board, so that it looks like one."""
        if not self.folder:
            return
        for post in Post.objects.public().exclude(board_items__board=board)[:12]:
            save_post(user=board.owner, post=post, board=board)

    def furnish(self, visitor: User) -> None:
        """Lets others have shared, too, whom the visitor follows."""
        if not self.folder:
            return
        artists = {person.username: introduce(person) for person in PEOPLE}
        for artist in artists.values():
            follow(follower=visitor, followed=artist)
        now = timezone.now()
        others = [piece for piece in PIECES if piece.slug not in SHARED]
        for place, piece in enumerate(others[-14:]):
            hang(piece, artist=artists[piece.artist], posted_at=now - timedelta(hours=60 - place))


def album() -> Album:
    """The one that the environment asks for."""
    folder = os.environ.get("SCREENSHOTS")
    if not folder:
        return Album(None)
    Path(folder).mkdir(parents=True, exist_ok=True)
    return Album(Path(folder))


def _wait(page: Page) -> None:
    """Until all pictures are there, those further down, too."""
    for y in range(0, page.evaluate("document.documentElement.scrollHeight"), 400):
        page.evaluate("(y) => scrollTo(0, y)", y)
        page.wait_for_function(IN_SIGHT_ARE_THERE)
    page.evaluate("scrollTo(0, 0)")
    page.wait_for_function("scrollY === 0")


@cache
def _pieces() -> list[Drawing]:
    by_slug = {piece.slug: piece for piece in PIECES}
    pieces = [by_slug[slug] for slug in SHARED]
    return [Drawing(a_file(*encode(piece)), piece.alt_text) for piece in pieces]


def _small() -> list[Drawing]:
    sizes = {"moon": (320, 240), "leaf": (240, 320), "pond": (300, 300), "crow": (400, 250)}
    return [
        Drawing(a_file(pictures.png(*size), f"{name}.png"), f"A {name}")
        for name, size in sizes.items()
    ]
