"""Sharing a picture: each file on its own first, then the post."""

import uuid

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from accounts.permissions import may_write
from pictria.core.requests import signed_in
from posts.forms import ShareForm
from posts.models import Image
from posts.models.tag import normalised_tag
from posts.services.publishing import UploadGone, is_repetition, publish_image
from posts.suggestions import suggested_tags
from posts.views.keeping import GONE, NO_FILE, arrival_of, picture_of


@may_write
@require_POST
def upload(request: HttpRequest) -> HttpResponse:
    """One file. Answers with the form's fragment: the kept picture, or the sentence why not."""
    arrival = arrival_of(request.FILES.get("file"), owner=signed_in(request))
    answer = {"image": arrival.image, "error": arrival.error}
    response = render(request, "components/upload.html", answer, status=arrival.status)
    if arrival.status == 503:
        response["Retry-After"] = "20"
    return response


@login_required
@may_write
@require_http_methods(["GET", "HEAD", "POST"])
def create(request: HttpRequest) -> HttpResponse:
    if request.method != "POST":
        return _show(request, ShareForm(owner=signed_in(request)))
    form = ShareForm(request.POST, request.FILES, owner=signed_in(request))
    image, status = picture_of(request, form)
    if form.is_valid():
        return _publish(request, form, image)
    return _show(request, form, image, status)


def _publish(request: HttpRequest, form: ShareForm, image: Image | None) -> HttpResponse:
    author, key = signed_in(request), form.cleaned_data["submit_key"]
    if post := author.posts.filter(submit_key=key).first():
        if is_repetition(post, [image] if image else []):
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


def _show(
    request: HttpRequest, form: ShareForm, kept: Image | None = None, status: int = 200
) -> HttpResponse:
    """The form as it was typed, with the picture that is kept already."""
    return render(request, "posts/create.html", {"form": form, "kept": kept}, status=status)


@login_required
@require_GET
def suggest_tags(request: HttpRequest) -> JsonResponse:
    beginning = normalised_tag(request.GET.get("q", ""))[:50]
    found = suggested_tags(beginning, request.user) if beginning else []
    return JsonResponse({"tags": [{"name": name, "posts": posts} for name, posts in found]})
