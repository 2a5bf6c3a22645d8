"""What people say about themselves."""

from django.db import transaction

from accounts.models import Profile, User
from accounts.signals import account_described


@transaction.atomic
def describe(*, profile: Profile, bio: str) -> None:
    """Gives a profile these words."""
    profile.bio = bio
    profile.save(update_fields=["bio", "updated_at"])
    transaction.on_commit(lambda: account_described.send_robust(sender=User, person=profile.user))
