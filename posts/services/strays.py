"""Objects that no row answers for, as a process that was killed may leave them."""

from collections.abc import Iterator, Sequence
from datetime import timedelta
from itertools import islice

from django.utils import timezone

from accounts.models import Profile
from pictria.storage import media
from posts.models import DiscardedObject, Image

# A file lies there for a moment before its row is written.
STRAY_AFTER = timedelta(hours=2)
A_BATCH = 500


def sweep_stray_objects() -> int:
    """Writes down for removal what no row answers for. Gives how many objects that were.

    Objects younger than two hours are left alone: their row may be on its way.
    """
    return sum(_discard_strays(batch) for batch in _batches(_old_keys()))


def _old_keys() -> Iterator[str]:
    limit = timezone.now() - STRAY_AFTER
    return (key for key, stored in media.objects() if stored < limit)


def _batches(keys: Iterator[str]) -> Iterator[list[str]]:
    while batch := list(islice(keys, A_BATCH)):
        yield batch


def _discard_strays(keys: Sequence[str]) -> int:
    strays = set(keys) - _with_rows(keys)
    DiscardedObject.objects.bulk_create(
        [DiscardedObject(key=key) for key in sorted(strays)], ignore_conflicts=True
    )
    return len(strays)


def _with_rows(keys: Sequence[str]) -> set[str]:
    """Those of `keys` that a picture or a profile answers for."""
    tokens = [key.split("/")[1] for key in keys if key.startswith("post/") and key.count("/") == 2]
    known = {key for image in Image.objects.filter(token__in=tokens) for key in image.keys}
    for field in ("original_key", "upload_key"):
        known |= set(Image.objects.filter(**{f"{field}__in": keys}).values_list(field, flat=True))
    folders = {key.rpartition("/")[0] for key in keys if key.startswith("profile/")}
    for profile in Profile.objects.filter(picture__in=folders):
        known |= set(profile.picture_keys)
    return known
