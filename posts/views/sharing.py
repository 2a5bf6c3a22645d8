"""Sharing a picture: each file on its own first, then the post."""

import logging
import uuid

from django.contrib.auth.decorators import login_required
from django.core.files.uploadedfile import TemporaryUploadedFile
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from accounts.permissions import may_write
from pictria.core.rate_limits import TooOften
from pictria.core.requests import signed_in
from pictria.images.pipeline import Busy, Failed, Refused
from pictria.storage import STORAGE_ERRORS
from posts import feeds
from posts.forms import ShareForm
from posts.models import Image, Post
from posts.models.tag import normalised_tag
from posts.services.publishing import UploadGone, publish_image
from posts.services.uploads import keep_upload

logger = logging.getLogger(__name__)

NOT_NOW = "The picture could not be kept just now. Please try again in a moment."
NOT_THE_FILES_FAULT: tuple[type[Exception], ...] = (Failed, *STORAGE_ERRORS)
NO_FILE = "Choose a picture first."
GONE = "This picture is not here any more. Please choose it again."


@may_write
@require_POST
def upload(request: HttpRequest) -> HttpResponse:
    """One file. Answers with the form's fragment: the kept picture, or the sentence why not."""
    image, error, status = _keep(request)
    answer = {"image": image, "error": error}
    response = render(request, "components/upload.html", answer, status=status)
    if status == 503:
        response["Retry-After"] = "20"
    return response


def _keep(request: HttpRequest) -> tuple[Image | None, str, int]:
    file = request.FILES.get("file")
    if not isinstance(file, TemporaryUploadedFile):
        return None, NO_FILE, 400
    try:
        return keep_upload(owner=signed_in(request), file=file), "", 201
    except Refused as refusal:
        return None, str(refusal), 413 if refusal.reason == "too_large" else 422
    except TooOften as limit:
        return None, str(limit), 429
    except Busy as busy:
        return None, str(busy), 503
    except NOT_THE_FILES_FAULT:
        logger.exception("an upload could not be kept")
        return None, NOT_NOW, 503


@login_required
@may_write
@require_http_methods(["GET", "HEAD", "POST"])
def create(request: HttpRequest) -> HttpResponse:
    if request.method != "POST":
        return _show(request, ShareForm(owner=signed_in(request)))
    form = ShareForm(request.POST, request.FILES, owner=signed_in(request))
    image, status = form.kept_upload(), 422
    if "file" in request.FILES:
        arrived, error, status = _keep(request)
        image = arrived or image
        if error:
            form.add_error("file", error)
    if form.is_valid():
        return _publish(request, form, image)
    return _show(request, form, image, status if status >= 400 else 422)


def _publish(request: HttpRequest, form: ShareForm, image: Image | None) -> HttpResponse:
    author, key = signed_in(request), form.cleaned_data["submit_key"]
    if post := author.posts.select_related("cover").filter(submit_key=key).first():
        if _is_of(post, image):
            return redirect(post)
        # Somebody went back in the browser, where the form still has its old key.
        key = str(uuid.uuid4())
    if image is None:
        form.add_error("file", GONE if form.cleaned_data["image"] else NO_FILE)
        return _show(request, form, None, 422)
    try:
        return redirect(publish_image(author=author, image=image, words=form.words, submit_key=key))
    except UploadGone:
        form.add_error("file", GONE)
        return _show(request, form, None, 422)


def _is_of(post: Post, image: Image | None) -> bool:
    """Whether a form with this upload is only a repetition of what made the post."""
    return image is None or (post.cover is not None and post.cover.sha256 == image.sha256)


def _show(
    request: HttpRequest, form: ShareForm, kept: Image | None = None, status: int = 200
) -> HttpResponse:
    """The form as it was typed, with the picture that is kept already."""
    return render(request, "posts/create.html", {"form": form, "kept": kept}, status=status)


@login_required
@require_GET
def suggest_tags(request: HttpRequest) -> JsonResponse:
    beginning = normalised_tag(request.GET.get("q", ""))[:50]
    found = feeds.suggested_tags(beginning) if beginning else []
    return JsonResponse({"tags": [{"name": name, "posts": posts} for name, posts in found]})
