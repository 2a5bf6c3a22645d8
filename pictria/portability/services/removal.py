"""What jobs stored goes with their rows, and which objects those rows answer for."""

from collections.abc import Sequence
from typing import Any

from pictria.portability.models import Download, Part
from posts.services.discarding import discard

TAKEOUTS, PARTS = "takeout/", "import/"


def object_goes_too(sender: Any, instance: Download | Part, **news: Any) -> None:
    """Hears of every deleted row that has an object."""
    discard([instance.key])


def known_takeouts(keys: Sequence[str]) -> set[str]:
    """Those of `keys` that a download answers for."""
    return set(Download.objects.filter(key__in=keys).values_list("key", flat=True))


def known_parts(keys: Sequence[str]) -> set[str]:
    """Those of `keys` that a part of a ZIP answers for."""
    return set(Part.objects.filter(key__in=keys).values_list("key", flat=True))
