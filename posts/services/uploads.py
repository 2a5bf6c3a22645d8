"""A file that arrived is checked and kept as an Image without a post."""

import hashlib
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from accounts.models import User
from pictria.core.public_ids import new_storage_token
from pictria.core.rate_limits import count_against
from pictria.decoding import LOOKING_SECONDS, sandbox
from pictria.images.pipeline import Inspection, inspect_upload
from pictria.storage import media
from posts.models import Image

HOUR = 3600
CHUNK = 1 << 20


def keep_upload(*, owner: User, file: UploadedFile[Any]) -> Image:
    """Checks an uploaded file and keeps it as its owner's Image without a post.

    Raises Refused or TooOften with a sentence for the person, Busy when no turn comes up in time,
    Failed when this machine could not look at it, for no fault of the file's.
    """
    count_against(
        settings.UPLOADS_AN_HOUR,
        action="upload",
        who=owner.pk,
        seconds=HOUR,
        sentence="You have sent very many files. Please go on in an hour.",
    )
    with _on_disk(file) as source:
        return keep_file(owner=owner, source=source)


def keep_file(*, owner: User, source: Path) -> Image:
    """As keep_upload, for a file that is on this machine's disk."""
    with tempfile.TemporaryDirectory(prefix="pictria-") as folder:
        found = inspect_upload(source, out=Path(folder), sandbox=sandbox(LOOKING_SECONDS))
        return _store(owner, source, found)


def _store(owner: User, source: Path, found: Inspection) -> Image:
    image = Image(
        owner=owner,
        width=found.width,
        height=found.height,
        frames=found.frames,
        format=found.format,
        size=source.stat().st_size,
        sha256=sha256_of(source),
        colour=found.colour,
        placeholder=found.placeholder,
        upload_key=f"upload/{new_storage_token()}",
        widths=[found.smallest.width],
    )
    media.put(image.upload_key, source, "application/octet-stream")
    media.put(
        image.rendition_key(found.smallest.width), found.smallest.path, found.smallest.content_type
    )
    with transaction.atomic():
        image.save()
    return image


def sha256_of(source: Path) -> str:
    with source.open("rb") as content:
        return hashlib.file_digest(content, "sha256").hexdigest()


@contextmanager
def _on_disk(file: UploadedFile[Any]) -> Iterator[Path]:
    """The upload handler has usually written it already; what is in memory is written now."""
    with tempfile.NamedTemporaryFile(prefix="pictria-upload-") as copy:
        if hasattr(file, "temporary_file_path"):
            yield Path(file.temporary_file_path())
            return
        for chunk in file.chunks(CHUNK):
            copy.write(chunk)
        copy.flush()
        yield Path(copy.name)
