"""What stands for a person: their picture, or a drawing of their own."""

from functools import lru_cache

from django.conf import settings
from django.urls import reverse

from accounts.models import Profile, User
from accounts.models.profile import PICTURE_SIZES


def avatar_address(person: User, size: int) -> str:
    """Where a browser finds a square of at least `size` pixels (the largest has 288)."""
    return avatar_source(person.public_id, picture_of(person), size)


def avatar_source(public_id: str, picture: str | None, size: int) -> str:
    """The same for a person of this id with this picture, or with none."""
    if not picture:
        before, after = _around_id()
        return f"{before}{public_id}{after}"
    fitting = next((each for each in PICTURE_SIZES if each >= size), PICTURE_SIZES[-1])
    return f"{settings.PUBLIC_MEDIA_URL or '/media'}/{picture}/{fitting}.webp"


@lru_cache
def _around_id() -> tuple[str, str]:
    """Of the address of a drawing; to resolve it for each person would cost most of a page."""
    before, _, after = reverse("accounts:identicon", args=["standin"]).partition("standin")
    return before, after


def picture_of(person: User) -> str | None:
    """The folder of their picture, if they have one; select_related("profile") saves its query."""
    try:
        return person.profile.picture
    except Profile.DoesNotExist:
        return None
