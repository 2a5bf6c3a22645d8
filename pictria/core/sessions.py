"""Sessions in the database, as Django keeps them, but read by a prepared query."""

from typing import Any

from django.contrib.sessions.backends import db
from django.contrib.sessions.models import Session
from django.db.models import QuerySet
from django.utils import timezone

from pictria.core.prepared import Prepared, Row


class SessionStore(db.SessionStore):
    """What every page of somebody who is signed in reads first."""

    def load(self) -> dict[str, Any]:
        # Cookies can hold a NUL, which no text in PostgreSQL can.
        key = (self.session_key or "").replace("\0", "")
        rows = _SESSION.rows(key, timezone.now())
        if rows:
            return self.decode(rows[0][0])
        self._session_key = None
        return {}


def _session(key: str, now: Any) -> "QuerySet[Session, Row]":
    there = Session.objects.filter(session_key=key, expire_date__gt=now)
    return there.values_list("session_data")


_SESSION = Prepared(_session)
