"""What the counters of boards must say."""

from collections_app.models.board import Board, BoardItem
from pictria.core.counters import Counter

ITEMS = Counter(Board, "item_count", BoardItem.objects.counted, "board")
