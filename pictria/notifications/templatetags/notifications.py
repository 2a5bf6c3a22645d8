"""What the bar says about what is new."""

from django import template
from django.db.models import QuerySet

from accounts.models import User
from pictria.core.prepared import Prepared
from pictria.notifications.models import Line

register = template.Library()
MOST = 99


@register.simple_tag
def unread_notifications(person: User) -> int:
    """How many lines the person has not read; one more than MOST stands for any greater number."""
    if not _ANY_UNREAD.rows(person.pk):
        return 0
    if person.is_moderator:
        return len(_unread_by(person))
    return len(_UNREAD.rows(person.pk))


def _any_unread(person: int) -> "QuerySet[Line, tuple[int]]":
    return Line.objects.filter(recipient=person).unread().values_list("pk")[:1]


def _unread(person: int) -> "QuerySet[Line, tuple[int]]":
    return _unread_by(User(pk=person))


def _unread_by(person: User) -> "QuerySet[Line, tuple[int]]":
    return Line.objects.shown_to(person).unread().values_list("pk")[: MOST + 1]


# Every page asks whether there is anything; only then, what of it is shown: to plan that takes
# PostgreSQL ten times as long. To build it took almost half of a page's time. Moderators see more.
_ANY_UNREAD, _UNREAD = Prepared(_any_unread), Prepared(_unread)


@register.filter
def up_to_most(number: int) -> str:
    """The number as the bar says it: nothing for none."""
    return f"{MOST}+" if number > MOST else str(number or "")
