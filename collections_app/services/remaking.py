"""A board that somebody had elsewhere, or before, is made again."""

from collections.abc import Sequence

from django.db import transaction

from accounts.models import User
from collections_app.models.board import Board, BoardItem
from collections_app.services.board_counts import count_anew
from collections_app.services.board_order import GAP
from collections_app.services.boards import About, create_board
from posts.models import Bookmark, Post

A_RUN = 500


@transaction.atomic
def remake_board(
    *, owner: User, about: About, posts: Sequence[Post], submit_key: str
) -> tuple[Board, bool]:
    """Makes a board with these posts, the first hanging first. Gives it, and whether it is new.

    One that was made with the same `submit_key` stays as it is. Nobody hears of it: their posts
    were saved long ago. Raises PermissionDenied for a paused account.
    """
    if board := Board.objects.filter(owner=owner, submit_key=submit_key).first():
        return board, False
    board = create_board(owner=owner, about=about, submit_key=submit_key)
    items = (
        BoardItem(board=board, post=post, added_by=owner, position=(len(posts) - place) * GAP)
        for place, post in enumerate(posts)
    )
    bookmarks = [Bookmark(user=owner, post=post) for post in posts]
    BoardItem.objects.bulk_create(items, ignore_conflicts=True, batch_size=A_RUN)
    Bookmark.objects.bulk_create(bookmarks, ignore_conflicts=True, batch_size=A_RUN)
    # After the commit: whoever hides one of the posts meanwhile counts this board, too.
    transaction.on_commit(lambda: count_anew([board.pk]))
    return board, True
