"""What moderators decide about boards."""

from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from collections_app.models.board import Board
from collections_app.services.boards import tell_changed


@transaction.atomic
def hide_boards(*, boards: Iterable[Board], moderator: User) -> int:
    """Leaves public boards to those who keep them and to moderators. Gives how many that were."""
    ids = _ids(boards)
    tell_changed(ids)
    shown = Board.objects.filter(pk__in=ids, visibility="public", hidden_at=None)
    return shown.update(hidden_at=timezone.now(), hidden_by=moderator)


@transaction.atomic
def restore_boards(*, boards: Iterable[Board]) -> int:
    """Shows hidden boards again. Gives how many."""
    ids = _ids(boards)
    tell_changed(ids)
    hidden = Board.objects.filter(pk__in=ids, hidden_at__isnull=False)
    return hidden.update(hidden_at=None, hidden_by=None)


def _ids(boards: Iterable[Board]) -> list[int]:
    return [board.pk for board in boards]
