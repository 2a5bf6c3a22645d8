"""Whom a member of staff may do something to.

A moderator can pause accounts and remove what a profile shows, of people who are not staff, and
nothing else: no name, address, password, permission or rank.
"""

from django.db.models import QuerySet
from django.http import HttpRequest

from accounts.models import User


def may_be_changed(request: HttpRequest, person: User | None) -> bool:
    """Administrators change everybody; others only people who have no rank themselves."""
    if request.user.is_superuser or person is None:
        return True
    return not (person.is_staff or person.is_superuser)


def within_reach(request: HttpRequest, people: QuerySet[User]) -> QuerySet[User]:
    """Whom of `people` this member of staff may pause."""
    if request.user.is_superuser:
        return people.exclude(pk=request.user.pk)
    return people.filter(is_staff=False, is_superuser=False)
