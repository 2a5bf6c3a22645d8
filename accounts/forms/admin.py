"""The forms of the admin's pages about people."""

from typing import Any

from django import forms
from django.contrib.auth.forms import AdminUserCreationForm, UserChangeForm

from accounts.addresses import refuse_taken_address
from accounts.models import Profile, User
from accounts.services.names import check_username
from accounts.services.pictures import remove_picture


class Checked(forms.ModelForm[User]):
    """Names and addresses pass the same checks as everywhere."""

    @property
    def _person(self) -> User | None:
        return self.instance if self.instance.pk else None

    def clean_username(self) -> str:
        username = str(self.cleaned_data["username"])
        # The instance may carry the new name already.
        person = self._person and User.objects.get(pk=self.instance.pk)
        check_username(username, person=person)
        return username

    def clean_email(self) -> str:
        email = str(self.cleaned_data.get("email") or "").lower()
        if email:
            refuse_taken_address(email, person=self._person)
        return email


class PersonForm(Checked, UserChangeForm[User]):
    class Meta:
        model = User
        fields = ("username", "email", "suspended_until")


class NewPersonForm(Checked, AdminUserCreationForm[User]):
    class Meta:
        model = User
        fields = ("username", "email")


class ProfileRemovalForm(forms.ModelForm[Profile]):
    """Nobody puts words into another's mouth: what a profile shows can only be removed."""

    remove_picture = forms.BooleanField(required=False)
    remove_bio = forms.BooleanField(required=False)

    class Meta:
        model = Profile
        fields = ()

    def save(self, commit: bool = True) -> Any:
        if self.cleaned_data["remove_picture"]:
            remove_picture(profile=self.instance)
        if self.cleaned_data["remove_bio"]:
            self.instance.bio = ""
        return super().save(commit)
