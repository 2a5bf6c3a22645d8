"""Saving a post: which of one's boards it is on, as a page and as what fills the save dialog."""

from typing import Any

from django.contrib import messages
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.cache import patch_vary_headers
from django.views.decorators.http import require_http_methods

from accounts.models import User
from accounts.permissions import may_write
from collections_app import feeds
from collections_app.forms.boards import NO_BOARD, SaveToNewBoardForm, board_named
from collections_app.models.board import Board
from collections_app.querysets import BoardQuerySet
from collections_app.services.saving import Saved, save_post, save_to_new_board, unsave_post
from collections_app.slugs import NAMELESS, slug_of
from collections_app.views.boards import may_make_another
from pictria.core.requests import is_fragment, signed_in, way_back
from posts.models import Post

BOARDS_OFFERED = 50
# From so many on, it is faster to type a part of the name.
MANY = 8


@may_write
@require_http_methods(["GET", "HEAD", "POST"])
def save(request: HttpRequest, public_id: str) -> HttpResponse:
    visible = Post.objects.visible_to(request.user).for_cards()
    post = get_object_or_404(visible, public_id=public_id)
    try:
        response = _act(request, post) if request.method == "POST" else _offer(request, post)
    except Post.DoesNotExist as error:
        raise Http404 from error
    patch_vary_headers(response, ["HX-Request"])
    return response


def _act(request: HttpRequest, post: Post) -> HttpResponse:
    """One button was pressed: a board that has the post, one that does not, or "create"."""
    user = signed_in(request)
    if "name" in request.POST:
        return _create(request, post)
    named = request.POST.get("remove") or request.POST.get("board") or ""
    board = board_named(named, user)
    try:
        if board is None:
            raise Board.DoesNotExist
        if "remove" in request.POST:
            return _take_off(request, post, board)
        saved = save_post(user=user, post=post, board=board)
    except Board.DoesNotExist:
        return _offer(request, post, wrong=NO_BOARD)
    return _tell(request, post, saved)


def _create(request: HttpRequest, post: Post) -> HttpResponse:
    form = SaveToNewBoardForm(request.POST)
    if not (form.is_valid() and may_make_another(request, form)):
        return _offer(request, post, form=form)
    key = form.cleaned_data["submit_key"]
    user = signed_in(request)
    saved = save_to_new_board(user=user, post=post, about=form.about, submit_key=key)
    return _tell(request, post, saved)


def _take_off(request: HttpRequest, post: Post, board: Board) -> HttpResponse:
    forget = "forget" in request.POST
    board = unsave_post(user=signed_in(request), post=post, board=board, forget=forget)
    saved = Saved(board, is_new=False, is_newly_bookmarked=False)
    kept = "false" if forget else ""
    return _tell(request, post, saved, "Removed from", is_removed=True, kept=kept)


def _tell(
    request: HttpRequest,
    post: Post,
    saved: Saved,
    what: str = "Saved to",
    *,
    is_removed: bool = False,
    kept: str = "true",
) -> HttpResponse:
    context = {
        "post": post,
        "saved": saved,
        "what": what,
        "is_removed": is_removed,
        "kept": kept,
    }
    if is_fragment(request):
        return render(request, "boards/saved.html", context)
    messages.success(request, f"{what} “{saved.board.name}”.")
    return redirect(_way_back(request, post))


def _offer(
    request: HttpRequest,
    post: Post,
    *,
    form: SaveToNewBoardForm | None = None,
    wrong: str = "",
) -> HttpResponse:
    user = signed_in(request)
    words = request.GET.get("q", "").strip()
    context: dict[str, Any] = {
        "post": post,
        "form": form or SaveToNewBoardForm(),
        "words": words,
        "wrong": wrong,
        "next": _way_back(request, post),
        **_boards(user, post, words),
    }
    template = "boards/save_dialog.html" if is_fragment(request) else "boards/save.html"
    return render(request, template, context, status=422 if form or wrong else 200)


def _boards(user: User, post: Post, words: str) -> dict[str, Any]:
    boards = feeds.to_save_to(user).marked_with(post.pk)
    found = list(_with_words(boards, words)[: BOARDS_OFFERED + 1])
    return {
        "boards": found[:BOARDS_OFFERED],
        "has_more": len(found) > BOARDS_OFFERED,
        "can_search": bool(words) or len(found) > MANY,
    }


def _with_words(boards: BoardQuerySet, words: str) -> BoardQuerySet:
    """Boards whose names have these words; in any script, though SQLite folds only a to z."""
    if not words:
        return boards
    slug = slug_of(words)
    spelled = Q(slug__contains=slug) if slug != NAMELESS else Q()
    return boards.filter(Q(name__icontains=words[:100]) | spelled)


def _way_back(request: HttpRequest, post: Post) -> str:
    """Where the person came from, if that is a page of this site other than this one."""
    there = way_back(request, otherwise=post.get_absolute_url())
    return post.get_absolute_url() if there.startswith(request.path) else there
