from collections_app.models.board import Board, BoardCollaborator, BoardItem
from collections_app.models.collection import Collection

__all__ = ["Board", "BoardCollaborator", "BoardItem", "Collection"]
