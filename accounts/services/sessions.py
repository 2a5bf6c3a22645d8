"""Noting where people are logged in, and ending that.

The table is allauth's. Its column for IP addresses stays without any: nobody needs them here.
"""

import time
from datetime import timedelta
from typing import Any

from allauth.usersessions.models import UserSession
from django.contrib.sessions.backends.base import SessionBase
from django.contrib.sessions.models import Session
from django.db.models import Exists, OuterRef, QuerySet
from django.http import HttpRequest
from django.utils import timezone

from accounts.models import User
from accounts.sessions import SEEN_EVERY

NO_ADDRESS = "::"
NOTED_AT = "noted_at"
LONGEST_AGENT = 200
# A session that began this moment is noted before its own row is written.
YOUNG = timedelta(minutes=10)


def keep_no_address(sender: Any, instance: UserSession, **news: Any) -> None:
    """Whatever writes such a row, it is written without an address."""
    instance.ip = NO_ADDRESS


def note_login(sender: Any, request: HttpRequest, user: User, **news: Any) -> None:
    note_session(request, user)


def note_session(request: HttpRequest, person: User) -> None:
    """Writes down that this session was there now."""
    session = request.session
    if not session.session_key:
        session.save()
    agent = request.META.get("HTTP_USER_AGENT", "")[:LONGEST_AGENT]
    UserSession.objects.update_or_create(
        session_key=session.session_key,
        defaults={"user": person, "user_agent": agent, "last_seen_at": timezone.now()},
    )
    session[NOTED_AT] = int(time.time())


def was_noted_lately(session: SessionBase) -> bool:
    return bool(time.time() - session.get(NOTED_AT, 0) < SEEN_EVERY.total_seconds())


def note_logout(sender: Any, request: HttpRequest, **news: Any) -> None:
    UserSession.objects.filter(session_key=request.session.session_key or "").delete()


def end_session(*, person: User, id: int) -> str | None:
    """Ends one session of the person. Gives its key, None where there is no such session."""
    ended = UserSession.objects.filter(user=person, pk=id)
    key: str | None = ended.values_list("session_key", flat=True).first()
    _end(ended)
    return key


def end_other_sessions(*, person: User, but: str | None) -> None:
    _end(UserSession.objects.filter(user=person).exclude(session_key=but or ""))


def end_all_sessions(*, person: User) -> None:
    _end(UserSession.objects.filter(user=person))


def forget_ended_sessions() -> None:
    """Removes notes about sessions that are over."""
    there = Exists(Session.objects.filter(session_key=OuterRef("session_key")))
    old = UserSession.objects.filter(created_at__lt=timezone.now() - YOUNG)
    old.filter(~there).delete()


def _end(notes: QuerySet[UserSession]) -> None:
    keys = list(notes.values_list("session_key", flat=True))
    Session.objects.filter(session_key__in=keys).delete()
    UserSession.objects.filter(session_key__in=keys).delete()
