"""Collections: made, arranged anew, and listed on their author's page."""

import uuid
from dataclasses import replace
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from accounts.models import User
from accounts.permissions import may_write
from collections_app.forms.collections import ArrangingForm, CollectionForm, NewCollectionForm
from collections_app.forms.pieces import GONE, PieceForm, Pieces
from collections_app.models.collection import MOST_PICTURES, Collection
from collections_app.services.collections import (
    ArrangedMeanwhile,
    arrange_collection,
    publish_collection,
)
from pictria.core.requests import signed_in
from posts.forms import words_of
from posts.models import Image, Post
from posts.services.publishing import UploadGone, is_repetition, publish_image
from posts.views.keeping import arrival_of

ALONE = "alone"
MEANWHILE = (
    "The pictures were arranged in another window meanwhile. Here they are as they are now; "
    "look at them, then save again."
)


@login_required
@may_write
@require_http_methods(["GET", "HEAD", "POST"])
def create(request: HttpRequest) -> HttpResponse:
    if request.method != "POST":
        return _show(request, NewCollectionForm(), Pieces())
    pieces = Pieces.of_form(request.POST, owner=signed_in(request))
    act = request.POST.get("act", "")
    if act == ALONE:
        return _publish_alone(request, pieces)
    _take_files(request, pieces)
    if act:
        pieces.act(act)
        return _show(request, NewCollectionForm(initial=request.POST.dict()), pieces)
    return _publish(request, NewCollectionForm(request.POST), pieces)


def _publish(request: HttpRequest, form: NewCollectionForm, pieces: Pieces) -> HttpResponse:
    author = signed_in(request)
    if not form.is_valid():
        pieces.is_valid()
        return _show(request, form, pieces, 422)
    key, earlier = _key(author, form, pieces)
    if earlier:
        return redirect(earlier)
    if not pieces.is_valid():
        return _show(request, form, pieces, 422)
    try:
        post = publish_collection(
            author=author,
            pictures=pieces.pictures,
            cover=pieces.cover,
            words=form.words,
            submit_key=key,
        )
    except UploadGone:
        return _show(request, form, _looked_up_again(request, pieces), 422)
    return redirect(post)


def _publish_alone(request: HttpRequest, pieces: Pieces) -> HttpResponse:
    """A single picture is no Collection, but it can be shared with the same words."""
    author, form = signed_in(request), NewCollectionForm(request.POST)
    form.fields["title"].required = False
    pictures = pieces.pictures
    if not form.is_valid() or len(pictures) != 1:
        return _show(request, form, pieces, 422)
    key, earlier = _key(author, form, pieces)
    if earlier:
        return redirect(earlier)
    [picture] = pictures
    words = replace(form.words, alt_text=picture.alt_text)
    try:
        post = publish_image(author=author, image=picture.image, words=words, submit_key=key)
    except UploadGone:
        return _show(request, form, _looked_up_again(request, pieces), 422)
    return redirect(post)


def _key(author: User, form: NewCollectionForm, pieces: Pieces) -> tuple[str, Post | None]:
    """The key for the new post, and the earlier one where the form is sent again."""
    key = form.cleaned_data["submit_key"]
    earlier = author.posts.filter(submit_key=key).first()
    if earlier and not is_repetition(earlier, pieces.images.values()):
        # Somebody went back in the browser, where the form still has its old key.
        return str(uuid.uuid4()), None
    return key, earlier


def edit(request: HttpRequest, post: Post) -> HttpResponse:
    """The page for editing a Collection; posts.views.changing lets only its owner in.

    Raises Post.DoesNotExist when it was deleted meanwhile.
    """
    version = _version_of(post)
    if request.method != "POST":
        form = ArrangingForm(initial={**words_of(post, post.cover), "version": version})
        return _show(request, form, Pieces.of_post(post), post=post)
    pieces = Pieces.of_form(request.POST, owner=signed_in(request), post=post)
    _take_files(request, pieces)
    if act := request.POST.get("act", ""):
        pieces.act(act)
        return _show(request, ArrangingForm(initial=request.POST.dict()), pieces, post=post)
    return _arrange(request, ArrangingForm(request.POST), pieces, post)


def _version_of(post: Post) -> int:
    arrangement = Collection.objects.filter(post=post).first()
    if arrangement is None:
        raise Post.DoesNotExist
    return arrangement.version


def _arrange(request: HttpRequest, form: ArrangingForm, pieces: Pieces, post: Post) -> HttpResponse:
    if not (form.is_valid() & pieces.is_valid()):
        _version_of(post)  # its pictures may be missing because it is gone altogether
        return _show(request, form, pieces, 422, post=post)
    try:
        arrange_collection(
            post=post,
            version=form.cleaned_data["version"],
            pictures=pieces.pictures,
            cover=pieces.cover,
            words=form.words,
        )
    except (ArrangedMeanwhile, UploadGone):
        return _show_as_it_is_now(request, pieces, post)
    return redirect(post)


def _show_as_it_is_now(request: HttpRequest, pieces: Pieces, post: Post) -> HttpResponse:
    post = Post.objects.select_related("cover", "collection").get(pk=post.pk)
    pieces = _looked_up_again(request, pieces, post).after(Pieces.of_post(post))
    pieces.errors = [MEANWHILE]
    typed = request.POST.copy()
    typed["version"] = str(post.collection.version)
    return _show(request, ArrangingForm(typed), pieces, 409, post=post)


def _looked_up_again(request: HttpRequest, pieces: Pieces, post: Post | None = None) -> Pieces:
    """The same pictures, without those that are gone by now."""
    named = request.POST.copy()
    named.setlist("image", list(pieces.arrangement.ids))
    for name, alt_text in pieces.alt_texts.items():
        named[f"{name}-alt_text"] = alt_text
    there = Pieces.of_form(named, owner=signed_in(request), post=post)
    there.errors = there.errors or [GONE]
    return there


def _take_files(request: HttpRequest, pieces: Pieces) -> None:
    """Keeps what a browser without scripts sends along."""
    for field, files in request.FILES.lists():
        for file in files:
            _take_file(request, pieces, field, file)


def _take_file(request: HttpRequest, pieces: Pieces, field: str, file: Any) -> None:
    replaced = field.removeprefix("replace-")
    if replaced not in pieces.images and not pieces.arrangement.room:
        pieces.errors.append(
            f"“{file.name}” was not taken: a Collection has at most {MOST_PICTURES} pictures."
        )
        return
    arrival = arrival_of(file, owner=signed_in(request))
    if arrival.image is None:
        pieces.errors.append(f"“{file.name}”: {arrival.error}")
    elif replaced in pieces.images:
        pieces.replace(replaced, arrival.image)
    else:
        pieces.add(arrival.image)


def _show(
    request: HttpRequest,
    form: CollectionForm,
    pieces: Pieces,
    status: int = 200,
    *,
    post: Post | None = None,
) -> HttpResponse:
    """The form as it was typed, with the pictures that are kept already."""
    context = {
        "form": form,
        "pieces": pieces,
        "post": post,
        "blank": PieceForm(Image(public_id="NEWPICTURE", width=1, height=1)),
        "most": MOST_PICTURES,
        "alone": ALONE,
    }
    if pieces.errors and status < 400:
        status = 422
    return render(request, "collections/arrange.html", context, status=status)
