"""Closing accounts: nobody sees their pictures any more, not even at addresses that were shared."""

from django.db import transaction
from django.db.models import QuerySet

from accounts.models import User
from accounts.models.profile import profile_of
from accounts.services.pictures import move_picture
from accounts.signals import account_changed, account_withdrawn


@transaction.atomic
def close_accounts(*, people: QuerySet[User]) -> int:
    """Gives how many of these accounts were open, and are not any more."""
    still_open = list(User.objects.select_for_update().filter(pk__in=people, is_active=True))
    for person in still_open:
        person.is_active = False
        person.save(update_fields=["is_active", "updated_at"])
        follow_closing(person)
    return len(still_open)


def follow_closing(person: User) -> None:
    """What comes after `is_active` was taken from a person, once that is committed."""
    transaction.on_commit(lambda: _closed(person))


def follow_change(person: User) -> None:
    """What comes after a person was changed by others, once that is committed."""
    transaction.on_commit(lambda: account_changed.send_robust(sender=User, person=person))


def _closed(person: User) -> None:
    # First what is seen everywhere, then what may take long.
    account_withdrawn.send_robust(sender=User, person=person)
    move_picture(profile=profile_of(person))
