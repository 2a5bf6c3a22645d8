"""A folder of pictures becomes posts, and a second run adds only what is new."""

import os
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from accounts.models import User
from pictria.images.pipeline import Busy, Failed, Refused
from posts.models import Image, Post
from posts.models.post import LONGEST_CAPTION
from posts.services.publishing import Words, publish_image
from posts.services.uploads import keep_file, sha256_of

TRIES = 10


@dataclass(frozen=True)
class Outcome:
    """What became of one file."""

    file: Path
    result: Literal["posted", "there already", "refused"]
    reason: str = ""
    post: Post | None = None


def files_in(folder: Path) -> list[Path]:
    """Every file below the folder in order of its name; hidden ones are left out."""
    return sorted(
        path
        for path in folder.rglob("*")
        if path.is_file()
        and not any(part.startswith(".") for part in path.relative_to(folder).parts)
    )


def import_file(*, author: User, file: Path, words: Words) -> Outcome:
    """Posts one file, unless this person imported the same bytes before."""
    try:
        post, is_new = post_file(author=author, file=file, words=words)
    except (Refused, Failed, OSError) as error:
        return Outcome(file, "refused", reason=_sentence(error))
    return Outcome(file, "posted" if is_new else "there already", post=post)


def post_file(*, author: User, file: Path, words: Words) -> tuple[Post, bool]:
    """The post of this file, and whether it is new: the same bytes of a person are one post.

    Raises Refused or Failed for the file, and what the disk and the storage raise.
    """
    key = f"import:{sha256_of(file)}"
    if post := Post.objects.filter(author=author, submit_key=key).first():
        return post, False
    image = patiently_kept(author, file)
    return publish_image(author=author, image=image, words=words, submit_key=key), True


def patiently_kept(author: User, file: Path) -> Image:
    """Nobody waits at a screen for an import, so it takes its turn as often as it must."""
    for _ in range(TRIES):
        try:
            return keep_file(owner=author, source=file)
        except Busy:
            continue
    return keep_file(owner=author, source=file)


def _sentence(error: Exception) -> str:
    return str(error) if isinstance(error, Refused) else "This file cannot be read."


def caption_from_name(file: Path) -> str:
    """A file's name as words: `summer-2019_03.jpg` is "summer 2019 03"."""
    return re.sub(r"[\s_-]+", " ", readable(file.stem)).strip()[:LONGEST_CAPTION]


def readable(name: str) -> str:
    """A file name that can be stored and printed, whatever bytes it is made of."""
    return os.fsencode(name).decode("utf-8", "replace").replace("\0", "")
