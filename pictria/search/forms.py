"""What people send about their search history."""

from django import forms

from pictria.search.models.history import LONGEST_TEXT


class ForgetForm(forms.Form):
    """One past search, as its button names it."""

    text = forms.CharField(max_length=LONGEST_TEXT, strip=False)


class KeepingForm(forms.Form):
    """Whether what one searches for is kept."""

    keep = forms.TypedChoiceField(
        choices=(("0", "no"), ("1", "yes")), coerce=lambda value: value == "1"
    )
