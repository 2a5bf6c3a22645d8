"""Objects whose rows are gone are removed, now or by the sweep, and never forgotten."""

import logging
from collections.abc import Iterable

from django.db import transaction

from pictria.storage import STORAGE_ERRORS, media
from posts.models import DiscardedObject

logger = logging.getLogger(__name__)
A_RUN = 500


def discard(keys: Iterable[str]) -> None:
    """Writes down, within the caller's transaction, that these objects go; then they go."""
    rows = [DiscardedObject(key=key) for key in keys if key]
    if not rows:
        return
    DiscardedObject.objects.bulk_create(rows, ignore_conflicts=True)
    names = [row.key for row in rows]
    transaction.on_commit(lambda: _remove_now(names))


def remove_discarded(limit: int = A_RUN) -> int:
    """Removes what was written down, oldest first. Gives how many objects went."""
    keys = list(DiscardedObject.objects.order_by("id").values_list("key", flat=True)[:limit])
    return sum(_removed(key) for key in keys)


def _removed(key: str) -> bool:
    """One that cannot be removed does not keep the others."""
    try:
        _remove([key])
    except STORAGE_ERRORS:
        logger.exception("an object could not be removed and will be tried again")
        return False
    return True


def _remove(keys: list[str]) -> None:
    for batch in (keys[start : start + A_RUN] for start in range(0, len(keys), A_RUN)):
        media.remove(batch)
        DiscardedObject.objects.filter(key__in=batch).delete()


def _remove_now(keys: list[str]) -> None:
    try:
        _remove(keys)
    except STORAGE_ERRORS:  # the rows stay, and the sweep comes again
        logger.warning("%d objects are left for the sweep to remove", len(keys))
