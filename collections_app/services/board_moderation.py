"""What moderators decide about boards."""

from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from collections_app.models.board import Board


@transaction.atomic
def hide_boards(*, boards: Iterable[Board], moderator: User) -> int:
    """Leaves public boards to those who keep them and to moderators. Gives how many that were."""
    shown = Board.objects.filter(pk__in=_ids(boards), visibility="public", hidden_at=None)
    return shown.update(hidden_at=timezone.now(), hidden_by=moderator)


@transaction.atomic
def restore_boards(*, boards: Iterable[Board]) -> int:
    """Shows hidden boards again. Gives how many."""
    hidden = Board.objects.filter(pk__in=_ids(boards), hidden_at__isnull=False)
    return hidden.update(hidden_at=None, hidden_by=None)


def _ids(boards: Iterable[Board]) -> list[int]:
    return [board.pk for board in boards]
