"""The order of a board, by hand.

Positions are sparse: a post that is moved takes a number between those of its new neighbours.
Where none is left between them, the whole board is numbered anew. The board's row is locked
throughout, so no two posts ever have the same.
"""

from enum import StrEnum

from django.db import transaction

from accounts.models import User
from accounts.permissions import refuse_suspended
from collections_app.models.board import Board, BoardItem
from collections_app.services.boards import tell_arranged
from posts.models import Post

GAP = 1 << 16
A_RUN = 500


class Move(StrEnum):
    FIRST = "first"
    EARLIER = "earlier"
    LATER = "later"
    LAST = "last"


@transaction.atomic
def move_post(*, user: User, board: Board, post: Post, move: Move) -> None:
    """Moves a post to an end of the board, or past its neighbour among those the person sees.

    Raises what `hang_before` does.
    """
    refuse_suspended(user)
    item = _locked(board, user).items.get(post=post)
    others = item.board.items.exclude(pk=item.pk)
    if move is Move.FIRST:
        _hang(item, before=others.in_order().first())
    elif move is Move.LAST:
        _hang(item, before=None)
    elif move is Move.EARLIER:
        above = others.visible_to(user).filter(position__gt=item.position)
        if neighbour := above.order_by("position").first():
            _hang(item, before=neighbour)
    else:
        below = others.visible_to(user).filter(position__lt=item.position)
        if neighbours := list(below.in_order()[:2]):
            _hang(item, before=neighbours[1] if len(neighbours) > 1 else None)


@transaction.atomic
def hang_before(*, user: User, board: Board, post: Post, before: Post) -> None:
    """Moves a post directly before another one of the board.

    Raises Board.DoesNotExist unless the person may arrange it (any more), BoardItem.DoesNotExist
    when one of the posts is not on it (any more), PermissionDenied for a paused account.
    """
    refuse_suspended(user)
    item = _locked(board, user).items.get(post=post)
    other = item.board.items.get(post=before)
    if other != item:
        _hang(item, before=other)


@transaction.atomic
def hang_after(*, user: User, board: Board, post: Post, after: Post) -> None:
    """Moves a post directly after another one of the board. Raises what `hang_before` does."""
    refuse_suspended(user)
    item = _locked(board, user).items.get(post=post)
    other = item.board.items.get(post=after)
    if other != item:
        below = item.board.items.exclude(pk=item.pk).filter(position__lt=other.position)
        _hang(item, before=below.in_order().first())


def top_position(board: Board) -> int:
    """Where a new post hangs first. The caller has locked the board."""
    first = board.items.in_order().first()
    return first.position + GAP if first else 0


def _locked(board: Board, user: User) -> Board:
    rows = Board.objects.kept_by(user).select_related("owner")
    return rows.select_for_update(of=("self",)).get(pk=board.pk)


def _hang(item: BoardItem, *, before: BoardItem | None) -> None:
    position = _free_position(item, before)
    if position is None:
        _number_anew(item.board)
        if before:
            before.refresh_from_db(fields=["position"])
        position = _free_position(item, before)
    assert position is not None, "after numbering anew there is room everywhere"
    BoardItem.objects.filter(pk=item.pk).update(position=position)
    tell_arranged(item.board.owner)


def _free_position(item: BoardItem, before: BoardItem | None) -> int | None:
    """A number directly above that of `before`, below all for None; None where none is free."""
    others = BoardItem.objects.filter(board=item.board_id).exclude(pk=item.pk)
    if before is None:
        last = others.order_by("position").first()
        return last.position - GAP if last else 0
    above = others.filter(position__gt=before.position).order_by("position").first()
    if above is None:
        return before.position + GAP
    middle = (above.position + before.position) // 2
    return middle if middle > before.position else None


def _number_anew(board: Board) -> None:
    items = list(board.items.in_order().only("pk"))
    for place, item in enumerate(items):
        item.position = (len(items) - place) * GAP
    BoardItem.objects.bulk_update(items, ["position"], batch_size=A_RUN)
