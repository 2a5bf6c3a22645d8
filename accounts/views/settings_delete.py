"""Asking for one's account to be deleted."""

import time
from typing import Any

from allauth.account.decorators import reauthentication_required
from allauth.account.internal.flows.login import get_authentication_records
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.formats import date_format
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from accounts.forms.leaving import leaving_form
from accounts.models import User
from accounts.services.leaving import (
    TIME_TO_COME_BACK,
    LastAdministrator,
    is_last_administrator,
    leave,
    leaves_on,
)
from pictria.core.rate_limits import TooOften, count_against
from pictria.core.requests import signed_in

TRIES_AN_HOUR = 10
TRIED_OFTEN = "Too many tries. Please wait an hour."
LAST = (
    "You are the only administrator. Please make somebody else one first, so that the site is "
    "looked after."
)
LONG_AGO = (
    "It is a while since you logged in. Please log out, log in again, and come back here within "
    "a quarter of an hour."
)


def has_no_password(request: HttpRequest) -> bool:
    return request.user.is_authenticated and not request.user.has_usable_password()


# Who has no password shows a passkey or a code instead, where they have one.
_shows_it_is_them: Any = reauthentication_required(enabled=has_no_password)


@sensitive_post_parameters("password")
@login_required
@_shows_it_is_them
@require_http_methods(["GET", "HEAD", "POST"])
def delete_account(request: HttpRequest) -> HttpResponse:
    person = signed_in(request)
    form = leaving_form(request.POST if request.method == "POST" else None, person=person)
    status = _status(request, form, person) if request.method == "POST" else 200
    if request.method == "POST" and status == 200:
        return _gone(request, person)
    page = {
        "form": form,
        "until": timezone.now() + TIME_TO_COME_BACK,
        "last": LAST if is_last_administrator(person) else "",
    }
    return render(request, "accounts/delete.html", page, status=status)


def _status(request: HttpRequest, form: Any, person: User) -> int:
    """Leaves, or gives the status to answer with; why stands in the form."""
    try:
        count_against(
            TRIES_AN_HOUR, action="leave", who=person.pk, seconds=3600, sentence=TRIED_OFTEN
        )
        if form.is_valid() and _is_fresh(request, form, person):
            leave(person=person)
    except TooOften as limit:
        form.add_error(None, str(limit))
        return 429
    except LastAdministrator:
        form.add_error(None, LAST)
    return 422 if form.errors else 200


def _is_fresh(request: HttpRequest, form: Any, person: User) -> bool:
    """Whether they showed lately who they are; a password in the form does."""
    if person.has_usable_password():
        return True
    records = get_authentication_records(request, person)
    shown_at = records[-1]["at"] if records else 0
    if time.time() - shown_at < settings.ACCOUNT_REAUTHENTICATION_TIMEOUT:
        return True
    form.add_error(None, LONG_AGO)
    return False


def _gone(request: HttpRequest, person: User) -> HttpResponse:
    day = date_format(timezone.localtime(leaves_on(person)), "j F Y")
    logout(request)
    messages.info(
        request, f"Nobody sees your account any more. Until {day} you can log in and come back."
    )
    return redirect("/")
