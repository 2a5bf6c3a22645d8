"""Comments under a post, oldest first: read, written, changed, removed."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.safestring import SafeString
from django.views.decorators.http import require_http_methods, require_safe

from accounts.models import User
from accounts.permissions import may_write, refuse_suspended
from accounts.querysets import Viewer
from pictria.core.finished import finished
from pictria.core.pagination import Cursor, oldest_first
from pictria.core.rate_limits import TooOften, count_against
from pictria.core.requests import signed_in
from posts.captions import captions_html
from posts.forms import CommentForm, CommentWordsForm
from posts.freshness import topics_of_post
from posts.models import Comment, Post
from posts.services.comments import (
    CommentsClosed,
    TooLateToEdit,
    add_comment,
    delete_comment,
    edit_comment,
    is_editable,
    refuse_comment,
)

COMMENTS_A_PAGE = 20
# Who follows a link to a comment also sees a few before it.
BEFORE = 5
MOST_COMMENTS = 60
MINUTES = 10
TOO_LATE = "A comment can be changed for 15 minutes. That time is over."


@dataclass(frozen=True)
class Said:
    """A comment as a page shows it."""

    comment: Comment
    html: SafeString
    may_edit: bool
    may_delete: bool


@require_http_methods(["GET", "HEAD", "POST"])
@finished(lifetime=settings.PAGE_LIFETIME, topics=topics_of_post, by=("after",))
def comments(request: HttpRequest, public_id: str) -> HttpResponse:
    """All comments on one post, a page at a time. POST adds one."""
    if request.method == "POST":
        return add(request, public_id)
    return _page(request, _visible_post(request, public_id))


@may_write
def add(request: HttpRequest, public_id: str) -> HttpResponse:
    post, form = _visible_post(request, public_id), CommentForm(request.POST)
    if not form.is_valid():
        return _page(request, post, form, 422)
    try:
        _count(signed_in(request))
        comment = add_comment(author=signed_in(request), post=post, **form.cleaned_data)
    except Post.DoesNotExist as error:
        raise Http404 from error
    except TooOften as limit:
        form.add_error(None, str(limit))
        return _page(request, post, form, 429)
    except CommentsClosed:
        # The page says why in place of the form.
        return _page(request, post, form, 403)
    return redirect(comment)


@require_safe
def comment(request: HttpRequest, public_id: str, comment_id: str) -> HttpResponse:
    """Leads to where a comment stands now."""
    post = _visible_post(request, public_id)
    there = get_object_or_404(_comments_on(post, request.user), public_id=comment_id)
    return redirect(f"{_place(post, there, request.user)}#comment-{there.public_id}")


@login_required
@may_write
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, public_id: str, comment_id: str) -> HttpResponse:
    there = _found(request, public_id, comment_id, Q(author=signed_in(request)))
    if not is_editable(there) and request.method != "POST":
        raise PermissionDenied(TOO_LATE)
    form = CommentWordsForm(request.POST or None, initial={"text": there.text})
    if request.method == "POST" and form.is_valid():
        try:
            edit_comment(comment=there, text=form.cleaned_data["text"])
            return redirect(there)
        except TooLateToEdit:
            form.add_error(None, TOO_LATE)
        except Comment.DoesNotExist as error:
            raise Http404 from error
    context = {"form": form, "comment": there, "post": there.post}
    return render(request, "posts/comment_edit.html", context, status=422 if form.errors else 200)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def delete(request: HttpRequest, public_id: str, comment_id: str) -> HttpResponse:
    """One's own, and any under one's own post."""
    user = signed_in(request)
    there = _found(request, public_id, comment_id, Q(author=user) | Q(post__author=user))
    if request.method == "POST":
        delete_comment(comment=there)
        messages.success(request, "The comment is deleted.")
        return redirect(f"{there.post.get_absolute_url()}#comments")
    return render(request, "posts/comment_delete.html", {"comment": there, "post": there.post})


def comments_context(
    request: HttpRequest, post: Post, form: CommentForm | None = None
) -> dict[str, Any]:
    """What components/comments.html needs: the page that `?after=` asks for, and who may add."""
    found = oldest_first(
        _comments_on(post, request.user).select_related("author__profile"),
        after=request.GET.get("after"),
        size=COMMENTS_A_PAGE,
        moment="created_at",
    )
    html = captions_html([comment.text for comment in found.rows], request.user)
    closed = _why_not(request.user, post)
    return {
        "comments": [
            _said(comment, words, post, request.user)
            for comment, words in zip(found.rows, html, strict=True)
        ],
        "comments_after": found.after,
        "comment_form": None if closed else form or CommentForm(auto_id="comment_%s"),
        "comments_closed": closed,
    }


def _page(
    request: HttpRequest, post: Post, form: CommentForm | None = None, status: int = 200
) -> HttpResponse:
    context = {"post": post, "image": post.cover, **comments_context(request, post, form)}
    response = render(request, "posts/comments.html", context, status=status)
    if not post.is_public:
        response["Cache-Control"] = "private, no-store"
    return response


def _said(comment: Comment, html: SafeString, post: Post, viewer: Viewer) -> Said:
    is_own = comment.author_id == viewer.pk
    return Said(
        comment,
        html,
        may_edit=is_own and is_editable(comment),
        may_delete=is_own or (viewer.is_authenticated and post.author_id == viewer.pk),
    )


def _why_not(viewer: Viewer, post: Post) -> str:
    """Why this person cannot comment, in a sentence; guests are asked to log in instead."""
    if not viewer.is_authenticated:
        return "Comments on this post are switched off." if post.comments_closed else ""
    try:
        refuse_suspended(viewer)
        refuse_comment(author=viewer, post=post)
    except (CommentsClosed, PermissionDenied) as refusal:
        return str(refusal)
    return ""


def _comments_on(post: Post, viewer: Viewer) -> Any:
    return Comment.objects.visible_to(viewer).filter(post=post)


def _place(post: Post, comment: Comment, viewer: Viewer) -> str:
    """The page on which it stands: the post's own for the first ones."""
    there = _comments_on(post, viewer)
    earlier = there.filter(Cursor(comment.created_at, comment.pk).older("created_at"))
    before = list(earlier.order_by("-created_at", "-id")[:COMMENTS_A_PAGE])
    if len(before) < COMMENTS_A_PAGE:
        return post.get_absolute_url()
    first = before[BEFORE]
    address = reverse("posts:comments", args=[post.public_id])
    return f"{address}?after={Cursor(first.created_at, first.pk)}"


def _visible_post(request: HttpRequest, public_id: str) -> Post:
    return get_object_or_404(Post.objects.visible_to(request.user).for_cards(), public_id=public_id)


def _found(request: HttpRequest, public_id: str, comment_id: str, whose: Q) -> Comment:
    there = Comment.objects.visible_to(request.user).select_related("author", "post__author")
    return get_object_or_404(there.filter(whose), public_id=comment_id, post__public_id=public_id)


def _count(author: User) -> None:
    count_against(
        MOST_COMMENTS,
        action="comment",
        who=author.pk,
        seconds=MINUTES * 60,
        sentence="You have written very many comments. Please go on in a few minutes.",
    )
