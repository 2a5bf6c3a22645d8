"""What stands for a person: their picture, or a drawing of their own."""

from django.conf import settings
from django.urls import reverse

from accounts.models import Profile, User
from accounts.models.profile import PICTURE_SIZES


def avatar_address(person: User, size: int) -> str:
    """Where a browser finds a square of at least `size` pixels (the largest has 288)."""
    profile = _profile(person)
    if profile is None or not profile.picture:
        return reverse("accounts:identicon", args=[person.public_id])
    fitting = (each for each in PICTURE_SIZES if each >= size)
    key = profile.picture_key(next(fitting, PICTURE_SIZES[-1]))
    return f"{settings.PUBLIC_MEDIA_URL or '/media'}/{key}"


def _profile(person: User) -> Profile | None:
    try:
        return person.profile
    except Profile.DoesNotExist:
        return None
