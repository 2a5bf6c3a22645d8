"""What a person says about a picture."""

import uuid
from dataclasses import fields
from typing import Any
from urllib.parse import urlsplit

from django import forms

from accounts.models import User
from pictria.core.fields import LinesField
from posts.captions import hashtags_in
from posts.models import Image, Post
from posts.models.acts import LONGEST_COMMENT
from posts.models.image import LONGEST_ALT_TEXT
from posts.models.post import LONGEST_CAPTION, LONGEST_TEXT, LONGEST_TITLE
from posts.models.tag import MOST_TAGS, parse_tags
from posts.services.publishing import Words

NO_ADDRESS = "This is not a web address. It should look like https://example.org/page"


def plain_web_address(address: str) -> None:
    """Raises ValidationError for an address that pretends to lead somewhere else."""
    parts = urlsplit(address)
    if parts.scheme not in {"http", "https"} or "@" in parts.netloc or not address.isprintable():
        raise forms.ValidationError(NO_ADDRESS)


class AboutForm(forms.Form):
    """What can be said about a post of any kind."""

    caption = LinesField(
        max_length=LONGEST_CAPTION,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4, "maxlength": LONGEST_CAPTION}),
        help_text="Links, #tags and @names work.",
    )
    tags = forms.CharField(
        required=False,
        max_length=1500,
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "none"}),
        help_text="Separate them with commas or spaces.",
    )
    source_url = forms.URLField(
        label="Source link",
        max_length=500,
        required=False,
        assume_scheme="https",
        validators=[plain_web_address],
        help_text="Where it comes from, if it is not yours.",
        error_messages={"invalid": NO_ADDRESS},
    )
    visibility = forms.ChoiceField(
        choices=Post.Visibility.choices,
        initial=Post.Visibility.PUBLIC,
        widget=forms.RadioSelect,
        label="Who can see it",
    )
    sensitive = forms.BooleanField(
        required=False,
        label="Sensitive",
        help_text="It is covered until someone chooses to see it.",
    )
    comments_closed = forms.BooleanField(required=False, label="No comments")

    def clean_tags(self) -> list[str]:
        return parse_tags(self.cleaned_data["tags"])

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        tags = {*cleaned.get("tags", ()), *hashtags_in(cleaned.get("caption", ""))}
        if len(tags) > MOST_TAGS:
            number = f"With those in the caption these are {len(tags)} tags"
            self.add_error("tags", f"{number}; a post has at most {MOST_TAGS}.")
        return cleaned

    @property
    def words(self) -> Words:
        """What was said; only after is_valid()."""
        said = (field.name for field in fields(Words) if field.name in self.cleaned_data)
        return Words(**{name: self.cleaned_data[name] for name in said})


def alt_text_field() -> LinesField:
    return LinesField(
        label="Description of the picture",
        max_length=LONGEST_ALT_TEXT,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="For people who cannot see it: what is in the picture?",
    )


class WordsForm(AboutForm):
    """The fields that sharing and editing one picture have in common."""

    alt_text = alt_text_field()


class ShareForm(WordsForm):
    """One kept upload and what is said about it. A browser without scripts sends the file along."""

    file = forms.FileField(required=False, label="Picture", allow_empty_file=True)
    image = forms.CharField(required=False, max_length=16, widget=forms.HiddenInput)
    submit_key = forms.CharField(
        max_length=36, initial=lambda: str(uuid.uuid4()), widget=forms.HiddenInput
    )

    def __init__(self, *args: Any, owner: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.owner = owner

    def kept_upload(self) -> Image | None:
        """The upload that the form names, if it is this person's and not posted yet."""
        named = str(self["image"].value() or "")
        if not named.isalnum():
            return None
        return Image.objects.filter(owner=self.owner, post=None, public_id=named).first()


class TextWordsForm(WordsForm):
    """The fields that writing and editing a text post have in common."""

    source_url = None  # type: ignore[assignment]  # Django's way to leave a field out
    title = forms.CharField(max_length=LONGEST_TITLE, required=False)
    caption = LinesField(
        label="Your words",
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 10, "maxlength": LONGEST_TEXT}),
        help_text="Links, #tags and @names work.",
        error_messages={"required": "Write something first."},
    )


class TextForm(TextWordsForm, ShareForm):
    """Words, and perhaps one kept upload."""

    without_picture = forms.BooleanField(required=False, label="Leave the picture out")

    def kept_upload(self) -> Image | None:
        return None if self["without_picture"].value() else super().kept_upload()


class CommentWordsForm(forms.Form):
    """What somebody says about a post."""

    text = LinesField(
        label="Your comment",
        max_length=LONGEST_COMMENT,
        widget=forms.Textarea(attrs={"rows": 3, "maxlength": LONGEST_COMMENT}),
        help_text="Links, #tags and @names work.",
        error_messages={"required": "Write something first."},
    )


class CommentForm(CommentWordsForm):
    """A new comment. The key makes a form that is sent twice one comment."""

    submit_key = forms.CharField(
        max_length=36, initial=lambda: str(uuid.uuid4()), widget=forms.HiddenInput
    )


def words_of(post: Post, image: Image | None) -> dict[str, object]:
    """A post's words as the edit form shows them; tags of the caption stand there already."""
    in_caption = hashtags_in(post.caption)
    return {
        "title": post.title,
        "caption": post.caption,
        "tags": ", ".join(name for name in post.tags.names() if name not in in_caption),
        "alt_text": image.alt_text if image else "",
        "source_url": post.source_url,
        "visibility": post.visibility,
        "sensitive": post.sensitive,
        "comments_closed": post.comments_closed,
    }
