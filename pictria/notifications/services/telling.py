"""Lines are written, and taken back.

Whoever writes for a person holds the row of their choices. So twenty who like a picture at once
make one line, and what was taken back meanwhile stays so: the act itself is looked at again.
"""

from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import QuerySet
from django.utils import timezone

from accounts.models import Audience, User
from accounts.querysets import muted_by
from collections_app.models import Board, BoardCollaborator, BoardItem
from pictria.core.sets import add_once
from pictria.notifications.models import Cause, Kind, Line
from pictria.notifications.services.choosing import locked_choices
from posts.models import Comment, Post


@dataclass(frozen=True)
class News:
    """What `actor` did, about a post, a board, or neither."""

    kind: Kind
    actor: User
    post: Post | None = None
    board: Board | None = None
    comment: Comment | None = None
    item: BoardItem | None = None
    invitation: BoardCollaborator | None = None

    @property
    def key(self) -> str:
        """Lines of the same key are one, as long as they are unread."""
        about = self.post or self.board
        return f"{self.kind}:{about.pk if about else ''}"

    @property
    def cause_key(self) -> str:
        seen = self.comment or self.item
        return str(seen.pk) if seen else ""


def tell(
    *, recipient: User, news: News, while_there: "QuerySet[Any]", unless: Kind | None = None
) -> None:
    """Tells a person what somebody else did, if they want to know and may.

    Not when nothing of `while_there` is there any more; and not when the person wants to know of
    the kind `unless`, which tells them the same.
    """
    if recipient == news.actor:
        return
    # What it is about may go at this very moment.
    with suppress(IntegrityError), transaction.atomic():
        if not _stays(news.post):
            return
        choices = locked_choices(recipient)
        wanted = choices.wants(news.kind) and not (unless and choices.wants(unless))
        if wanted and _hears(choices.person, news.actor) and while_there.exists():
            _write(recipient, news)


@transaction.atomic
def take_back(*, recipient: User, actor: User, **which: Any) -> None:
    """The actor did not do it after all. `which` narrows down the lines; without it, all of them.

    Lines that tell of nobody any more go.
    """
    locked_choices(recipient)
    lines = Line.objects.filter(recipient=recipient, **which)
    causes = Cause.objects.filter(actor=actor, line__in=lines)
    touched = list(causes.values_list("line", flat=True))
    causes.delete()
    Line.objects.filter(pk__in=touched).without_causes().delete()


def _stays(post: Post | None) -> bool:
    """Whoever deletes the post waits until this is told, or else there is nothing to tell of."""
    if post is None:
        return True
    held = Post.objects.select_for_update(no_key=True).filter(pk=post.pk)
    return held.values_list("pk", flat=True).first() is not None


def _hears(recipient: User, actor: User) -> bool:
    """Both are here, neither blocks the other, and the recipient has not muted the actor."""
    if recipient.audience == Audience.NOBODY:
        return False
    heard = User.objects.visible_to(recipient).exclude(muted_by(recipient))
    return heard.filter(pk=actor.pk).exists()


def _write(recipient: User, news: News) -> None:
    line = _unread_line(recipient, news)
    cause = Cause(
        line=line,
        actor=news.actor,
        comment=news.comment,
        item=news.item,
        invitation=news.invitation,
        key=news.cause_key,
    )
    if add_once(cause):
        line.latest_at = timezone.now()
        line.save(update_fields=["latest_at", "updated_at"])


def _unread_line(recipient: User, news: News) -> Line:
    unread = Line.objects.unread().select_for_update()
    line, _ = unread.get_or_create(
        recipient=recipient,
        key=news.key,
        read_at=None,
        defaults={
            "kind": news.kind,
            "post": news.post,
            "board": news.board,
            "latest_at": timezone.now(),
        },
    )
    return line
