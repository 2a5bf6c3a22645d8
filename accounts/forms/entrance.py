"""The forms of allauth's pages, where ours ask for more."""

from typing import Any, cast

from allauth.account import forms as account_forms
from allauth.account.adapter import get_adapter
from allauth.account.models import EmailAddress
from allauth.account.utils import setup_user_email
from allauth.socialaccount import forms as socialaccount_forms
from django import forms
from django.conf import settings
from django.core.validators import MaxLengthValidator
from django.db import transaction
from django.http import HttpRequest

from accounts.addresses import refuse_taken_address
from accounts.models import User

LONGEST_LOGIN = 254
NAME_HINT = "Others see this name. Letters, digits, and . - _ between them."
OPTIONAL_HINT = "You can leave this empty."
NO_MAIL = "This site cannot send mail. Please ask those who run it to set a new password for you."


class LoginForm(account_forms.LoginForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        login, password = self.fields["login"], self.fields["password"]
        login.label, password.label = "User name or e-mail address", "Password"
        login.widget.attrs.update(autocomplete="username", autocapitalize="none", placeholder="")
        password.widget.attrs["placeholder"] = ""
        # SQLite refuses to compare texts that are very long.
        login.validators.append(MaxLengthValidator(LONGEST_LOGIN))


class SignupForm(account_forms.SignupForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _word(self)

    def save(self, request: HttpRequest) -> User:
        """A new person. Raises IntegrityError where somebody else was faster."""
        adapter, email = get_adapter(request), self.cleaned_data.get("email")
        # The password is hashed before the transaction begins, since that takes a while.
        unsaved = adapter.save_user(request, adapter.new_user(request), self, commit=False)
        person = cast(User, unsaved)
        with transaction.atomic():
            person.save()
            setup_user_email(request, person, [EmailAddress(email=email)] if email else [])
        return person


class SocialSignupForm(socialaccount_forms.SignupForm):
    """A first sign-in by Google asks which name the person wants to have here."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _word(self)


class ResetPasswordForm(account_forms.ResetPasswordForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _word_email(self)

    def clean_email(self) -> str:
        """Raises ValidationError where no mail can be sent, instead of seeming to send one."""
        if not settings.CAN_SEND_MAIL:
            raise forms.ValidationError(NO_MAIL)
        return str(super().clean_email())


class AddEmailForm(account_forms.AddEmailForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _word_email(self)

    def clean_email(self) -> str:
        """Raises ValidationError for a taken address where no mail can sort out whose it is."""
        email = str(super().clean_email())
        if not settings.CAN_SEND_MAIL:
            refuse_taken_address(email, person=cast(User, self.user))
        return email


def _word(form: forms.Form) -> None:
    """Gives a sign-up form Pictria's words."""
    username = form.fields["username"]
    username.label, username.help_text = "User name", NAME_HINT
    username.widget.attrs.update(autocapitalize="none", placeholder="")
    _word_email(form)
    if "password1" in form.fields:
        form.fields["password1"].widget.attrs["placeholder"] = ""


def _word_email(form: forms.Form) -> None:
    email = form.fields["email"]
    email.label = "E-mail address"
    email.help_text = "" if email.required else OPTIONAL_HINT
    email.widget.attrs["placeholder"] = ""
