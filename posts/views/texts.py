"""Writing a text post: words, and perhaps a picture."""

import uuid

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from accounts.models import User
from accounts.permissions import may_write
from pictria.core.rate_limits import TooOften, count_against
from pictria.core.requests import signed_in
from posts.forms import TextForm
from posts.models import Image, Post
from posts.services.publishing import Picture, UploadGone, is_repetition, publish
from posts.views.keeping import GONE, picture_of

TEXTS_AN_HOUR = 60


@login_required
@may_write
@require_http_methods(["GET", "HEAD", "POST"])
def create(request: HttpRequest) -> HttpResponse:
    if request.method != "POST":
        return _show(request, TextForm(owner=signed_in(request)))
    form = TextForm(request.POST, request.FILES, owner=signed_in(request))
    image, status = picture_of(request, form)
    if form.is_valid():
        return _publish(request, form, image)
    return _show(request, form, image, status)


def _publish(request: HttpRequest, form: TextForm, image: Image | None) -> HttpResponse:
    author, key = signed_in(request), form.cleaned_data["submit_key"]
    if post := author.posts.filter(submit_key=key).first():
        if _is_repetition(post, form, image):
            return redirect(post)
        # Somebody went back in the browser, where the form still has its old key.
        key = str(uuid.uuid4())
    try:
        _count(author)
    except TooOften as limit:
        form.add_error("caption", str(limit))
        return _show(request, form, image, 429)
    wanted = form.cleaned_data["image"] and not form.cleaned_data["without_picture"]
    if wanted and image is None:
        form.add_error("file", GONE)
        return _show(request, form, None, 422)
    pictures = [Picture(image, form.words.alt_text)] if image else []
    try:
        post = publish(
            author=author,
            kind=Post.Kind.TEXT,
            pictures=pictures,
            words=form.words,
            submit_key=key,
        )
    except UploadGone:
        form.add_error("file", GONE)
        return _show(request, form, None, 422)
    return redirect(post)


def _count(author: User) -> None:
    count_against(
        TEXTS_AN_HOUR,
        action="text",
        who=author.pk,
        seconds=3600,
        sentence="You have written very much. Please go on in an hour.",
    )


def _is_repetition(post: Post, form: TextForm, image: Image | None) -> bool:
    """Whether the form only says once more what made the post."""
    said = (form.words.title, form.words.caption)
    return said == (post.title, post.caption) and is_repetition(post, [image] if image else [])


def _show(
    request: HttpRequest, form: TextForm, kept: Image | None = None, status: int = 200
) -> HttpResponse:
    """The form as it was typed, with the picture that is kept already."""
    return render(request, "posts/text_create.html", {"form": form, "kept": kept}, status=status)
