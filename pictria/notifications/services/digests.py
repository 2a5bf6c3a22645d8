"""Mails that gather what is new, for those who asked for them: once a day or once a week."""

import logging
from datetime import UTC, datetime, timedelta
from smtplib import SMTPRecipientsRefused, SMTPResponseException

from django.conf import settings
from django.core.mail import get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db.models import Q
from django.utils import timezone

from pictria.core.runs import in_runs
from pictria.notifications.digest import digest_mail
from pictria.notifications.models import Choices

logger = logging.getLogger(__name__)
# Mails go out in the morning, UTC; those of the week on Mondays.
MORNING = timedelta(hours=6)
# A worker that took longer is dead: no task lives for so long.
CLAIM = timedelta(minutes=15)


class MailAway(Exception):
    """No mail can be sent now; later runs try again."""


def send_digests() -> int:
    """Sends everyone who is due their digest, once a period. Gives how many were sent."""
    if not settings.CAN_SEND_MAIL:
        return 0
    try:
        with get_connection() as connection:
            return _send_daily_and_weekly(connection)
    except (MailAway, OSError) as error:
        logger.warning("mail is away: %s", type(error.__cause__ or error).__name__)
        return 0


def period_start(frequency: str, now: datetime) -> datetime:
    """When the period that `now` lies in began."""
    day = (now.astimezone(UTC) - MORNING).replace(hour=0, minute=0, second=0, microsecond=0)
    if frequency == Choices.Digest.WEEKLY:
        day -= timedelta(days=day.weekday())
    return day + MORNING


def _send_daily_and_weekly(connection: BaseEmailBackend) -> int:
    return sum(
        _send_due(frequency, connection)
        for frequency in (Choices.Digest.DAILY, Choices.Digest.WEEKLY)
    )


def _send_due(frequency: str, connection: BaseEmailBackend) -> int:
    period = period_start(frequency, timezone.now())
    due = Choices.objects.not_told_since(period, frequency).reachable().select_related("person")
    return sum(_serve(choices, period, connection) for choices in in_runs(due))


def _serve(choices: Choices, period: datetime, connection: BaseEmailBackend) -> bool:
    """Gives whether a mail was sent. What is marked is marked after sending."""
    now = timezone.now()
    if not _claim(choices, period, now):
        return False
    mail = digest_mail(choices, period)
    if mail is None:
        _done(choices, now)
        return False
    try:
        connection.send_messages([mail])
    except (SMTPRecipientsRefused, SMTPResponseException, ValueError) as error:
        # This one cannot be sent; the others can.
        logger.warning("a digest was refused: %s", type(error).__name__)
        _done(choices, now)
        return False
    except OSError as error:
        Choices.objects.filter(pk=choices.pk, claimed_at=now).update(claimed_at=None)
        raise MailAway from error
    _done(choices, now)
    return True


def _claim(choices: Choices, period: datetime, now: datetime) -> bool:
    """Only one worker writes to a person, as long as it lives."""
    due = Choices.objects.not_told_since(period, choices.digest).filter(pk=choices.pk)
    free = due.filter(Q(claimed_at=None) | Q(claimed_at__lt=now - CLAIM))
    return bool(free.update(claimed_at=now))


def _done(choices: Choices, until: datetime) -> None:
    mine = Choices.objects.filter(pk=choices.pk, claimed_at=until)
    mine.update(digested_until=until, claimed_at=None)
