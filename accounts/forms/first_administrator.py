"""Who looks after the site."""

from typing import Any

from django import forms
from django.contrib.auth.password_validation import (
    password_validators_help_text_html,
    validate_password,
)

from accounts.addresses import refuse_taken_address
from accounts.models import User
from accounts.services.names import refuse_taken
from accounts.usernames import LONGEST, VALIDATORS


class FirstAdministratorForm(forms.Form):
    username = forms.CharField(
        label="User name",
        max_length=LONGEST,
        validators=VALIDATORS,
        widget=forms.TextInput(attrs={"autocomplete": "username", "autocapitalize": "none"}),
    )
    email = forms.EmailField(
        label="E-mail address", required=False, help_text="You can leave this empty."
    )
    password = forms.CharField(
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        help_text=password_validators_help_text_html(),
    )

    def clean_username(self) -> str:
        """Names that stand for the site are allowed here: this person runs it."""
        username = str(self.cleaned_data["username"])
        refuse_taken(username)
        return username

    def clean_email(self) -> str:
        email = str(self.cleaned_data["email"]).lower()
        if email:
            refuse_taken_address(email)
        return email

    def clean(self) -> dict[str, Any]:
        said = super().clean() or self.cleaned_data
        person = User(username=said.get("username", ""), email=said.get("email", ""))
        try:
            validate_password(said.get("password", ""), person)
        except forms.ValidationError as error:
            if "password" in said:
                self.add_error("password", error)
        return said
