"""One thing of a ZIP becomes a post, a board or a profile, unless it is one already."""

import hashlib
import json
import re
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath
from typing import Any

from django.utils import timezone
from django.utils.dateparse import parse_datetime

from accounts.models import User
from collections_app.models.board import Board
from collections_app.models.collection import FEWEST_PICTURES, MOST_PICTURES
from collections_app.services.collections import WrongNumber, publish_collection
from pictria.portability.forms import RecordForm
from pictria.portability.models import Entry, Import
from pictria.portability.services.arriving import Unwelcome
from pictria.portability.services.contents import extract
from posts.models import Image, Post
from posts.models.image import LONGEST_ALT_TEXT
from posts.services.importing import caption_from_name, patiently_kept, post_file
from posts.services.publishing import Picture, Words, publish

NOT_READABLE = "What the ZIP says about this cannot be read."
# Before this day nobody posted anything anywhere.
EARLIEST = datetime(1990, 1, 1, tzinfo=UTC)
Record = dict[str, Any]


@dataclass(frozen=True)
class Source:
    """An open ZIP, where it comes from, and whose it is to be."""

    job: Import
    archive: zipfile.ZipFile
    origin: str
    folder: Path
    alive: Callable[[], None]

    @property
    def person(self) -> User:
        return self.job.person

    def unpacked(self, name: str) -> Path:
        """One entry as a file, until the next one. Raises Unwelcome."""
        self.alive()
        file = self.folder / "picture"
        extract(self.archive, name, file)
        return file

    def key_of(self, record: Record) -> str:
        """The same thing of the same site always has the same key."""
        name = f"{self.origin}/{record.get('id') or json.dumps(record, sort_keys=True)}"
        return f"brought:{hashlib.sha256(name.encode(errors='replace')).hexdigest()[:48]}"


@dataclass(frozen=True)
class Outcome:
    """What became of an entry; `reason` is a sentence where it was refused."""

    result: str
    reason: str = ""
    post: Post | None = None
    board: Board | None = None


def post_file_of(source: Source, entry: Entry) -> Outcome:
    """A plain picture, as `import_folder` takes it: the same bytes are one post."""
    file = source.unpacked(entry.name)
    caption = caption_from_name(Path(PurePosixPath(entry.name).name))
    words = Words(caption=caption, visibility=source.job.visibility)
    post, is_new = post_file(author=source.person, file=file, words=words)
    return Outcome(Entry.Result.POSTED if is_new else Entry.Result.THERE, post=post)


def post_record(source: Source, record: Record) -> Outcome:
    """A post as a ZIP of ours tells it. Raises Unwelcome, WrongNumber, Refused."""
    key = source.key_of(record)
    if post := post_there(source.person, record, key):
        return Outcome(Entry.Result.THERE, post=post)
    words, told = _words_of(record), _pictures_told(record)
    pictures = [_kept(source, one) for one in told]
    about = {
        "author": source.person,
        "pictures": pictures,
        "words": words,
        "submit_key": key,
        "posted_at": _moment_of(record),
    }
    post = _publish(record, about, _cover_of(told, pictures))
    return Outcome(Entry.Result.POSTED, post=post)


def _publish(record: Record, about: dict[str, Any], cover: Image | None) -> Post:
    match record.get("kind"):
        case Post.Kind.COLLECTION if cover:
            return publish_collection(cover=cover, **about)
        case Post.Kind.TEXT:
            return publish(kind=Post.Kind.TEXT, **about)
        case _:
            return publish(**about)


def post_there(person: User, record: Record, key: str) -> Post | None:
    mine = Post.objects.filter(author=person)
    own_id = str(record.get("id"))
    return mine.filter(submit_key=key).first() or mine.filter(public_id=own_id).first()


def _words_of(record: Record) -> Words:
    """What it says, by the rules of the form. Raises Unwelcome with the form's first sentence."""
    typed = {name: str(record.get(name) or "") for name in ("title", "caption", "visibility")}
    typed["source_url"] = str(record.get("source") or "")
    tags = record.get("tags")
    typed["tags"] = ", ".join(map(str, tags)) if isinstance(tags, list) else ""
    flags = {name: record.get(name) is True for name in ("sensitive", "comments_closed")}
    form = RecordForm({**typed, **flags})
    if not form.is_valid():
        raise Unwelcome(next(iter(form.errors.values()))[0])
    return form.words


def _moment_of(record: Record) -> datetime:
    """When it was posted; a post brought from the future was posted now."""
    try:
        moment = parse_datetime(str(record.get("posted_at")))
    except ValueError:
        moment = None
    now = timezone.now()
    if moment is None or timezone.is_naive(moment):
        return now
    return min(max(moment, EARLIEST), now)


def _pictures_told(record: Record) -> list[Record]:
    """As many as a post of this kind has. Raises Unwelcome or WrongNumber."""
    told = record.get("pictures")
    if not isinstance(told, list) or not all(isinstance(one, dict) for one in told):
        raise Unwelcome(NOT_READABLE)
    if record.get("kind") == Post.Kind.COLLECTION:
        if not FEWEST_PICTURES <= len(told) <= MOST_PICTURES:
            raise WrongNumber
    elif len(told) != 1 and not (_is_of_words(record) and not told):
        raise Unwelcome(NOT_READABLE)
    return told


def _is_of_words(record: Record) -> bool:
    return record.get("kind") == Post.Kind.TEXT and bool(str(record.get("caption") or "").strip())


def _kept(source: Source, told: Record) -> Picture:
    file = source.unpacked(str(told.get("file")))
    image = patiently_kept(source.person, file)
    alt_text = re.sub(r"[\x00-\x1f]+", " ", str(told.get("alt_text") or ""))
    return Picture(image, alt_text[:LONGEST_ALT_TEXT])


def _cover_of(told: list[Record], pictures: list[Picture]) -> Image | None:
    """The one that is said to be it, or the first."""
    said = (
        picture for picture, one in zip(pictures, told, strict=True) if one.get("is_cover") is True
    )
    cover = next(said, None) or next(iter(pictures), None)
    return cover.image if cover else None
