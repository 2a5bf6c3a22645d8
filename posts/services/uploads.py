"""A file that arrived is checked and kept as an Image without a post."""

import hashlib
from pathlib import Path

from django.conf import settings
from django.core.files.uploadedfile import TemporaryUploadedFile

from accounts.models import User
from pictria.core.public_ids import new_storage_token
from pictria.core.rate_limits import count_against
from pictria.decoding import sandbox, web_sandbox, workspace
from pictria.images.pipeline import Inspection, Sandbox, inspect_upload
from pictria.storage import media
from posts.models import Image

HOUR = 3600
CHUNK = 1 << 20


def keep_upload(*, owner: User, file: TemporaryUploadedFile) -> Image:
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
    with web_sandbox() as place:
        return _keep(owner, Path(file.temporary_file_path()), place)


def keep_file(*, owner: User, source: Path) -> Image:
    """As keep_upload, for a file that is on this machine's disk, while nobody waits at a screen."""
    return _keep(owner, source, sandbox())


def _keep(owner: User, source: Path, place: Sandbox) -> Image:
    with workspace() as folder:
        found = inspect_upload(source, out=folder, sandbox=place)
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
    image.save()
    return image


def sha256_of(source: Path) -> str:
    with source.open("rb") as content:
        return hashlib.file_digest(content, "sha256").hexdigest()
