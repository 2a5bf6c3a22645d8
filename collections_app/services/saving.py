"""Posts are saved to boards and taken off again.

Whoever changes what is on a board locks the post and its author first and the board then, so that
no number is wrong when a post is hidden, deleted or withdrawn at the same moment.
"""

from dataclasses import dataclass

from django.db import transaction

from accounts.models import User
from accounts.permissions import refuse_suspended
from collections_app import signals
from collections_app.models.board import Board, BoardItem
from collections_app.services.board_order import top_position
from collections_app.services.boards import About, create_board
from pictria.core.counters import moved
from posts.models import Bookmark, Post
from posts.querysets import PostQuerySet
from posts.services.bookmarks import bookmark_post, forget_post


@dataclass(frozen=True)
class Saved:
    """What saving a post changed."""

    board: Board
    is_new: bool
    is_newly_bookmarked: bool


@transaction.atomic
def save_post(*, user: User, post: Post, board: Board) -> Saved:
    """Hangs a post first on a board, unless it is there already, and bookmarks it.

    Raises Post.DoesNotExist and Board.DoesNotExist for what the person may not see or fill (any
    more), PermissionDenied for a paused account.
    """
    refuse_suspended(user)
    post = _locked(Post.objects.visible_to(user), post)
    board = _kept_and_locked(board, user)
    had = Bookmark.objects.filter(user=user, post=post).exists()
    bookmark_post(user=user, post=post)
    is_new = not board.items.filter(post=post).exists()
    if is_new:
        position = top_position(board)
        item = BoardItem(board=board, post=post, added_by=user, position=position)
        item.save()
        _count(board, post, 1)
        _tell_filled(board, post)
        _tell(item)
    return Saved(board, is_new, not had)


@transaction.atomic
def save_to_new_board(*, user: User, post: Post, about: About, submit_key: str) -> Saved:
    """Makes a board and saves the post there. The same `submit_key` again changes nothing.

    Raises Post.DoesNotExist when the person may not see it (any more), PermissionDenied for a
    paused account.
    """
    # Before the owner's profile, which making a board locks, as whoever deletes the post does.
    _locked(Post.objects.visible_to(user), post)
    board = create_board(owner=user, about=about, submit_key=submit_key)
    return save_post(user=user, post=post, board=board)


@transaction.atomic
def unsave_post(*, user: User, post: Post, board: Board, forget: bool = False) -> Board:
    """Takes a post off a board; with `forget`, its bookmark goes, too. Gives the board.

    Raises Board.DoesNotExist unless the person may fill it (any more), Post.DoesNotExist when it
    was deleted meanwhile, PermissionDenied for a paused account.
    """
    refuse_suspended(user)
    post = _locked(Post.objects.all(), post)
    board = _kept_and_locked(board, user)
    gone, _ = BoardItem.objects.filter(board=board, post=post).delete()
    if gone:
        _count(board, post, -1)
        Board.objects.filter(pk=board.pk, cover=post).update(cover=None)
        _tell_filled(board, post)
    if forget:
        forget_post(user=user, post=post)
    return board


def _locked(among: PostQuerySet, post: Post) -> Post:
    """As it is now, with its author as they are now."""
    rows = among.select_related("author")
    return rows.select_for_update(of=("self", "author"), no_key=True).get(pk=post.pk)


def _kept_and_locked(board: Board, user: User) -> Board:
    rows = Board.objects.kept_by(user).select_related("owner")
    return rows.select_for_update(of=("self",)).get(pk=board.pk)


def _count(board: Board, post: Post, change: int) -> None:
    if post.is_public:
        Board.objects.filter(pk=board.pk).update(item_count=moved("item_count", change))


def _tell_filled(board: Board, post: Post) -> None:
    news = {"board": board, "post": post}
    transaction.on_commit(lambda: signals.board_filled.send_robust(sender=Board, **news))


def _tell(item: BoardItem) -> None:
    if item.board.is_shared:
        transaction.on_commit(
            lambda: signals.saved_to_board.send_robust(sender=BoardItem, item=item)
        )
