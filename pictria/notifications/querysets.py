"""Which lines a person is shown, and whom in them. All else is as if it were not there."""

from collections.abc import Collection
from datetime import datetime
from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Count, Exists, F, OuterRef, Q, Window
from django.db.models.functions import RowNumber
from django.utils import timezone

from accounts.querysets import muted_by, shown_people
from collections_app.querysets import visible_board
from posts.models import Comment
from posts.querysets import visible

if TYPE_CHECKING:
    from accounts.models import User
    from pictria.notifications.models import Cause, Choices, Line  # noqa: F401


def _tells_of_comments(kinds: Collection[str] | None) -> bool:
    from pictria.notifications.models.kind import OF_COMMENTS

    return kinds is None or not OF_COMMENTS.isdisjoint(kinds)


def _tells_of_boards(kinds: Collection[str] | None) -> bool:
    from pictria.notifications.models.kind import OF_BOARDS

    return kinds is None or not OF_BOARDS.isdisjoint(kinds)


class LineQuerySet(models.QuerySet["Line"]):
    def shown_to(self, person: "User", kinds: Collection[str] | None = None) -> "LineQuerySet":
        """The person's lines, as far as they may (still) see what each is about, and by whom.

        Of these kinds only, if they are named: of fewer there is less to ask.
        """
        from pictria.notifications.models import Cause

        mine = self.filter(Q(post=None) | visible(person, "post__"), recipient=person)
        if kinds is not None:
            mine = mine.filter(kind__in=kinds)
        if _tells_of_boards(kinds):
            mine = mine.filter(Q(board=None) | visible_board(person, "board__"))
        return mine.told_by(Cause.objects.shown_to(person, kinds))

    def unread(self) -> "LineQuerySet":
        return self.filter(read_at=None)

    def with_subjects(self) -> "LineQuerySet":
        """With all that is shown of what a line is about, in one query."""
        return self.select_related("post__cover", "post__author", "board__owner")

    def told_by(self, causes: "CauseQuerySet") -> "LineQuerySet":
        """Those that tell of at least one of these."""
        return self.filter(Exists(causes.filter(line=OuterRef("pk"))))

    def without_causes(self) -> "LineQuerySet":
        """Those that tell of nobody any more."""
        from pictria.notifications.models import Cause

        return self.filter(~Exists(Cause.objects.filter(line=OuterRef("pk"))))


class CauseQuerySet(models.QuerySet["Cause"]):
    def shown_to(self, person: "User", kinds: Collection[str] | None = None) -> "CauseQuerySet":
        """Without people whom the person blocked, muted or may not see, and what is theirs.

        Where all are of lines of these kinds, there is less to ask.
        """
        shown = self.filter(shown_people(person, "actor__"), ~muted_by(person, "actor__"))
        if _tells_of_comments(kinds):
            comment = Comment.objects.visible_to(person).filter(pk=OuterRef("comment"))
            shown = shown.filter(Q(comment=None) | Exists(comment))
        if _tells_of_boards(kinds):
            shown = shown.filter(Q(item=None) | visible_board(person, "item__board__"))
        return shown

    def newest_of_each_line(self, number: int) -> "CauseQuerySet":
        """At most so many of each line, the newest first."""
        place = Window(RowNumber(), "line", (F("created_at").desc(), F("id").desc()))
        newest = self.annotate(place=place).filter(place__lte=number)
        return newest.order_by("line", "place")

    def with_what_is_seen(self) -> "CauseQuerySet":
        """With all that is shown of who did it and what they did, in one query."""
        return self.select_related("actor__profile", "comment", "item__board__owner")

    def people_by_line(self) -> "dict[int, int]":
        """How many people stand behind each line."""
        counted = self.order_by().values("line").annotate(people=Count("actor", distinct=True))
        return dict(counted.values_list("line", "people"))


class ChoicesQuerySet(models.QuerySet["Choices"]):
    def reachable(self) -> "ChoicesQuerySet":
        """People who are here and have proven their address, so that mail may go to them."""
        from allauth.account.models import EmailAddress

        proven = EmailAddress.objects.filter(user=OuterRef("person"), verified=True, primary=True)
        paused = Q(person__suspended_until__gt=timezone.now())
        return self.filter(Exists(proven)).exclude(Q(person__audience="nobody") | paused)

    def not_told_since(self, moment: datetime, frequency: str) -> "ChoicesQuerySet":
        """Who wants a digest of this frequency and has had none since."""
        return self.filter(digest=frequency, digested_until__lt=moment)
