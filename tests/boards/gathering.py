"""Boards for tests, made as people make them."""

from collections.abc import Iterable
from typing import Any

from django.test import Client

from accounts.models import User
from collections_app.models.board import Board
from collections_app.services.boards import About, create_board
from collections_app.services.collaborating import accept, invite
from collections_app.services.saving import save_post
from pictria.core.public_ids import new_public_id
from posts.models import Post


def board_of(owner: User, name: str = "Travel", **about: Any) -> Board:
    return create_board(owner=owner, about=About(name, **about), submit_key=new_public_id())


def hang(board: Board, posts: Iterable[Post], by: User | None = None) -> Board:
    """Saves the posts one after the other, so that the last of them hangs first."""
    for post in posts:
        save_post(user=by or board.owner, post=post, board=board)
    board.refresh_from_db()
    return board


def with_collaborator(board: Board, person: User) -> Board:
    invite(board=board, username=person.username)
    accept(board=board, person=person)
    return board


def hanging_on(client: Client, board: Board, after: str = "") -> list[Post]:
    """What the board's page shows, in order."""
    address = board.get_absolute_url() + (f"?after={after}" if after else "")
    return list(client.get(address).context["page"].rows)


def number_on(client: Client, board: Board) -> int:
    """The number of posts that the board's page names."""
    return int(client.get(board.get_absolute_url()).context["board"].number)
