"""Private accounts: who may follow them, and so see what they share, they decide themselves."""

from django.db import transaction

from accounts.models import User
from accounts.permissions import refuse_suspended
from accounts.services.following import let_everyone_in, lock_profiles
from accounts.signals import account_opened, account_withdrawn


def make_private(*, person: User) -> None:
    """From now on only followers see what the person shares; its pictures get new addresses.

    Whoever follows already stays. Raises PermissionDenied for a paused account.
    """
    refuse_suspended(person)
    with transaction.atomic():
        if _set(person, is_private=True):
            transaction.on_commit(lambda: account_withdrawn.send_robust(sender=User, person=person))


def make_open(*, person: User) -> None:
    """Everyone sees what the person shares, and whoever asked to follow does.

    Raises PermissionDenied for a paused account.
    """
    refuse_suspended(person)
    with transaction.atomic():
        if _set(person, is_private=False):
            transaction.on_commit(lambda: account_opened.send_robust(sender=User, person=person))
    let_everyone_in(asked=person)


def _set(person: User, *, is_private: bool) -> bool:
    """Whoever follows or asks at this moment comes before or after, never in between."""
    lock_profiles(person)
    others = User.objects.filter(pk=person.pk).exclude(is_private=is_private)
    person.is_private = is_private
    return bool(others.update(is_private=is_private))
