"""What people choose to be told of."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils.html import format_html

from accounts.addresses import proven_address
from pictria.notifications.models import Choices, Kind
from pictria.notifications.services.choosing import choose

WHERE = "It goes to {}, tells what you have not read here yet, and has a link that ends it."


class ChoicesForm(forms.ModelForm[Choices]):
    class Meta:
        model = Choices
        fields = (*Kind.values, "digest")
        widgets = {"digest": forms.RadioSelect}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        address = proven_address(self.instance.person)
        if settings.CAN_SEND_MAIL and address:
            self.fields["digest"].help_text = format_html(WHERE, address)
        else:
            del self.fields["digest"]

    def kinds(self) -> list[forms.BoundField]:
        return [self[name] for name in Kind.values]

    def save(self, commit: bool = True) -> Choices:
        choose(person=self.instance.person, **self.cleaned_data)
        return self.instance
