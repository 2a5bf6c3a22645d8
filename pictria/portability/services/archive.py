"""The ZIP that people take along: their pictures, JSON of all that is theirs, and a page."""

import json
import zipfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db.models import QuerySet, Sum
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.dateparse import parse_datetime

from accounts.models import User
from accounts.models.profile import PICTURE_SIZES
from pictria.core.runs import in_runs
from pictria.core.sections import registered
from pictria.storage import media
from posts.models import Image
from posts.sections import picture_name, posts

CHUNK = 1 << 20
POSTS_A_PAGE = 200
# By this a ZIP is known when it is brought back. The version goes up when its shape changes.
MANIFEST = "pictria.json"
VERSION = 1

Progress = Callable[[int], None]


@dataclass(frozen=True)
class Missing:
    """A picture that could not be read from the storage."""

    name: str


def write_archive(person: User, target: Path, *, progress: Progress) -> list[Missing]:
    """Writes the ZIP. Calls `progress` with the number of pictures that are in. Gives what is not.

    `progress` is called before each picture and each list, so that nobody takes us for dead.

    Raises what the storage raises, but for single objects that are gone.
    """
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        count = pictures_of(person)
        missing = list(_pictures(archive, person, progress))
        _write_data(archive, person, missing, lambda: progress(count))
        _write_pages(archive, person)
    return missing


def pictures_of(person: User) -> int:
    """How many pictures the ZIP will hold."""
    return _images(person).count()


def bytes_of(person: User) -> int:
    """About how large the ZIP will be."""
    return _images(person).aggregate(bytes=Sum("size"))["bytes"] or 0


def _images(person: User) -> "QuerySet[Image]":
    return Image.objects.filter(owner=person, post__isnull=False).select_related("post")


def _pictures(archive: zipfile.ZipFile, person: User, progress: Progress) -> Iterator[Missing]:
    for number, image in enumerate(in_runs(_images(person))):
        progress(number)
        name = picture_name(image)
        if not _copied(archive, image.original_key or image.upload_key, name):
            yield Missing(name)
    if person.profile.picture:
        _copied(archive, person.profile.picture_key(max(PICTURE_SIZES)), "profile.webp")


def _copied(archive: zipfile.ZipFile, key: str, name: str) -> bool:
    """Pictures are compressed already, so they are stored as they are."""
    entry = zipfile.ZipInfo(name, date_time=timezone.now().timetuple()[:6])
    try:
        with media.open(key) as stored, archive.open(entry, "w", force_zip64=True) as copy:
            for chunk in stored.chunks(CHUNK):
                copy.write(chunk)
    except FileNotFoundError:
        return False
    return True


def _write_data(
    archive: zipfile.ZipFile, person: User, missing: list[Missing], alive: Callable[[], None]
) -> None:
    for section in registered():
        alive()
        with archive.open(f"data/{section.name}.json", "w", force_zip64=True) as file:
            for piece in _json(section.rows(person)):
                file.write(piece.encode())
    about = {
        "pictria": VERSION,
        "site": settings.SITE_URL,
        "username": person.username,
        "made_at": timezone.now(),
        "missing": [picture.name for picture in missing],
    }
    archive.writestr(MANIFEST, json.dumps(about, cls=DjangoJSONEncoder, indent=1))


def _json(rows: Iterable[dict[str, Any]]) -> Iterator[str]:
    """A JSON list, a row at a time: nobody's data need fit into memory."""
    separator = "[\n"
    for row in rows:
        yield separator + json.dumps(row, cls=DjangoJSONEncoder, ensure_ascii=False)
        separator = ",\n"
    yield "[]\n" if separator == "[\n" else "\n]\n"


def _write_pages(archive: zipfile.ZipFile, person: User) -> None:
    """Pages that open from a disk, without a site and without scripts."""
    number, rows = 1, iter(_dated(posts(person)))
    page, following = list(islice(rows, POSTS_A_PAGE)), list(islice(rows, POSTS_A_PAGE))
    while True:
        context = {
            "person": person,
            "posts": page,
            "number": number,
            "has_next": bool(following),
            "site_name": settings.SITE_NAME,
            "site_url": settings.SITE_URL,
            "made_at": timezone.now(),
            "sections": registered(),
        }
        html = render_to_string("portability/offline.html", context)
        archive.writestr(page_name(number), html)
        if not following:
            return
        number, page, following = number + 1, following, list(islice(rows, POSTS_A_PAGE))


def _dated(rows: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    return ({**row, "when": parse_datetime(row["posted_at"])} for row in rows)


def page_name(number: int) -> str:
    return "index.html" if number == 1 else f"page-{number}.html"
