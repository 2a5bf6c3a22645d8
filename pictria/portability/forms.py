"""What people say when they bring a ZIP, and what a ZIP says about a post."""

from django import forms

from pictria.core.fields import LinesField
from posts.forms import AboutForm
from posts.models import Post
from posts.models.post import LONGEST_TEXT, LONGEST_TITLE

LONGEST_BIO = 500


class RecordForm(AboutForm):
    """A post in a ZIP of ours keeps the rules of one that is typed."""

    title = forms.CharField(max_length=LONGEST_TITLE, required=False)
    caption = LinesField(max_length=LONGEST_TEXT, required=False)
    comments_closed = forms.BooleanField(required=False)


class ProfileForm(forms.Form):
    bio = LinesField(max_length=LONGEST_BIO, required=False)


class BringForm(forms.Form):
    archive = forms.FileField(label="ZIP", required=False, allow_empty_file=True)
    visibility = forms.ChoiceField(
        choices=Post.Visibility.choices,
        initial=Post.Visibility.PRIVATE,
        widget=forms.RadioSelect,
        label="Who can see pictures of a plain folder",
    )


class AnnouncedForm(forms.Form):
    """What the page's script says of a file before it sends it."""

    name = forms.CharField(max_length=200)
    size = forms.IntegerField(min_value=1, max_value=2**62)
    fingerprint = forms.CharField(max_length=200)
    visibility = forms.ChoiceField(choices=Post.Visibility.choices)
