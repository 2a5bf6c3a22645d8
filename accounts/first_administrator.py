"""The first administrator comes by a link that whoever starts the site sees, and nobody else."""

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.core.signing import BadSignature, TimestampSigner
from django.db import transaction
from django.urls import reverse

from accounts.addresses import give_proven_address
from accounts.models import User

VALID_SECONDS = 24 * 3600
SUBJECT = "first-administrator"
signer = TimestampSigner(sep=".", salt="accounts.first_administrator")


class LinkSpent(Exception):
    """There is an administrator already."""


def link() -> str | None:
    """An address, good for a day, at which the first administrator signs up; None where one is."""
    if has_administrator():
        return None
    token = signer.sign(SUBJECT)
    return settings.SITE_URL + reverse("accounts:first_administrator", args=[token])


def is_valid(token: str) -> bool:
    """Whether this is the end of a link of ours that can still be used."""
    try:
        signer.unsign(token, max_age=VALID_SECONDS)
    except BadSignature:
        return False
    return not has_administrator()


def has_administrator() -> bool:
    return User.objects.filter(is_superuser=True).exists()


def make_first_administrator(*, username: str, email: str, password: str) -> User:
    """An administrator with a proven address, if one is given.

    Raises LinkSpent where somebody else was first, IntegrityError where name or address went.
    """
    person = User(username=username, email=email, is_staff=True, is_superuser=True)
    # Hashing takes a while, so it comes before the transaction.
    person.set_password(password)
    with transaction.atomic():
        _take_turn()
        if has_administrator():
            raise LinkSpent
        person.save()
        give_proven_address(person, person.email)
    return person


def _take_turn() -> None:
    """Waits for others who are about to become the first; a row that every site has is the lock."""
    ContentType.objects.select_for_update().get(app_label="accounts", model="user")
