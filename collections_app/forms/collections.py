"""What a person says about a Collection as a whole."""

import uuid

from django import forms

from posts.forms import AboutForm
from posts.models.post import LONGEST_TITLE


class CollectionForm(AboutForm):
    title = forms.CharField(
        max_length=LONGEST_TITLE,
        error_messages={"required": "Give your Collection a title."},
    )


class NewCollectionForm(CollectionForm):
    submit_key = forms.CharField(
        max_length=36, initial=lambda: str(uuid.uuid4()), widget=forms.HiddenInput
    )


class ArrangingForm(CollectionForm):
    """Knows what the pictures were like when the page was opened."""

    version = forms.IntegerField(widget=forms.HiddenInput)
