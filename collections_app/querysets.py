"""Who sees which boards, and which posts on them."""

from typing import TYPE_CHECKING, Any

from django.db import models
from django.db.models import Exists, F, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce

from accounts.querysets import Viewer, followed_by, not_apart
from pictria.core.counters import number_of
from posts.querysets import everyone_sees, visible

if TYPE_CHECKING:
    from accounts.models import User
    from collections_app.models.board import Board, BoardItem  # noqa: F401  a class names it


def everyone_sees_board(path: str = "") -> Q:
    """The rule for boards that a query reaches by `path`, such as `board__`."""
    return _shared(path) & Q((f"{path}owner__audience", "everyone"))


def visible_board(viewer: Viewer, path: str = "") -> Q:
    """Boards that this person may see.

    The public ones of whom they may see, without a block between them and the owner; their own;
    those that they take part in or are invited to; and as a moderator what is hidden besides.
    """
    if not viewer.is_authenticated:
        return everyone_sees_board(path)
    shared = Q((f"{path}visibility", "public")) if viewer.is_moderator else _shared(path)
    theirs = (shared & _audience_has(viewer, path)) | _asked_in(viewer, path)
    return (theirs & not_apart(viewer, f"{path}owner__")) | Q((f"{path}owner", viewer))


def kept_by(person: "User", path: str = "") -> Q:
    """Boards that this person may fill and arrange: their own, and those they take part in."""
    from collections_app.models.board import BoardCollaborator

    taking_part = BoardCollaborator.objects.filter(
        board=OuterRef(f"{path}pk"), person=person, accepted_at__isnull=False
    )
    there = ~Q((f"{path}owner__audience", "nobody")) & not_apart(person, f"{path}owner__")
    return Q((f"{path}owner", person)) | (Q(Exists(taking_part)) & there)


def _shared(path: str) -> Q:
    return Q((f"{path}visibility", "public"), (f"{path}hidden_at", None))


def _audience_has(viewer: "User", path: str) -> Q:
    audience, owner = f"{path}owner__audience", f"{path}owner__"
    return Q((audience, "everyone")) | (Q((audience, "followers")) & followed_by(viewer, owner))


def _asked_in(viewer: "User", path: str) -> Q:
    from collections_app.models.board import BoardCollaborator

    asked = BoardCollaborator.objects.filter(board=OuterRef(f"{path}pk"), person=viewer)
    return Q(Exists(asked)) & ~Q((f"{path}owner__audience", "nobody"))


class BoardQuerySet(models.QuerySet["Board"]):
    def visible_to(self, viewer: Viewer) -> "BoardQuerySet":
        """What this person may see: see `visible_board`."""
        return self.filter(visible_board(viewer))

    def kept_by(self, person: "User") -> "BoardQuerySet":
        """What this person may fill and arrange: see `kept_by`."""
        return self.filter(kept_by(person))

    def locked(self, board: "Board") -> "Board":
        """The row as it is now, nobody else's until the transaction ends.

        Raises Board.DoesNotExist when it was deleted meanwhile.
        """
        return self.select_for_update().get(pk=board.pk)

    def with_numbers(self, viewer: Viewer) -> "BoardQuerySet":
        """`number` is how many posts a board has: for those who keep it, of all they see."""
        number: Any = F("item_count")
        if viewer.is_authenticated:
            number = models.Case(
                models.When(kept_by(viewer), then=number_of(_seen_by(viewer), through="board")),
                default=number,
                output_field=models.IntegerField(),
            )
        return self.annotate(number=number)

    def last_used_first(self, person: "User") -> "BoardQuerySet":
        """Where this person saved last comes first."""
        from collections_app.models.board import BoardItem

        saved = BoardItem.objects.filter(board=OuterRef("pk"), added_by=person)
        newest = Subquery(saved.order_by("-created_at").values("created_at")[:1])
        used = self.annotate(used_at=Coalesce(newest, F("created_at")))
        return used.order_by("-used_at", "-id")

    def marked_with(self, post_id: int) -> "BoardQuerySet":
        """`holds` says whether the post is on it."""
        from collections_app.models.board import BoardItem

        there = BoardItem.objects.filter(board=OuterRef("pk"), post=post_id)
        return self.annotate(holds=Exists(there))


def _seen_by(viewer: Viewer) -> "BoardItemQuerySet":
    from collections_app.models.board import BoardItem

    return BoardItem.objects.visible_to(viewer)


class BoardItemQuerySet(models.QuerySet["BoardItem"]):
    def visible_to(self, viewer: Viewer) -> "BoardItemQuerySet":
        """Items whose posts this person may see. Whether they may see the board is asked first."""
        return self.filter(visible(viewer, "post__"))

    def counted(self) -> "BoardItemQuerySet":
        """What a board's number counts: posts that everyone sees."""
        return self.filter(everyone_sees("post__"))

    def in_order(self) -> "BoardItemQuerySet":
        """As they hang on the board."""
        return self.order_by("-position", "-id")

    def for_cards(self) -> "BoardItemQuerySet":
        """With all that a card shows, in one query."""
        return self.select_related("post__cover", "post__author", "post__author__profile")
