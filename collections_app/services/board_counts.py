"""What boards count when posts on them are hidden, withdrawn, deleted or shown again."""

import logging
from collections.abc import Iterable, Sequence
from typing import Any

from django.db import transaction

from accounts.models import User
from collections_app.counters import ITEMS
from collections_app.models.board import BoardItem
from collections_app.services.boards import tell_arranged
from pictria.core.counters import repair
from posts.models import Post
from posts.services.sending import BROKER_AWAY

logger = logging.getLogger(__name__)
# So many boards are counted at once; what concerns more is for a worker.
A_FEW = 20
A_RUN = 500


def count_anew(board_ids: Sequence[int]) -> None:
    for start in range(0, len(board_ids), A_RUN):
        run = board_ids[start : start + A_RUN]
        repair(ITEMS, run)
        tell_arranged(*User.objects.filter(boards__in=run).distinct())


def count_all_with(person: User) -> None:
    """Counts every board anew that has posts of this person."""
    count_anew(_boards_with(post__author=person))


def follow_posts(sender: Any, post_ids: Iterable[int], **news: Any) -> None:
    """Hears of posts that are everyone's to see, or are not any more."""
    _count_soon(_boards_with(post__in=list(post_ids)))


def follow_deletion(sender: Any, instance: Post, **news: Any) -> None:
    """Hears of posts that are being deleted, in whatever way."""
    if ids := _boards_with(post=instance):
        transaction.on_commit(lambda: _count_soon(ids))


def follow_account(sender: Any, person: User, **news: Any) -> None:
    """Hears of accounts that show less or more than before."""
    from collections_app.tasks import count_boards_with

    try:
        count_boards_with.delay(person.pk)
    except BROKER_AWAY:
        logger.warning("no broker: boards are counted at once")
        count_all_with(person)


def _count_soon(board_ids: list[int]) -> None:
    from collections_app.tasks import count_boards

    if len(board_ids) <= A_FEW:
        count_anew(board_ids)
        return
    try:
        count_boards.delay(board_ids)
    except BROKER_AWAY:
        logger.warning("no broker: %d boards are counted at once", len(board_ids))
        count_anew(board_ids)


def _boards_with(**posts: Any) -> list[int]:
    boards = BoardItem.objects.filter(**posts).order_by("board")
    return list(boards.values_list("board", flat=True).distinct())
