"""What people take along of their notifications."""

from collections.abc import Iterable

from accounts.models import User
from pictria.core.sections import Row, Section
from pictria.notifications.models import Cause, Kind
from pictria.notifications.services.choosing import choices_of


def notifications(person: User) -> Iterable[Row]:
    causes = Cause.objects.shown_to(person).filter(line__recipient=person)
    told = causes.select_related("actor", "line__post").order_by("created_at", "pk")
    for cause in told.iterator():
        yield {
            "what": cause.line.kind,
            "by": cause.actor.username,
            "at": cause.created_at,
            "read_at": cause.line.read_at,
        }


def notification_choices(person: User) -> Iterable[Row]:
    choices = choices_of(person)
    yield {**{kind: choices.wants(kind) for kind in Kind.values}, "digest": choices.digest}


SECTIONS = (
    Section("notifications", notifications),
    Section("notification_choices", notification_choices),
)
