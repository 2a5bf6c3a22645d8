"""Signing in by name or address, in the same time whether somebody has it or not."""

from typing import Any

from allauth.account.auth_backends import AuthenticationBackend
from allauth.account.internal.userkit import filter_users_by_email, get_user_by_username
from django.http import HttpRequest

from accounts.models import User
from accounts.who_asks import person_asking


class OneHashBackend(AuthenticationBackend):
    """Where nobody is found, allauth hashes the password once. So it must be once for others."""

    def _authenticate(self, request: HttpRequest | None, **credentials: Any) -> User | None:
        login = credentials.get("username") or credentials.get("email") or ""
        person: User | None = self._check_password(_find(login), credentials["password"])
        return person

    def get_user(self, user_id: Any) -> User | None:
        """Whose session this is, with the profile, which every page needs.

        Nobody who is leaving has one: see LeavingStage.
        """
        person = person_asking(user_id)
        return person if person and self.user_can_authenticate(person) else None


def _find(login: str) -> User | None:
    if "@" not in login:
        named: User | None = get_user_by_username(login)
        return named
    claimants: list[User] = filter_users_by_email(login, prefer_verified=True, for_login=True)
    # Several may claim an address that nobody has proven; it leads to the one who goes by it.
    return min(claimants, key=lambda each: (each.email != login.lower(), each.pk), default=None)
