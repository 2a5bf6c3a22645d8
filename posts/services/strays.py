"""Objects that no row answers for, as a process that was killed may leave them."""

import logging
from collections.abc import Callable, Iterator, Sequence
from datetime import timedelta
from itertools import islice

from django.utils import timezone

from accounts.models import Profile
from pictria.storage import STORAGE_ERRORS, media
from posts.models import DiscardedObject, Image

logger = logging.getLogger(__name__)

# A file lies there for a moment before its row is written.
STRAY_AFTER = timedelta(hours=2)
# Nothing is stored for so long.
UNFINISHED_AFTER = timedelta(days=1)
A_BATCH = 500
FOLDERS = ("post/", "original/", "upload/", "profile/")
_others: dict[str, Callable[[Sequence[str]], set[str]]] = {}


def register(folder: str, known: Callable[[Sequence[str]], set[str]]) -> None:
    """For apps above: `known` gives those of some keys in `folder` that their rows answer for."""
    _others[folder] = known


# A database that was restored from long ago, or is not the right one, must not empty the storage.
A_FEW = 1000
SUSPICIOUS_SHARE = 0.1


def sweep_stray_objects() -> int:
    """Writes down for removal what no row answers for. Gives how many objects that were.

    Objects younger than two hours are left alone: their row may be on its way. So is what is not
    Pictria's. Where suspiciously much would go, nothing goes, and the operators are told.
    """
    _forget_unfinished()
    keys = _old_keys()
    strays = [key for batch in _batches(iter(keys)) for key in sorted(_strays(batch))]
    if len(strays) > max(A_FEW, SUSPICIOUS_SHARE * len(keys)) or not Image.objects.exists():
        if strays:
            logger.error("%d of %d objects have no row; nothing is removed", len(strays), len(keys))
        return 0
    rows = [DiscardedObject(key=key) for key in strays]
    DiscardedObject.objects.bulk_create(rows, ignore_conflicts=True, batch_size=A_BATCH)
    return len(strays)


def _forget_unfinished() -> None:
    """Some servers that speak S3 do not know such pieces, or do not let us see them."""
    try:
        media.forget_unfinished(before=timezone.now() - UNFINISHED_AFTER)
    except STORAGE_ERRORS as error:
        logger.warning("unfinished objects were not removed: %s", type(error).__name__)


def _old_keys() -> list[str]:
    limit, folders = timezone.now() - STRAY_AFTER, (*FOLDERS, *_others)
    return [key for key, stored in media.objects() if key.startswith(folders) and stored < limit]


def _batches(keys: Iterator[str]) -> Iterator[list[str]]:
    while batch := list(islice(keys, A_BATCH)):
        yield batch


def _strays(keys: Sequence[str]) -> set[str]:
    return set(keys) - _with_rows(keys)


def _with_rows(keys: Sequence[str]) -> set[str]:
    """Those of `keys` that a row answers for: a picture's, a profile's, or one of an app above."""
    tokens = [key.split("/")[1] for key in keys if key.startswith("post/") and key.count("/") == 2]
    known = {key for image in Image.objects.filter(token__in=tokens) for key in image.keys}
    for field in ("original_key", "upload_key"):
        known |= set(Image.objects.filter(**{f"{field}__in": keys}).values_list(field, flat=True))
    folders = {key.rpartition("/")[0] for key in keys if key.startswith("profile/")}
    for profile in Profile.objects.filter(picture__in=folders):
        known |= set(profile.picture_keys)
    for folder, known_there in _others.items():
        known |= known_there([key for key in keys if key.startswith(folder)])
    return known
