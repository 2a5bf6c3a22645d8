"""Who deletes an account says once more that it is theirs."""

from django import forms
from django.http import QueryDict

from accounts.models import User
from accounts.usernames import LONGEST

NOT_YOURS = "This is not your password."
NOT_YOU = "This is not your user name."


class PasswordForm(forms.Form):
    password = forms.CharField(
        label="Your password",
        max_length=1000,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )

    def __init__(self, data: QueryDict | None, *, person: User) -> None:
        super().__init__(data)
        self.person = person

    def clean_password(self) -> str:
        password = str(self.cleaned_data["password"])
        if not self.person.check_password(password):
            raise forms.ValidationError(NOT_YOURS)
        return password


class NameForm(forms.Form):
    """For people without a password."""

    username = forms.CharField(
        label="Your user name",
        max_length=LONGEST,
        help_text="Type it, so that this does not happen by accident.",
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "none"}),
    )

    def __init__(self, data: QueryDict | None, *, person: User) -> None:
        super().__init__(data)
        self.person = person

    def clean_username(self) -> str:
        username = str(self.cleaned_data["username"])
        if username.casefold() != self.person.username.casefold():
            raise forms.ValidationError(NOT_YOU)
        return username


def leaving_form(data: QueryDict | None, *, person: User) -> PasswordForm | NameForm:
    form = PasswordForm if person.has_usable_password() else NameForm
    return form(data, person=person)
