"""What a person says about a board, and where a post is to go."""

import unicodedata
import uuid
from typing import Any

from django import forms
from django.http import QueryDict

from accounts.models import User
from accounts.usernames import LONGEST as LONGEST_USERNAME
from collections_app.models.board import LONGEST_NAME, LONGEST_TEXT, Board
from collections_app.services.boards import About
from pictria.core.fields import LinesField
from posts.models import Post

NO_NAME = "Give your board a name."
NO_VISIBLE_NAME = "This name shows nothing. Give your board one that people can read."
NO_BOARD = "This board is not here any more, or not yours to fill. Choose another one."


def require_visible_signs(name: str) -> None:
    """Raises ValidationError for a name of signs that nobody sees."""
    if all(unicodedata.category(sign)[0] in "CZM" for sign in name):
        raise forms.ValidationError(NO_VISIBLE_NAME)


def name_field(**fields: Any) -> forms.CharField:
    return forms.CharField(
        max_length=LONGEST_NAME,
        validators=[require_visible_signs],
        error_messages={"required": NO_NAME},
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        **fields,
    )


def key_field() -> forms.CharField:
    return forms.CharField(
        max_length=36, initial=lambda: str(uuid.uuid4()), widget=forms.HiddenInput
    )


class BoardForm(forms.Form):
    name = name_field()
    text = LinesField(
        label="What it is about",
        max_length=LONGEST_TEXT,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3, "maxlength": LONGEST_TEXT}),
    )
    visibility = forms.ChoiceField(
        choices=Board.Visibility.choices,
        initial=Board.Visibility.PUBLIC,
        widget=forms.RadioSelect,
        label="Who can see it",
    )

    @property
    def about(self) -> About:
        """What was said; only after is_valid()."""
        return About(**{name: self.cleaned_data[name] for name in ("name", "text", "visibility")})


class NewBoardForm(BoardForm):
    submit_key = key_field()


class SaveToNewBoardForm(forms.Form):
    """A new board while a post is being saved: a name is enough."""

    name = name_field(label="New board")
    private = forms.BooleanField(
        required=False, label="Private", help_text="Only you and people you invite can see it."
    )
    submit_key = key_field()

    def __init__(self, data: QueryDict | None = None) -> None:
        # It stands in a dialog over pages with forms of their own.
        super().__init__(data, auto_id="saving_%s")

    @property
    def about(self) -> About:
        """What was said; only after is_valid()."""
        shared, own = Board.Visibility.PUBLIC, Board.Visibility.PRIVATE
        visibility = own if self.cleaned_data["private"] else shared
        return About(name=self.cleaned_data["name"], visibility=visibility)


class InviteForm(forms.Form):
    username = forms.CharField(
        label="User name",
        max_length=LONGEST_USERNAME + 1,
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "none"}),
        error_messages={"required": "Whom would you like to invite?"},
    )

    def clean_username(self) -> str:
        return str(self.cleaned_data["username"]).removeprefix("@")


def board_named(public_id: str, person: User) -> Board | None:
    """The board of this id, if the person may fill it."""
    if not public_id.isalnum():
        return None
    return Board.objects.kept_by(person).filter(public_id=public_id).first()


def post_named(public_id: str, board: Board, person: User) -> Post | None:
    """The post of this id, if it is on the board and the person may see it."""
    if not public_id.isalnum():
        return None
    there = Post.objects.visible_to(person).filter(board_items__board=board)
    return there.filter(public_id=public_id).first()
