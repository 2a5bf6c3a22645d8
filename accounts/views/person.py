"""Pages of one person: whose they are, and who is let in."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse

from accounts.circles import requests_to
from accounts.models import User
from accounts.models.profile import profile_of
from accounts.people import Moved, find_blocked, find_person, is_let_in

PersonView = Callable[..., HttpResponseBase]


def person_page(view: PersonView) -> PersonView:
    """Gives a view the person instead of the name in the address.

    Earlier names and other cases lead to the right address, and a private account's pages lead
    those who are not let in to its first page.
    """

    @wraps(view)
    def answer(request: HttpRequest, username: str, **where: Any) -> HttpResponseBase:
        try:
            person = find_person(username, request.user)
        except Moved as moved:
            person = moved.to
        if person.username != username:
            return _at_right_name(request, person, where)
        if not is_let_in(request.user, person):
            return redirect(person)
        return view(request, person, **where)

    return answer


def first_page(view: PersonView) -> PersonView:
    """Like `person_page`, but for the page that says itself who is let in and who is blocked."""

    @wraps(view)
    def answer(request: HttpRequest, username: str, **where: Any) -> HttpResponseBase:
        try:
            person = find_person(username, request.user)
        except Moved as moved:
            person = moved.to
        except Http404:
            if blocked := find_blocked(username, request.user):
                return render(request, "accounts/blocked_person.html", {"person": blocked})
            raise
        if person.username != username:
            return _at_right_name(request, person, where)
        return view(request, person, **where)

    return answer


def head_of(person: User, request: HttpRequest) -> dict[str, Any]:
    """What components/person_head.html shows of somebody whom `find_person` found."""
    is_self = person == request.user
    waiting = requests_to(person).count() if is_self and person.is_private else 0
    return {
        "person": person,
        "profile": getattr(person, "profile", None) or profile_of(person),
        "is_self": is_self,
        "is_locked": not is_let_in(request.user, person),
        "waiting": waiting,
    }


def _at_right_name(request: HttpRequest, person: User, where: dict[str, Any]) -> HttpResponseBase:
    assert request.resolver_match
    name = request.resolver_match.view_name
    return redirect(reverse(name, kwargs={**where, "username": person.username}))
