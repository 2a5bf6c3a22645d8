"""Who fills a board: inviting, accepting, leaving."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from accounts.permissions import may_write
from accounts.querysets import shown_people
from collections_app.forms.boards import InviteForm
from collections_app.models.board import Board, BoardCollaborator
from collections_app.services.collaborating import CannotInvite, accept, invite, leave
from collections_app.views.finding import with_board
from pictria.core.rate_limits import TooOften
from pictria.core.requests import signed_in

Role = Board.Role


@may_write
@require_http_methods(["GET", "HEAD", "POST"])
@with_board(Role.OWNER)
def people(request: HttpRequest, board: Board, role: Role) -> HttpResponse:
    """The owner's page: whom to invite, and who is invited or takes part."""
    if "remove" in request.POST:
        return _remove(request, board)
    form = InviteForm(request.POST or None)
    status = 200
    if request.method == "POST":
        status = _invite(request, board, form)
        if status == 200:
            return redirect("boards:people", board.owner.username, board.slug)
    there = board.collaborators.filter(shown_people(board.owner, "person__"))
    ties = there.select_related("person__profile").order_by("created_at", "pk")
    context = {"board": board, "form": form, "ties": ties}
    return render(request, "boards/people.html", context, status=status)


def _invite(request: HttpRequest, board: Board, form: InviteForm) -> int:
    """Gives the status to answer with; what is wrong stands in the form then."""
    if not form.is_valid():
        return 422
    try:
        person = invite(board=board, username=form.cleaned_data["username"])
    except CannotInvite as reason:
        form.add_error("username", str(reason))
        return 422
    except TooOften as limit:
        form.add_error("username", str(limit))
        return 429
    except Board.DoesNotExist as error:
        raise Http404 from error
    messages.success(request, f"{person.username} is invited.")
    return 200


def _remove(request: HttpRequest, board: Board) -> HttpResponse:
    named = request.POST["remove"]
    if not named.isalnum():
        raise Http404
    tie = get_object_or_404(BoardCollaborator, board=board, person__public_id=named)
    leave(board=board, person=tie.person)
    messages.success(request, f"{tie.person.username} does not take part any more.")
    return redirect("boards:people", board.owner.username, board.slug)


@login_required
@require_POST
@with_board(Role.INVITED, Role.COLLABORATOR)
def answer(request: HttpRequest, board: Board, role: Role) -> HttpResponse:
    """What somebody says to an invitation, or later."""
    person = signed_in(request)
    if request.POST.get("answer") == "accept":
        if not accept(board=board, person=person) and role == Role.INVITED:
            raise Http404
        return redirect(board)
    leave(board=board, person=person)
    done = "You do not take part in" if role == Role.COLLABORATOR else "You have declined"
    messages.success(request, f"{done} “{board.name}”.")
    return redirect("boards:of_person", person.username)
