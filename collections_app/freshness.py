"""What news of boards makes of what is kept ready, as posts/freshness.py does for posts."""

from typing import Any

from collections_app import signals
from pictria.core.editions import EVERYTHING, renew
from posts.freshness import topic_of_post
from posts.models import Post


def listen() -> None:
    """Lets news renew what it concerns; for the app's `ready`."""
    signals.boards_changed.connect(_renew_what_names_boards)
    signals.board_filled.connect(_renew_post)


def _renew_what_names_boards(is_seen: bool, **news: Any) -> None:
    if is_seen:
        renew(EVERYTHING)


def _renew_post(post: Post, **news: Any) -> None:
    """Its page names the boards where it hangs."""
    renew(topic_of_post(post.public_id))
