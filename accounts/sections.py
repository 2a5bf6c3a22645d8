"""What people take along of their account, and of whom they follow, block and mute."""

from collections.abc import Callable, Iterable
from typing import Any

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from allauth.usersessions.models import UserSession
from django.db.models import Q

from accounts.devices import device
from accounts.models import Audience, User
from pictria.core.sections import Row, Section


def account(person: User) -> Iterable[Row]:
    profile = person.profile
    yield {
        "username": person.username,
        "former_usernames": list(person.former_usernames.values_list("username", flat=True)),
        "email": person.email,
        "joined_at": person.date_joined,
        "last_signed_in_at": person.last_login,
        "private_account": person.is_private,
        "paused_until": person.suspended_until,
        "bio": profile.bio,
        "shows_sensitive": profile.shows_sensitive,
        "hides_likes": profile.hides_likes,
        "comments_from": profile.comments_from,
        "posts": profile.post_count,
        "followers": profile.follower_count,
        "following": profile.following_count,
    }


def email_addresses(person: User) -> Iterable[Row]:
    yield from EmailAddress.objects.filter(user=person).values("email", "verified", "primary")


def connected_accounts(person: User) -> Iterable[Row]:
    connected = SocialAccount.objects.filter(user=person)
    yield from connected.values("provider", "uid", "date_joined", "extra_data")


def sessions(person: User) -> Iterable[Row]:
    for session in UserSession.objects.filter(user=person).order_by("created_at", "pk"):
        yield {
            "device": device(session.user_agent),
            "since": session.created_at,
            "last_seen_at": session.last_seen_at,
        }


def two_step_log_in(person: User) -> Iterable[Row]:
    """Which kinds are set up; what is secret about them stays here."""
    kinds = Authenticator.objects.filter(user=person).order_by("created_at", "pk")
    yield from kinds.values("type", "created_at", "last_used_at")


def _names(relation: str, name: str) -> Callable[[User], Iterable[Row]]:
    def rows(person: User) -> Iterable[Row]:
        # Who is leaving is nobody's to know of, whatever tie there was.
        there = ~Q((f"{name}__audience", Audience.NOBODY))
        ties: Any = getattr(person, relation).filter(there).order_by("created_at", "pk")
        for username, since in ties.values_list(f"{name}__username", "created_at").iterator():
            yield {"username": username, "since": since}

    return rows


SECTIONS = (
    Section("account", account),
    Section("email_addresses", email_addresses),
    Section("connected_accounts", connected_accounts),
    Section("sessions", sessions),
    Section("two_step_log_in", two_step_log_in),
    Section("following", _names("follows", "followed")),
    Section("followers", _names("followed_by", "follower")),
    Section("follow_requests_sent", _names("follow_requests", "asked")),
    Section("follow_requests_received", _names("asked_by", "asker")),
    Section("blocked", _names("blocks", "blocked")),
    Section("muted", _names("mutes", "muted")),
)
