"""What a paused account may not do."""

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar, cast

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseBase
from django.utils import timezone
from django.utils.formats import date_format

from accounts.models import User
from pictria.core.requests import signed_in

View = TypeVar("View", bound=Callable[..., HttpResponseBase])


def refuse_suspended(user: User) -> None:
    """Raises PermissionDenied, with a sentence that says until when, for a paused account."""
    if user.is_suspended and user.suspended_until:
        until = date_format(timezone.localtime(user.suspended_until), "j F Y")
        raise PermissionDenied(
            f"Your account is paused until {until}. You can read, but not share or change anything."
        )


def may_write(view: View) -> View:
    """Lets a view answer only people who are signed in and not paused; others sign in first."""

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        refuse_suspended(signed_in(request))
        return view(request, *args, **kwargs)

    return cast(View, login_required(answer))
