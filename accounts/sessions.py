"""Where a person is logged in."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from allauth.usersessions.models import UserSession
from django.contrib.auth import HASH_SESSION_KEY
from django.contrib.sessions.models import Session
from django.utils import timezone

from accounts.devices import device
from accounts.models import User

# A session says so rarely that it was there, so that reading pages costs no writing.
SEEN_EVERY = timedelta(hours=1)


@dataclass(frozen=True)
class Place:
    id: int
    device: str
    since: datetime
    seen: datetime
    is_this: bool

    @property
    def is_recent(self) -> bool:
        """Within what `seen` is exact to."""
        return timezone.now() - self.seen < 2 * SEEN_EVERY


def places_of(person: User, *, this: str | None) -> list[Place]:
    """Where the person can go on without logging in, the session with key `this` first."""
    notes = {note.session_key: note for note in UserSession.objects.filter(user=person)}
    alive = _alive(person, list(notes))
    places = [_place(note, note.session_key == this) for key, note in notes.items() if key in alive]
    return sorted(places, key=lambda place: (place.is_this, place.seen), reverse=True)


def _place(note: UserSession, is_this: bool) -> Place:
    return Place(note.pk, device(note.user_agent), note.created_at, note.last_seen_at, is_this)


def _alive(person: User, keys: list[str]) -> set[str]:
    """A session ends when it lapses, when it is ended, and when the password changes."""
    sessions = Session.objects.filter(session_key__in=keys, expire_date__gt=timezone.now())
    right = {person.get_session_auth_hash(), *person.get_session_auth_fallback_hash()}
    return {
        each.session_key for each in sessions if each.get_decoded().get(HASH_SESSION_KEY) in right
    }
