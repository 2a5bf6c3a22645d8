"""The pages of boards that everyone sees, as search engines get them."""

from datetime import datetime

from django.db.models import OuterRef, QuerySet, Subquery
from django.urls import reverse

from collections_app.models.board import Board, BoardItem
from collections_app.querysets import everyone_sees_board
from pictria.core.sitemaps import Listed, OfRows


def _boards() -> "QuerySet[Board, tuple[str, str, datetime, datetime | None]]":
    """Those on which everyone sees something, and when what hangs first was hung there."""
    first = BoardItem.objects.filter(board=OuterRef("pk")).in_order()
    boards = Board.objects.filter(everyone_sees_board(), item_count__gt=0).annotate(
        filled=Subquery(first.values("created_at")[:1])
    )
    return boards.values_list("owner__username", "slug", "updated_at", "filled")


def _board(username: str, slug: str, updated_at: datetime, filled: datetime | None) -> Listed:
    changed_at = max(updated_at, filled) if filled else updated_at
    return Listed(reverse("boards:board", args=[username, slug]), changed_at)


KIND = OfRows("boards", _boards, _board)
