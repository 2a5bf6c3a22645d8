"""Lines are read, and go at last."""

from collections.abc import Sequence
from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from accounts.models import User
from pictria.notifications.models import Line
from pictria.notifications.querysets import LineQuerySet
from pictria.notifications.services.choosing import locked_choices

A_RUN = 500


@transaction.atomic
def mark_read(*, person: User, lines: Sequence[Line]) -> None:
    """What was shown is read; a line that somebody joined since then is not."""
    new = [line for line in lines if line.is_new]
    if not new:
        return
    locked_choices(person)
    as_shown = max(line.latest_at for line in new)
    rows = Line.objects.unread().filter(pk__in=[line.pk for line in new])
    rows.filter(latest_at__lte=as_shown).update(read_at=timezone.now())


@transaction.atomic
def mark_all_read(*, person: User) -> None:
    locked_choices(person)
    Line.objects.unread().filter(recipient=person).update(read_at=timezone.now())


def sweep_lines() -> int:
    """Removes lines that were read long ago, and those that tell of nobody. Gives how many."""
    limit = timezone.now() - timedelta(days=settings.NOTIFICATION_DAYS)
    old = Line.objects.filter(read_at__lt=limit)
    return remove_lines(old) + remove_lines(Line.objects.without_causes())


def remove_lines(lines: LineQuerySet) -> int:
    """Removes these, but none that somebody is writing. Gives how many."""
    removed = 0
    while went := _remove_some(lines):
        removed += went
    return removed


@transaction.atomic
def _remove_some(lines: LineQuerySet) -> int:
    unheld = lines.select_for_update(of=("self",), skip_locked=True)
    ids = list(unheld.values_list("pk", flat=True)[:A_RUN])
    Line.objects.filter(pk__in=ids).delete()
    return len(ids)
