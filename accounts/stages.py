"""What stands between a password and being signed in."""

from collections.abc import Callable
from typing import Any, cast

from allauth.account import stages
from allauth.account.models import EmailAddress
from django.http import HttpResponse
from django.shortcuts import redirect

from accounts.models import User


class EmailVerificationStage(stages.EmailVerificationStage):
    """As allauth's, but whoever has no address at all is let in.

    Accounts from before the site could send mail have none, and an administrator may have none.
    """

    def handle(self) -> tuple[Any, bool]:
        person = cast("User | None", self.login.user)
        if person and not person.email and not EmailAddress.objects.filter(user=person).exists():
            return None, True
        as_always: Callable[[], tuple[Any, bool]] = super().handle
        return as_always()


class LeavingStage(stages.LoginStage):
    """Who asked for the account to be deleted says first that they come back."""

    key = "leaving"
    urlname = "accounts:leaving"

    def handle(self) -> tuple[HttpResponse | None, bool]:
        person = cast("User | None", self.login.user)
        if person and person.leaving_at:
            return redirect("accounts:leaving"), True
        return None, True
