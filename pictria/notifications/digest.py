"""The mail that gathers what is new."""

from datetime import datetime

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string

from accounts.addresses import proven_address
from pictria.notifications.models import Choices
from pictria.notifications.showing import ShownLine, unread_since
from pictria.notifications.unsubscribing import link_for

LONGEST_SUBJECT = 120


def digest_mail(choices: Choices, period: datetime) -> EmailMessage | None:
    """The mail about what came since the last one and is still unread; None where nothing did."""
    assert choices.digested_until
    lines = unread_since(choices.person, choices.digested_until)
    if not lines:
        return None
    text = {
        "person": choices.person,
        "lines": lines,
        "frequency": choices.digest,
        "unsubscribe": link_for(choices.person),
        "site_name": settings.SITE_NAME,
        "site_url": settings.SITE_URL,
    }
    return EmailMessage(
        f"{settings.ACCOUNT_EMAIL_SUBJECT_PREFIX}{_subject(lines)}",
        render_to_string("notifications/digest.txt", text),
        to=[proven_address(choices.person)],
        headers=_headers(choices, period),
    )


def _subject(lines: list[ShownLine]) -> str:
    """What came last, in one line, and that there is more."""
    first = " ".join(lines[0].sentence.split())
    if len(first) > LONGEST_SUBJECT:
        first = f"{first[: LONGEST_SUBJECT - 1]}…"
    return f"{first}, and more" if len(lines) > 1 else first


def _headers(choices: Choices, period: datetime) -> dict[str, str]:
    """A mail that a dying worker sends twice has one name, so that mailboxes show it once."""
    number = f"{choices.person.public_id}.{choices.digest}.{period:%Y%m%d}"
    return {
        "Message-ID": f"<digest.{number}@{settings.SITE.hostname}>",
        "List-Unsubscribe": f"<{link_for(choices.person)}>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
        "Auto-Submitted": "auto-generated",
    }
