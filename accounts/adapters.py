"""Where Pictria differs from what allauth does by itself."""

import logging
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.models import EmailAddress
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialLogin
from django.conf import settings
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.forms import BaseForm
from django.http import HttpRequest
from django.shortcuts import render

from accounts import addresses
from accounts.models import User
from accounts.services import names

logger = logging.getLogger(__name__)

STAGES = {
    "allauth.account.stages.EmailVerificationStage": "accounts.stages.EmailVerificationStage",
}
SENT = "account/messages/email_confirmation_sent.txt"
SAVED_UNSENT = "The address is saved. This site cannot send mail, so it stays unconfirmed."
# Mail for one address goes out at most so often (ACCOUNT_RATE_LIMITS, confirm_email).
MAIL_AGAIN_AFTER = 180


class AccountAdapter(DefaultAccountAdapter):
    error_messages: dict[str, Any] = {
        **DefaultAccountAdapter.error_messages,
        "username_taken": names.TAKEN,
        "email_taken": addresses.TAKEN,
        "too_many_login_attempts": "Too many tries. Please wait a few minutes.",
        "rate_limited": "Too many tries. Please wait a few minutes.",
        **dict.fromkeys(
            ("username_password_mismatch", "email_password_mismatch", "invalid_login"),
            "This name or address and this password do not belong together.",
        ),
    }

    def clean_username(self, username: str, shallow: bool = False) -> str:
        """Raises ValidationError with a sentence for a name that nobody new can have."""
        names.check_username(username)
        return username

    def get_login_stages(self) -> list[str]:
        theirs = [STAGES.get(stage, stage) for stage in super().get_login_stages()]
        return [*theirs, "accounts.stages.LeavingStage"]

    def confirm_email(self, request: HttpRequest, email_address: EmailAddress) -> bool:
        """Whoever proves that an address is theirs has it, and those who only claimed it do not."""
        try:
            with transaction.atomic():
                addresses.release_unproven_claims(email_address.email, proven_by=email_address.user)
                return bool(super().confirm_email(request, email_address))
        except IntegrityError:
            # Somebody else proved it at the same moment.
            return False

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Sends nothing where no mail is set up; says so where the mail server is away."""
        if not settings.CAN_SEND_MAIL:
            return
        try:
            super().send_mail(template_prefix, email, context)
        except OSError as error:  # SMTPException is one too
            logger.warning("mail is away: %s", type(error).__name__)
            page = render(self.request, "accounts/mail_away.html", status=503)
            page["Retry-After"] = str(MAIL_AGAIN_AFTER)
            raise ImmediateHttpResponse(page) from error

    def add_message(
        self,
        request: HttpRequest,
        level: int,
        message_template: str | None = None,
        *args: Any,
        **kwargs: Any,
    ) -> None:
        """Never says that a mail was sent where none can be."""
        if message_template == SENT and not settings.CAN_SEND_MAIL:
            messages.info(request, SAVED_UNSENT)
        else:
            super().add_message(request, level, message_template, *args, **kwargs)


class SocialAccountAdapter(DefaultSocialAccountAdapter):
    error_messages: dict[str, Any] = {
        **DefaultSocialAccountAdapter.error_messages,
        "email_taken": (
            "Another account has this e-mail address. If it is yours, sign in to it and "
            "connect %s in its settings."
        ),
    }

    def can_authenticate_by_email(self, login: SocialLogin, email: str) -> bool:
        """Never: an address, proven or not, opens nobody's account."""
        return False

    def get_signup_form_initial_data(self, sociallogin: SocialLogin) -> dict[str, Any]:
        """What the form begins with: the address, and a user name only if it is free."""
        initial = super().get_signup_form_initial_data(sociallogin)
        try:
            names.check_username(initial["username"])
        except ValidationError:
            initial["username"] = ""
        return {name: initial[name] for name in ("username", "email")}

    def save_user(
        self, request: HttpRequest, sociallogin: SocialLogin, form: BaseForm | None = None
    ) -> User:
        """A new person. Raises IntegrityError where name, address or Google account went."""
        if form is not None:
            _keep_only(sociallogin, form.cleaned_data.get("email") or "")
        with transaction.atomic():
            person: User = super().save_user(request, sociallogin, form)
        return person


def _keep_only(sociallogin: SocialLogin, email: str) -> None:
    """What the person typed is what is kept: another address, or none, replaces Google's."""
    sociallogin.email_addresses = [
        address for address in sociallogin.email_addresses if address.email.lower() == email
    ]
