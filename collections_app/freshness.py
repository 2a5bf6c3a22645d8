"""What news of boards makes of what is kept ready, as posts/freshness.py does for posts."""

from collections.abc import Iterable
from typing import Any

from accounts.freshness import topics_of_person
from accounts.models import User
from collections_app import signals
from collections_app.models.board import Board
from pictria.core.editions import EVERYTHING, renew
from posts.freshness import topic_of_post
from posts.models import Post
from posts.signals import prepared


def topic_of_boards(owner: str) -> str:
    """What hangs on a person's boards, and who fills them."""
    return f"boards:{owner.casefold()}"


def topics_of_boards(username: str, **which: str) -> tuple[str, ...]:
    """What a page is made of that shows one of a person's boards, or all, and their numbers."""
    return *topics_of_person(username), topic_of_boards(username)


def listen() -> None:
    """Lets news renew what it concerns; for the app's `ready`."""
    signals.boards_changed.connect(_renew_what_names_boards)
    signals.board_filled.connect(_renew_board_and_post)
    signals.boards_arranged.connect(_renew_boards)
    prepared.connect(_renew_boards_with)


def _renew_what_names_boards(is_seen: bool, **news: Any) -> None:
    if is_seen:
        renew(EVERYTHING)


def _renew_board_and_post(board: Board, post: Post, **news: Any) -> None:
    """The post's page names the boards where it hangs."""
    renew(topic_of_post(post.public_id), topic_of_boards(board.owner.username))


def _renew_boards(owners: Iterable[User], **news: Any) -> None:
    if topics := [topic_of_boards(owner.username) for owner in owners]:
        renew(*topics)


def _renew_boards_with(post_ids: Iterable[int], **news: Any) -> None:
    """Their pictures can be seen now."""
    _renew_boards(User.objects.filter(boards__items__post__in=list(post_ids)).distinct())
