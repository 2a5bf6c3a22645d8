"""What people want to be told."""

from typing import Any

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from pictria.core.sets import add_once
from pictria.notifications.models import Choices


def choices_of(person: User) -> Choices:
    """The person's choices; the usual ones, not stored, of who never chose."""
    return Choices.objects.filter(person=person).first() or Choices(person=person)


def locked_choices(person: User) -> Choices:
    """The person's choices with the person as they are now, nobody else's until the end."""
    rows = Choices.objects.select_related("person").select_for_update(of=("self",))
    found = rows.filter(person=person).first()
    if found is None:
        add_once(Choices(person=person))
        found = rows.get(person=person)
    return found


@transaction.atomic
def choose(*, person: User, **chosen: Any) -> None:
    """Keeps what the person wants. Mails begin with what happens from now on."""
    choices = locked_choices(person)
    if chosen.get("digest", choices.digest) != choices.digest:
        choices.digested_until, choices.claimed_at = timezone.now(), None
    for name, value in chosen.items():
        setattr(choices, name, value)
    choices.save()


def no_more_mail(*, person: User) -> None:
    """Ends the digests."""
    choose(person=person, digest=Choices.Digest.NEVER)
