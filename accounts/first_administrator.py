"""The first administrator comes by a link that whoever starts the site sees, and nobody else."""

from django.conf import settings
from django.contrib.admin.models import ADDITION, LogEntry
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
    token = signer.sign(_subject())
    return settings.SITE_URL + reverse("accounts:first_administrator", args=[token])


def is_valid(token: str) -> bool:
    """Whether this is the end of a link of ours that can still be used."""
    try:
        subject = signer.unsign(token, max_age=VALID_SECONDS)
    except BadSignature:
        return False
    return subject == _subject() and not has_administrator()


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
        _note_in_the_history(person)
    return person


def _subject() -> str:
    """Changes with the history of people in the admin, which begins with the first administrator.

    So a link that was used stays spent, even when nobody is an administrator any more.
    """
    history = LogEntry.objects.filter(content_type=_people()).order_by("-pk")
    return f"{SUBJECT}:{history.values_list('pk', flat=True).first() or 0}"


def _note_in_the_history(person: User) -> None:
    LogEntry.objects.create(
        user=person,
        content_type=_people(),
        object_id=str(person.pk),
        object_repr=str(person),
        action_flag=ADDITION,
        change_message="Came as the first administrator, by the link.",
    )


def _people() -> ContentType:
    return ContentType.objects.get(app_label="accounts", model="user")


def _take_turn() -> None:
    """Waits for others who are about to become the first; a row that every site has is the lock."""
    ContentType.objects.select_for_update().get(app_label="accounts", model="user")
