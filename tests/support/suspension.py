"""Accounts that are paused."""

from datetime import timedelta

from django.utils import timezone

from accounts.models import User


def suspend(user: User) -> None:
    """From now on, and for nine days, this person may read only."""
    user.suspended_until = timezone.now() + timedelta(days=9)
    user.save(update_fields=["suspended_until"])
