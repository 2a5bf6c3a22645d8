"""Views: one person looked at one post, counted once per person and UTC day.

Their author does not count, nor do crawlers, nor browsers that fetch a page before anybody asked.
"""

import re
from functools import lru_cache

from crawleruseragents import is_crawler
from django.http import HttpRequest
from django.utils import timezone

from posts import tally, visitors
from posts.models import Post

# Nobody's browser has a longer name; the list of crawlers has hundreds of patterns.
LONGEST_NAME = 512
# What calls itself so, and is not on the list yet. Cubot makes telephones.
SAYS_SO = re.compile(r"(?<!cu)bot\b|crawler|spider", re.IGNORECASE)
AHEAD_OF_TIME = ("HTTP_SEC_PURPOSE", "HTTP_PURPOSE", "HTTP_X_MOZ", "HTTP_X_PURPOSE")


def looked(request: HttpRequest, post: Post) -> None:
    """Whoever asks gets the page of this post."""
    if not request.user.is_authenticated:
        guest_looked(request, post.public_id)
    elif request.user.pk != post.author_id and counts(request):
        tally.add(timezone.now().date(), post.public_id, request.user.pk)


def guest_looked(request: HttpRequest, public_id: str) -> None:
    """A guest gets the page of this post. Asks no database; where Redis is away nothing counts."""
    if not counts(request):
        return
    today = timezone.now().date()
    visitor = visitors.guest(request, today)
    if visitor is not None:
        tally.add(today, public_id, visitor)


def counts(request: HttpRequest) -> bool:
    """Whether a person seems to be looking."""
    return (
        request.method == "GET"
        and not _is_ahead_of_time(request)
        and not is_machine(request.META.get("HTTP_USER_AGENT", "")[:LONGEST_NAME])
    )


@lru_cache(4096)
def is_machine(name: str) -> bool:
    """Whether what has this name, its User-Agent, is no person's browser: also what has none."""
    return not name.strip() or bool(SAYS_SO.search(name)) or is_crawler(name)


def _is_ahead_of_time(request: HttpRequest) -> bool:
    told = (request.META.get(header, "").casefold() for header in AHEAD_OF_TIME)
    return any("prefetch" in each or "prerender" in each or "preview" in each for each in told)
