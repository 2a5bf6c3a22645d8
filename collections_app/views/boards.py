"""Boards: looking at them, making, changing and deleting them."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from accounts.models import User
from accounts.permissions import may_write
from accounts.views.person import head_of, person_page
from collections_app import feeds
from collections_app.forms.boards import BoardForm, NewBoardForm
from collections_app.freshness import topics_of_boards
from collections_app.models.board import Board
from collections_app.services.boards import (
    count_new_board,
    create_board,
    delete_board,
    edit_board,
)
from collections_app.views.finding import with_board
from pictria.core.finished import finished
from pictria.core.pagination import Page, greatest_first, newest_first
from pictria.core.rate_limits import TooOften
from pictria.core.requests import signed_in

Role = Board.Role


def may_make_another(request: HttpRequest, form: Form) -> bool:
    """Whether the person has not made too many boards; else the form says so."""
    try:
        count_new_board(owner=signed_in(request))
    except TooOften as limit:
        form.add_error("name", str(limit))
        return False
    return True


@require_safe
@finished(lifetime=settings.PAGE_LIFETIME, topics=topics_of_boards, by=("after",))
@person_page
def of_person(request: HttpRequest, person: User) -> HttpResponse:
    after = request.GET.get("after")
    page = newest_first(
        feeds.of_person(person, request.user),
        after=after,
        size=settings.BOARDS_A_PAGE,
        moment="created_at",
    )
    context: dict[str, Any] = {**head_of(person, request), "page": page}
    if person == request.user and after is None:
        context["shared"] = list(feeds.shared_with(person)[: settings.BOARDS_A_PAGE])
        context["inviting"] = list(feeds.inviting(person)[: settings.BOARDS_A_PAGE])
    shown = [*page.rows, *context.get("shared", ())]
    context["covers"] = feeds.covers(shown, request.user)
    return render(request, "boards/of_person.html", context)


@require_safe
@finished(lifetime=settings.PAGE_LIFETIME, topics=topics_of_boards, by=("after",))
@with_board()
def board(request: HttpRequest, board: Board, role: Role) -> HttpResponse:
    items = greatest_first(
        feeds.hanging(board, request.user),
        after=request.GET.get("after"),
        size=settings.POSTS_A_PAGE,
        number="position",
    )
    context = {
        "board": board,
        "role": role,
        "page": Page([item.post for item in items.rows], items.after),
        "collaborators": list(feeds.collaborators(board, request.user)),
    }
    response = render(request, "boards/board.html", context)
    if not (board.is_shared and board.owner.is_open_to_everyone):
        response["Cache-Control"] = "private, no-store"
    return response


@may_write
@require_http_methods(["GET", "HEAD", "POST"])
def create(request: HttpRequest) -> HttpResponse:
    form = NewBoardForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and may_make_another(request, form):
        key = form.cleaned_data["submit_key"]
        board = create_board(owner=signed_in(request), about=form.about, submit_key=key)
        return redirect(board)
    return render(request, "boards/create.html", {"form": form}, status=422 if form.errors else 200)


@may_write
@require_http_methods(["GET", "HEAD", "POST"])
@with_board(Role.OWNER)
def edit(request: HttpRequest, board: Board, role: Role) -> HttpResponse:
    said = {"name": board.name, "text": board.text, "visibility": board.visibility}
    form = BoardForm(request.POST or None, initial=said)
    if request.method == "POST" and form.is_valid():
        try:
            return redirect(edit_board(board=board, about=form.about))
        except Board.DoesNotExist as error:
            raise Http404 from error
    cover = feeds.chosen_cover(board, request.user)
    context = {"form": form, "board": board, "cover": cover}
    return render(request, "boards/edit.html", context, status=422 if form.errors else 200)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
@with_board(Role.OWNER)
def delete(request: HttpRequest, board: Board, role: Role) -> HttpResponse:
    if request.method == "POST":
        delete_board(board=board)
        messages.success(
            request, "Your board is deleted. The posts that were on it are still there."
        )
        return redirect("boards:of_person", board.owner.username)
    return render(request, "boards/delete.html", {"board": board})
