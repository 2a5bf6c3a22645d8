"""Profile pictures: made of an upload, stored under keys of their own, removed when replaced."""

import logging
from collections.abc import Sequence
from pathlib import Path

from django.db import transaction

from accounts.models import Profile, User
from accounts.signals import account_changed
from pictria.core.public_ids import new_storage_token
from pictria.core.rate_limits import count_against
from pictria.decoding import web_sandbox, workspace
from pictria.images.pipeline import MadeFile, make_profile_pictures
from pictria.storage import STORAGE_ERRORS, media

logger = logging.getLogger(__name__)
PICTURES_AN_HOUR = 30


def change_picture(*, profile: Profile, source: Path) -> None:
    """Makes the file `source` the picture of a person.

    Raises Refused or TooOften with a sentence for the person, Busy when no turn comes up in
    time, Failed when the work stopped for a reason that nobody could name.
    """
    count_against(
        PICTURES_AN_HOUR,
        action="picture",
        who=profile.user_id,
        seconds=3600,
        sentence="You have changed your picture very often. Please go on in an hour.",
    )
    with web_sandbox() as sandbox, workspace() as folder:
        made = make_profile_pictures(source, out=folder, sandbox=sandbox)
        picture = f"profile/{new_storage_token()}"
        _store(made, picture)
    _replace(profile, picture)


def remove_picture(*, profile: Profile) -> None:
    """Leaves a person with the drawing that everybody starts with."""
    _replace(profile, "")


def move_picture(*, profile: Profile) -> None:
    """Brings a picture to addresses that nobody has seen; where that fails, it goes altogether."""
    if not profile.picture:
        return
    moved = Profile(picture=f"profile/{new_storage_token()}")
    try:
        for source, target in zip(profile.picture_keys, moved.picture_keys, strict=True):
            media.copy(source, target, "image/webp")
    except STORAGE_ERRORS as error:
        logger.warning("a picture is removed, not moved: %s", type(error).__name__)
        moved.picture = ""
    _replace(profile, moved.picture)


def remove_objects(keys: Sequence[str]) -> None:
    """Removes stored pictures; what the storage refuses now, the sweep for strays removes."""
    try:
        media.remove(keys)
    except Exception:  # the storage may be away, whatever its driver raises then
        logger.warning("%d objects are left for the sweep to remove", len(keys))


def _store(made: Sequence[MadeFile], picture: str) -> None:
    for file in made:
        media.put(f"{picture}/{file.width}.webp", file.path, file.content_type)


def _replace(profile: Profile, picture: str) -> None:
    with transaction.atomic():
        before = Profile.objects.select_for_update().get(pk=profile.pk)
        left = before.picture_keys
        before.picture = profile.picture = picture
        before.save(update_fields=["picture", "updated_at"])
        transaction.on_commit(lambda: _replaced(before, left))


def _replaced(profile: Profile, left: Sequence[str]) -> None:
    account_changed.send_robust(sender=User, person=profile.user)
    remove_objects(left)
