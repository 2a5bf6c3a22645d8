"""User names: who may have which, and changing them."""

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from accounts.models import FormerUsername, RetiredUsername, User
from accounts.models.user import NameTaken
from accounts.signals import account_changed
from accounts.usernames import VALIDATORS, refuse_reserved

TAKEN = "This user name is taken."


def check_username(username: str, *, person: User | None = None) -> None:
    """Raises ValidationError with a sentence unless `person`, or somebody new, may have it."""
    for validate in VALIDATORS:
        validate(username)
    if person is None or not person.has_or_had(username):
        refuse_reserved(username)
    refuse_taken(username, person=person)


def refuse_taken(username: str, *, person: User | None = None) -> None:
    """Raises ValidationError where the name is, or was, somebody else's."""
    others = User.objects.exclude(pk=person.pk) if person else User.objects.all()
    # In this order: a name that is being left is seen as held or as kept, never as neither.
    held = others.filter(username__iexact=username)
    kept = FormerUsername.objects.filter(username__iexact=username, user__in=others)
    if held.exists() or kept.exists() or RetiredUsername.objects.of(username).exists():
        raise ValidationError(TAKEN, code="username_taken")


def change_username(*, user: User, username: str) -> None:
    """Gives a person another name and keeps the old one for them. Raises NameTaken."""
    try:
        with transaction.atomic():
            _rename(User.objects.select_for_update().get(pk=user.pk), username)
    except IntegrityError as error:
        raise NameTaken(username) from error
    user.username = username
    account_changed.send_robust(sender=User, person=user)


def _rename(person: User, username: str) -> None:
    left, person.username = person.username, username
    person.save(update_fields=["username", "updated_at"])
    person.refuse_kept_name()
    person.former_usernames.filter(username__iexact=username).delete()
    if left.casefold() != username.casefold():
        FormerUsername.objects.create(user=person, username=left)
