"""The parts of the settings, as their navigation shows them."""

from collections.abc import Iterator
from dataclasses import dataclass

from django import template
from django.conf import settings
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse

register = template.Library()

# A heading, and what stands under it: words, the page, and beginnings of further pages of it.
# What a site does not have is left out.
SECTIONS = (
    (
        "You",
        (
            ("Profile", "accounts:settings", ()),
            ("User name", "accounts:username", ()),
            ("Privacy", "accounts:privacy", ()),
            ("Blocked and muted", "accounts:blocked", ()),
            ("Notifications", "notifications:settings", ()),
            ("Search history", "search:history", ()),
        ),
    ),
    (
        "Logging in",
        (
            ("E-mail", "account_email", ()),
            ("Password", "account_change_password", ("/accounts/password/",)),
            ("Google", "socialaccount_connections", ()),
            ("Two steps, passkeys", "mfa_index", ("/accounts/2fa/",)),
            ("Devices", "accounts:sessions", ()),
        ),
    ),
    (
        "Your account",
        (
            ("Your data", "portability:data", ("/settings/data/",)),
            ("Delete account", "accounts:delete", ()),
        ),
    ),
)


@dataclass(frozen=True)
class Link:
    words: str
    address: str
    is_current: bool


@register.simple_tag
def settings_sections(request: HttpRequest) -> list[tuple[str, list[Link]]]:
    """Headings with the links under them, for the page that is being shown."""
    return [(heading, list(_links(request.path, parts))) for heading, parts in SECTIONS]


def _links(path: str, parts: tuple[tuple[str, str, tuple[str, ...]], ...]) -> Iterator[Link]:
    for words, name, further in parts:
        if address := _address(name):
            yield Link(words, address, path == address or path.startswith(further))


def _address(name: str) -> str:
    if name == "socialaccount_connections" and not settings.GOOGLE_CLIENT_ID:
        return ""
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""
