"""The bar at the top of every page: what it consists of for whom, and what of it is their own."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import quote

from django import template
from django.http import HttpRequest
from django.template import Context
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe

from accounts.avatars import avatar_address
from accounts.models import User
from pictria.core.patterns import filled

register = template.Library()

AVATAR_SIZE = 96
LINKS = {
    "home": "posts:home",
    "stream": "posts:stream",
    "search": "search:search",
    "notifications": "notifications:list",
}


@dataclass(frozen=True, slots=True)
class Shape:
    """What the bar's template decides by; `here` is which of LINKS leads to this very page."""

    here: str
    is_signed_in: bool = False
    in_feed: bool = False
    is_staff: bool = False
    has_news: bool = False
    leads_back: bool = False


@register.simple_tag(takes_context=True)
def bar(context: Context, news: str = "") -> SafeString:
    """The bar for who looks; `news` is how many notifications are new, and empty for none."""
    request, person = context.get("request"), context.get("user")
    here = _addresses().get(request.path, "") if request else ""
    words = {"site_name": context.get("site_name", "")}
    if person and person.is_authenticated:
        shape = Shape(here, True, bool(context.get("feed")), person.is_staff, bool(news))
        words |= _words_of(person) | {"csrf_token": context["csrf_token"], "news": news}
    else:
        shape = Shape(here, leads_back=_is_about_posts(request))
        words |= {"path": quote(request.path) if request else ""}
    return mark_safe(filled("components/bar.html", shape, words))  # noqa: S308  it is escaped


@lru_cache
def _addresses() -> Mapping[str, str]:
    return {reverse(name): link for link, name in LINKS.items()}


def _words_of(person: User) -> dict[str, object]:
    return {
        "username": person.username,
        "page": person.get_absolute_url(),
        "avatar": avatar_address(person, AVATAR_SIZE),
    }


def _is_about_posts(request: HttpRequest | None) -> bool:
    """Whether one who logs in comes back to this page."""
    match = request.resolver_match if request else None
    return match is not None and match.namespace == "posts"
