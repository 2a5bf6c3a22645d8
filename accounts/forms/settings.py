"""What people change about themselves."""

from pathlib import Path
from typing import Any, cast

from django import forms
from django.core.files.uploadedfile import TemporaryUploadedFile
from django.http import QueryDict

from accounts.models import Profile, User
from accounts.services.names import check_username
from accounts.services.pictures import change_picture, remove_picture
from accounts.services.profiles import describe
from accounts.usernames import LONGEST
from pictria.core.fields import LinesField


class ProfileForm(forms.ModelForm[Profile]):
    picture = forms.FileField(
        required=False,
        label="New picture",
        widget=forms.FileInput(attrs={"accept": "image/*"}),
        allow_empty_file=True,
        help_text="Its middle is shown, as a square.",
    )
    remove_picture = forms.BooleanField(required=False, label="Remove my picture")

    class Meta:
        model = Profile
        fields = ("bio",)
        field_classes = {"bio": LinesField}
        widgets = {"bio": forms.Textarea(attrs={"rows": 4, "maxlength": 500})}
        help_texts = {"bio": "A few words that others see on your page."}

    def save(self, commit: bool = True) -> Profile:
        """The picture first, since only it can still be refused.

        Raises Refused, TooOften, Busy and Failed, as change_picture does; then nothing is saved.
        """
        profile = self.instance
        if file := self.cleaned_data["picture"]:
            change_picture(profile=profile, source=_on_disk(file))
        elif self.cleaned_data["remove_picture"]:
            remove_picture(profile=profile)
        describe(profile=profile, bio=profile.bio)
        return profile


class UsernameForm(forms.Form):
    username = forms.CharField(
        label="User name",
        max_length=LONGEST,
        widget=forms.TextInput(attrs={"autocomplete": "username", "autocapitalize": "none"}),
        help_text="Your old address will lead to the new one, and your old name stays yours.",
    )

    def __init__(self, data: QueryDict | None = None, *, person: User) -> None:
        super().__init__(data, initial={"username": person.username})
        self.person = person

    def clean_username(self) -> str:
        username = str(self.cleaned_data["username"])
        check_username(username, person=self.person)
        return username


def _on_disk(file: Any) -> Path:
    """Where the upload lies: FILE_UPLOAD_HANDLERS writes each one to a file."""
    return Path(cast(TemporaryUploadedFile, file).temporary_file_path())
