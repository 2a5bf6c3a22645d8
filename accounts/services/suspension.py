"""Pausing accounts: their people can read, but not share or change anything."""

from datetime import timedelta

from django.db.models import QuerySet
from django.utils import timezone

from accounts.models import User


def suspend(*, people: QuerySet[User], days: int) -> int:
    """Pauses these accounts from now on. Gives how many that were."""
    now = timezone.now()
    return people.update(suspended_until=now + timedelta(days=days), updated_at=now)


def lift_suspension(*, people: QuerySet[User]) -> int:
    """Gives how many of these accounts were paused, and are not any more."""
    now = timezone.now()
    return people.filter(suspended_until__gt=now).update(suspended_until=None, updated_at=now)
