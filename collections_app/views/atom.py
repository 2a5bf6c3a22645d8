"""Boards as Atom feeds. Whoever asks gets what everyone sees."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_safe

from collections_app import feeds
from collections_app.freshness import topics_of_boards
from collections_app.models.board import Board
from collections_app.slugs import dashed
from pictria.core.finished import finished
from posts.atom import atom_of
from posts.captions import GUEST
from posts.views.atom import answer_with, open_person


@require_safe
@finished(lifetime=settings.PAGE_LIFETIME, topics=topics_of_boards)
def board(request: HttpRequest, username: str, slug: str) -> HttpResponse:
    """What hangs on a board, as it hangs there."""
    owner = open_person(username, request.user)
    there = Board.objects.visible_to(GUEST).select_related("owner")
    board = get_object_or_404(there, owner=owner, slug=dashed(slug))
    if (username, slug) != (owner.username, board.slug):
        return redirect("boards:board_atom", owner.username, board.slug)
    hanging = feeds.hanging(board, GUEST).in_order()[: settings.POSTS_A_PAGE]
    atom = atom_of(
        [item.post for item in hanging],
        title=f"{board.name} by {owner.username} · {settings.SITE_NAME}",
        told=board.text or f"What {owner.username} gathers on this board.",
        page=board.get_absolute_url(),
        address=reverse("boards:board_atom", args=[owner.username, board.slug]),
        author=owner,
    )
    return answer_with(atom)
