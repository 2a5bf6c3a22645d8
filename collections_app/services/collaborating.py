"""Filling a board together: owners invite, and who is invited accepts, declines or leaves."""

from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from accounts.models import User
from accounts.permissions import refuse_suspended
from accounts.services.following import lock_profiles
from collections_app.models.board import Board, BoardCollaborator
from collections_app.services.boards import tell_arranged
from collections_app.signals import invited_to_board
from pictria.core.rate_limits import count_against
from pictria.core.sets import add_once

MOST_COLLABORATORS = 20
INVITATIONS_AN_HOUR = 30
TOO_MANY = f"A board has at most {MOST_COLLABORATORS} people besides its owner."
TOO_OFTEN = "You have invited very many people. Please wait an hour."
NOBODY = "There is nobody of this name whom you could invite."


class CannotInvite(Exception):
    """Its text is a sentence for the owner."""


@transaction.atomic
def invite(*, board: Board, username: str) -> User:
    """Invites somebody to fill a board of `board.owner`. Gives whom.

    Who is invited already stays so. Raises CannotInvite, TooOften, Board.DoesNotExist when it was
    deleted meanwhile, and PermissionDenied for a paused account.
    """
    refuse_suspended(board.owner)
    person = _invitable(board.owner, username)
    lock_profiles(board.owner, person)
    board = Board.objects.select_related("owner").select_for_update(of=("self",)).get(pk=board.pk)
    # Looked up again: one may have blocked the other while we waited.
    person = _invitable(board.owner, username)
    if board.collaborators.filter(person=person).exists():
        return person
    if board.collaborators.count() >= MOST_COLLABORATORS:
        raise CannotInvite(TOO_MANY)
    count_against(
        INVITATIONS_AN_HOUR,
        action="invite",
        who=board.owner_id,
        seconds=3600,
        sentence=TOO_OFTEN,
    )
    if add_once(BoardCollaborator(board=board, person=person)):
        news = {"board": board, "person": person, "by": board.owner}
        transaction.on_commit(lambda: invited_to_board.send_robust(sender=Board, **news))
    return person


def accept(*, board: Board, person: User) -> bool:
    """Accepts an invitation. Gives whether there is one. Raises PermissionDenied when paused."""
    refuse_suspended(person)
    invited = board.collaborators.filter(person=person, accepted_at=None)
    is_invited = bool(invited.update(accepted_at=timezone.now()))
    tell_arranged(board.owner)
    return is_invited


def leave(*, board: Board, person: User) -> None:
    """Declines an invitation, or takes part no longer; what the person added stays."""
    board.collaborators.filter(person=person).delete()
    tell_arranged(board.owner)


def end_across_block(sender: Any, blocker: User, blocked: User, **news: Any) -> None:
    """Hears of blocks: neither fills the other's boards, nor is invited to, any more."""
    ties = Q(board__owner=blocker, person=blocked) | Q(board__owner=blocked, person=blocker)
    BoardCollaborator.objects.filter(ties).delete()
    tell_arranged(blocker, blocked)


def _invitable(owner: User, username: str) -> User:
    """Says the same of nobody, of the owner, and of who blocks or is blocked."""
    there = User.objects.visible_to(owner).exclude(pk=owner.pk)
    person = there.filter(username__iexact=username).first()
    if person is None or person.is_suspended:
        raise CannotInvite(NOBODY)
    return person
