"""Lines as they are shown, on the page and in mails: who, what, and where it leads."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.timesince import timesince

from accounts.models import User
from pictria.core.pagination import Page, newest_first
from pictria.notifications.models import Cause, Kind, Line
from pictria.notifications.words import deed, names_of
from posts.models import Comment, Post

# The newest causes of a line are looked at, and so many people named.
LOOKED_AT = 10
NAMED = 2


@dataclass(frozen=True)
class ShownLine:
    """A line with its newest causes that the recipient may see, at least one."""

    line: Line
    causes: Sequence[Cause]
    number: int

    @property
    def people(self) -> list[User]:
        """Whom the line names, the newest first."""
        return list(dict.fromkeys(cause.actor for cause in self.causes))[:NAMED]

    @property
    def others(self) -> int:
        return self.number - len(self.people)

    @property
    def newest(self) -> Cause:
        return self.causes[0]

    @property
    def comment(self) -> Comment | None:
        return self.newest.comment

    @property
    def post(self) -> Post | None:
        return self.line.post

    @property
    def deed(self) -> str:
        """What they did, as words that follow their names."""
        return deed(self.line, self.causes, self.number)

    @property
    def sentence(self) -> str:
        names = names_of([person.username for person in self.people], self.others)
        return f"{names} {self.deed}"

    @property
    def is_request(self) -> bool:
        return self.line.kind == Kind.REQUEST

    @property
    def ago(self) -> str:
        """How long it is since the newest cause, in one unit."""
        moment = self.newest.created_at
        if timezone.now() - moment < timedelta(minutes=1):
            return "just now"
        return f"{timesince(moment, depth=1)} ago"

    @property
    def address(self) -> str:
        """The page where one sees it."""
        match self.line.kind:
            case Kind.REQUEST:
                return reverse("accounts:follow_requests")
            case Kind.FOLLOW if self.number > 1:
                return reverse("accounts:followers", args=[self.line.recipient.username])
            case Kind.SAVED if len(self.causes) == 1 and self.newest.item:
                return str(self.newest.item.board.get_absolute_url())
        subject = self.comment or self.line.post or self.line.board or self.newest.actor
        return str(subject.get_absolute_url())


def page_of(person: User, *, after: str | None) -> tuple[Page[Line], list[ShownLine]]:
    """A page of a person's lines, newest first, in a fixed number of queries.

    Raises Http404 for a cursor that is none.
    """
    lines = Line.objects.shown_to(person).with_subjects()
    page = newest_first(lines, after=after, size=settings.POSTS_A_PAGE, moment="latest_at")
    return page, shown(page.rows, person)


def unread_since(person: User, moment: datetime) -> list[ShownLine]:
    """Unread lines to which something came after the moment, newest first: the first page."""
    new = Cause.objects.shown_to(person).filter(created_at__gt=moment)
    lines = Line.objects.shown_to(person).unread().told_by(new).with_subjects()
    newest = lines.order_by("-latest_at", "-id")[: settings.POSTS_A_PAGE]
    return shown(list(newest), person)


def shown(lines: Sequence[Line], person: User) -> list[ShownLine]:
    """With whom and what the person may see in each of their lines."""
    by_id = {line.pk: line for line in lines}
    causes = Cause.objects.shown_to(person).filter(line__in=by_id)
    numbers = causes.people_by_line()
    newest: dict[int, list[Cause]] = {}
    for cause in causes.newest_of_each_line(LOOKED_AT).with_what_is_seen():
        if cause.comment and (post := by_id[cause.line_id].post):
            cause.comment.post = post
        newest.setdefault(cause.line_id, []).append(cause)
    return [_shown(line, newest, numbers, person) for line in lines if line.pk in newest]


def _shown(
    line: Line, newest: dict[int, list[Cause]], numbers: dict[int, int], person: User
) -> ShownLine:
    line.recipient = person
    causes = newest[line.pk]
    return ShownLine(line, causes, numbers.get(line.pk, len(causes)))
