"""From a kept upload to the cleaned original and all renditions. Runs in a worker."""

import logging
from collections.abc import Iterable
from pathlib import Path

from django.db import transaction
from django.db.models import F

from pictria.core.public_ids import new_storage_token
from pictria.decoding import sandbox, workspace
from pictria.images.pipeline import Made, Refused, make_files
from pictria.images.sandbox import Died
from pictria.storage import media
from posts.models import Image
from posts.models.image import MOST_ATTEMPTS
from posts.services.discarding import discard
from posts.services.news import tell_prepared
from posts.services.uploads import CHUNK

logger = logging.getLogger(__name__)


def process_image(image_id: int) -> None:
    """Makes what is missing of a pending image; a vanished or finished one is left alone.

    A picture that keeps killing whoever decodes it is given up after MOST_ATTEMPTS. Raises Busy
    when no turn comes up, and Failed or what the storage raises, all to be tried again.
    """
    image = Image.objects.filter(pk=image_id, state=Image.State.PENDING).first()
    if image is None:
        return
    if image.attempts >= MOST_ATTEMPTS:
        _give_up(image)
        return
    with workspace() as folder:
        source = folder / "upload"
        _fetch(image.upload_key, source)
        if made := _made(image, source, _empty(folder, "made")):
            _store(image, made)


def _made(image: Image, source: Path, out: Path) -> Made | None:
    """The files, or None for a picture that was given up.

    A try is counted before it begins and taken back when it ends in whatever way but death.
    """
    _count_tries(image, 1)
    try:
        made = make_files(source, out=out, sandbox=sandbox())
    except Died:
        raise
    except Refused as refusal:
        logger.warning("image %s is given up: %s", image.public_id, refusal)
        _give_up(image)
        return None
    except Exception:
        _count_tries(image, -1)
        raise
    _count_tries(image, -1)
    return made


def _count_tries(image: Image, number: int) -> None:
    Image.objects.filter(pk=image.pk).update(attempts=F("attempts") + number)


def _empty(folder: Path, name: str) -> Path:
    path = folder / name
    path.mkdir()
    return path


def _fetch(key: str, target: Path) -> None:
    with media.open(key) as stored, target.open("wb") as copy:
        for chunk in stored.chunks(CHUNK):
            copy.write(chunk)


def _store(image: Image, made: Made) -> None:
    original_key = f"original/{new_storage_token()}{made.original.path.suffix}"
    media.put(original_key, made.original.path, made.original.content_type)
    for rendition in made.renditions:
        if rendition.width in image.widths:
            # Browsers keep it for a year, and it must stay the same to the byte.
            continue
        media.put(image.rendition_key(rendition.width), rendition.path, rendition.content_type)
    if made.animation:
        media.put(image.animation_key, made.animation.path, made.animation.content_type)
    _finish(
        image,
        original_key=original_key,
        widths=[rendition.width for rendition in made.renditions],
        has_animation=made.animation is not None,
    )


def _finish(image: Image, *, original_key: str, widths: list[int], has_animation: bool) -> None:
    """Whoever comes first wins; what anyone else made for it is removed."""
    with transaction.atomic():
        won = Image.objects.filter(
            pk=image.pk, state=Image.State.PENDING, token=image.token
        ).update(
            state=Image.State.READY,
            original_key=original_key,
            widths=widths,
            has_animation=has_animation,
            upload_key="",
        )
        if won and image.post_id:
            tell_prepared(image.post_id)
        discard([image.upload_key] if won else _useless(image, original_key, widths, has_animation))


def _useless(
    image: Image, original_key: str, widths: Iterable[int], has_animation: bool
) -> list[str]:
    """The original, and the renditions too unless the row still answers for their folder."""
    if Image.objects.filter(token=image.token).exists():
        return [original_key]
    animation = [image.animation_key] if has_animation else []
    return [original_key, *map(image.rendition_key, widths), *animation]


def _give_up(image: Image) -> None:
    pending = Image.objects.filter(pk=image.pk, state=Image.State.PENDING)
    if pending.update(state=Image.State.FAILED) and image.post_id:
        tell_prepared(image.post_id)
