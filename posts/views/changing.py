"""What the owner of a post can do with it."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from accounts.permissions import may_write
from pictria.core.requests import signed_in
from posts.editors import editors
from posts.forms import TextWordsForm, WordsForm, words_of
from posts.models import Post
from posts.services.publishing import edit_post
from posts.services.removal import delete_post


@login_required
@may_write
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, public_id: str) -> HttpResponse:
    post = _own_post(request, public_id)
    if editor := editors.get(post.kind):
        with _gone_is_404():
            return editor(request, post)
    form = _form_for(post)(request.POST or None, initial=words_of(post, post.cover))
    if post.cover is None:
        form.fields.pop("alt_text", None)
    if request.method == "POST" and form.is_valid():
        with _gone_is_404():
            edit_post(post=post, words=form.words)
        return redirect(post)
    context = {"form": form, "post": post, "image": post.cover}
    return render(request, "posts/edit.html", context, status=422 if form.errors else 200)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def delete(request: HttpRequest, public_id: str) -> HttpResponse:
    post = _own_post(request, public_id)
    if request.method == "POST":
        with _gone_is_404():
            delete_post(post=post)
        messages.success(request, "Your post is deleted.")
        return redirect(signed_in(request))
    return render(request, "posts/delete.html", {"post": post, "image": post.cover})


def _form_for(post: Post) -> type[WordsForm]:
    return TextWordsForm if post.kind == Post.Kind.TEXT else WordsForm


@contextmanager
def _gone_is_404() -> Iterator[None]:
    """Somebody, perhaps the same person in another window, may have deleted it meanwhile."""
    try:
        yield
    except Post.DoesNotExist as error:
        raise Http404 from error


def _own_post(request: HttpRequest, public_id: str) -> Post:
    own = Post.objects.editable_by(request.user).for_cards()
    return get_object_or_404(own, public_id=public_id)
