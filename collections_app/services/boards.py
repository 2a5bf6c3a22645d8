"""Boards are made, changed and deleted by their owners."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction

from accounts.models import User
from accounts.permissions import refuse_suspended
from accounts.services.following import lock_profiles
from collections_app import signals
from collections_app.models.board import Board
from collections_app.slugs import first_free, is_of, slug_of
from pictria.core.rate_limits import count_against
from posts.models import Post

BOARDS_AN_HOUR = 100


@dataclass(frozen=True)
class About:
    """What an owner says about a board, and who may see it."""

    name: str
    text: str = ""
    visibility: str = Board.Visibility.PUBLIC


def count_new_board(*, owner: User) -> None:
    """To be asked before a person makes a board. Raises TooOften."""
    count_against(
        BOARDS_AN_HOUR,
        action="board",
        who=owner.pk,
        seconds=3600,
        sentence="You have made very many boards. Please go on in an hour.",
    )


@transaction.atomic
def create_board(*, owner: User, about: About, submit_key: str) -> Board:
    """Makes a board; the same `submit_key` again gives the same one.

    Raises PermissionDenied for a paused account.
    """
    refuse_suspended(owner)
    # One after the other, so that no two get the same address or come of the same form.
    lock_profiles(owner)
    if board := Board.objects.filter(owner=owner, submit_key=submit_key).first():
        return board
    board = Board(owner=owner, submit_key=submit_key)
    _say(board, about)
    board.save()
    tell_changed([board.pk], is_seen=board.is_shared)
    return board


@transaction.atomic
def edit_board(*, board: Board, about: About) -> Board:
    """Says something else about a board; its address follows its name. Gives it as it is now.

    Raises Board.DoesNotExist when it was deleted meanwhile, PermissionDenied for a paused account.
    """
    refuse_suspended(board.owner)
    lock_profiles(board.owner)
    board = Board.objects.locked(board)
    was_shared = board.is_shared
    _say(board, about)
    board.save(update_fields=["name", "slug", "text", "visibility", "updated_at"])
    tell_changed([board.pk], is_seen=was_shared or board.is_shared)
    return board


@transaction.atomic
def choose_cover(*, board: Board, post: Post | None) -> None:
    """Lets a post of the board stand for it; None for whatever hangs first.

    Raises BoardItem.DoesNotExist when it is not on the board (any more), Board.DoesNotExist and
    Post.DoesNotExist when either was deleted meanwhile.
    """
    refuse_suspended(board.owner)
    if post:
        # First, as whoever deletes it does: no board may keep a cover that is just going.
        post = Post.objects.locked(post)
    board = Board.objects.locked(board)
    board.cover = board.items.select_related("post").get(post=post).post if post else None
    board.save(update_fields=["cover", "updated_at"])
    tell_changed([board.pk])


@transaction.atomic
def delete_board(*, board: Board) -> None:
    """Deletes a board. The posts on it stay, and so do bookmarks."""
    tell_changed([board.pk])
    board.delete()


def tell_changed(board_ids: Sequence[int], *, is_seen: bool = True) -> None:
    """Others hear, once it is committed, that these boards are not what they were."""
    news = {"board_ids": board_ids, "is_seen": is_seen}
    transaction.on_commit(lambda: signals.boards_changed.send_robust(sender=Board, **news))


def tell_arranged(*owners: User) -> None:
    """Others hear, once it is committed, that boards of theirs are not as they were."""
    transaction.on_commit(lambda: signals.boards_arranged.send_robust(sender=Board, owners=owners))


def _say(board: Board, about: About) -> None:
    board.name, board.text, board.visibility = about.name, about.text, about.visibility
    base = slug_of(about.name)
    if not is_of(board.slug, base):
        others = Board.objects.filter(owner=board.owner_id, slug__startswith=base)
        board.slug = first_free(base, others.exclude(pk=board.pk).values_list("slug", flat=True))
