"""Arranging a board: the order of its posts, its cover, and what is to go."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from accounts.permissions import may_write
from collections_app import feeds
from collections_app.forms.boards import post_named
from collections_app.models.board import Board, BoardItem
from collections_app.services.board_order import Move, hang_after, hang_before, move_post
from collections_app.services.boards import choose_cover
from collections_app.services.saving import unsave_post
from collections_app.views.finding import with_board
from pictria.core.pagination import greatest_first
from pictria.core.requests import is_fragment, signed_in
from posts.models import Post

Role = Board.Role


@may_write
@require_http_methods(["GET", "HEAD", "POST"])
@with_board(Role.OWNER, Role.COLLABORATOR)
def arrange(request: HttpRequest, board: Board, role: Role) -> HttpResponse:
    if request.method == "POST":
        try:
            _act(request, board, role)
        except (Board.DoesNotExist, BoardItem.DoesNotExist, Post.DoesNotExist) as error:
            raise Http404 from error
        if is_fragment(request):
            return HttpResponse(status=204)
        return redirect(request.get_full_path())
    page = greatest_first(
        feeds.hanging(board, request.user),
        after=request.GET.get("after"),
        size=settings.ARRANGED_A_PAGE,
        number="position",
    )
    context = {"board": board, "role": role, "page": page}
    return render(request, "boards/arrange.html", context)


def _act(request: HttpRequest, board: Board, role: Role) -> None:
    """One button was pressed, or a post was dragged: its id, and what is to become of it.

    Raises Http404 for anything that the page does not offer.
    """
    user = signed_in(request)
    post = _post(request, board, "post")
    move = request.POST.get("move", "")
    if move in set(Move):
        move_post(user=user, board=board, post=post, move=Move(move))
    elif "before" in request.POST:
        hang_before(user=user, board=board, post=post, before=_post(request, board, "before"))
    elif "after" in request.POST:
        hang_after(user=user, board=board, post=post, after=_post(request, board, "after"))
    elif "remove" in request.POST:
        unsave_post(user=user, post=post, board=board)
    elif "cover" in request.POST and role == Role.OWNER:
        choose_cover(board=board, post=post if request.POST["cover"] == "this" else None)
    else:
        raise Http404


def _post(request: HttpRequest, board: Board, field: str) -> Post:
    post = post_named(request.POST.get(field, ""), board, signed_in(request))
    if post is None:
        raise Http404
    return post
