"""Finding the board that an address names."""

from collections.abc import Callable
from functools import wraps

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect

from accounts.models import User
from accounts.people import Moved, find_person
from accounts.querysets import Viewer
from collections_app.models.board import Board
from collections_app.slugs import dashed

View = Callable[..., HttpResponseBase]


def with_board(*roles: Board.Role) -> Callable[[View], View]:
    """Gives a view its board and what the person is to it, where that is one of `roles` (or any).

    Others, and those who may not see the board, get a 404 as if there were none. Former user names
    and other spellings lead to the address as it is now.
    """

    def decorate(view: View) -> View:
        @wraps(view)
        def answer(request: HttpRequest, username: str, slug: str) -> HttpResponseBase:
            owner = _owner(username, request.user)
            there = Board.objects.visible_to(request.user).with_numbers(request.user)
            board = get_object_or_404(there, owner=owner, slug=dashed(slug))
            # With the profile, and the same person as in the request where it is theirs.
            board.owner = owner
            role = board.role_of(request.user)
            if roles and role not in roles:
                raise Http404
            if request.method != "POST" and (username, slug) != (owner.username, board.slug):
                return _lead_on(request, owner.username, board.slug)
            return view(request, board, role)

        return answer

    return decorate


def _owner(username: str, viewer: Viewer) -> User:
    try:
        return find_person(username, viewer)
    except Moved as moved:
        return moved.to


def _lead_on(request: HttpRequest, *names: str) -> HttpResponse:
    assert request.resolver_match
    return redirect(request.resolver_match.view_name, *names)
