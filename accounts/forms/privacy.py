"""What people decide about who sees what."""

from typing import Any

from django import forms

from accounts.models import Profile
from accounts.services.closing import follow_change
from accounts.services.privacy import make_open, make_private


class PrivacyForm(forms.ModelForm[Profile]):
    is_private = forms.BooleanField(
        required=False,
        label="Private account",
        help_text="Only people you let in can follow you and see what you share. Whoever follows "
        "you now stays. Your pictures get new addresses, so that links to them that others kept "
        "lead nowhere. When you turn it off, everyone who has asked to follow you does.",
    )

    field_order = ("is_private", "comments_from", "hides_likes", "shows_sensitive")

    class Meta:
        model = Profile
        fields = ("comments_from", "hides_likes", "shows_sensitive")
        widgets = {"comments_from": forms.RadioSelect}
        labels = {
            "comments_from": "Who may comment on what you share",
            "hides_likes": "Hide what I like",
            "shows_sensitive": "Show sensitive pictures",
        }
        help_texts = {
            "hides_likes": "Others do not see the list of what you like. The hearts still count.",
            "shows_sensitive": "They are blurred otherwise, until you want to see one.",
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["is_private"] = self.instance.user.is_private

    def save(self, commit: bool = True) -> Profile:
        self.instance.save(update_fields=[*self.Meta.fields, "updated_at"])
        person = self.instance.user
        follow_change(person)
        if self.cleaned_data["is_private"] and not person.is_private:
            make_private(person=person)
        elif person.is_private and not self.cleaned_data["is_private"]:
            make_open(person=person)
        return self.instance
