"""Public pages as finished bytes: for guests they are made once, and then only handed over.

A view marked `@finished` gives every guest the same. What it answers is kept whole, compressed and
with its headers (kept.py), so that handing it over asks no database and fills no template.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeVar
from urllib.parse import urlencode

from django.conf import settings
from django.contrib.staticfiles.storage import staticfiles_storage
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, QueryDict
from django.urls import ResolverMatch, resolve
from django.utils.cache import get_conditional_response

from pictria.core.kept import at_hand, kept, refresh
from pictria.core.middleware import Answer
from pictria.core.packing import Packed, accepted, pack

View = TypeVar("View", bound=Callable[..., HttpResponseBase])
Topics = Callable[..., tuple[str, ...]]
Seen = Callable[..., None]

# Anything between us and them may keep it for a second; browsers ask each time whether it changed.
FOR_EVERYONE = "public, max-age=0, s-maxage=1"
VARIES_BY = "Accept-Encoding, Cookie"
# Who has one of these is somebody, or is about to be told something.
PERSONAL_COOKIES = (settings.SESSION_COOKIE_NAME, "messages")
REMEMBERED_ADDRESSES = 4096
# Nobody fills memory with addresses that only they know.
LONGEST_ADDRESS = 1000
# Further pages are as many as anybody likes to ask for: these are not kept for long.
FURTHER_PAGES_SECONDS = 60
# In the environment of requests of our own; no client can set it, theirs begin with HTTP_.
MAKES_ANEW = "pictria.makes_anew"


@dataclass(frozen=True)
class Recipe:
    """How a view's page is kept: how long, of which topics, and by which parts of the query."""

    lifetime: float
    topics: Topics
    by: tuple[str, ...]
    seen: Seen | None


@dataclass(frozen=True)
class Place:
    """A page that is kept, by its address."""

    name: str
    match: ResolverMatch
    recipe: Recipe

    is_first: bool

    @property
    def topics(self) -> tuple[str, ...]:
        """What the page is made of."""
        return self.recipe.topics(**self.match.kwargs)

    @property
    def lifetime(self) -> float:
        """For how many seconds it is kept for whoever asks next."""
        longest = self.recipe.lifetime
        return longest if self.is_first else min(longest, FURTHER_PAGES_SECONDS)


@dataclass(frozen=True)
class FinishedPage:
    """A whole answer: its headers and, by the name of each encoding, its bytes."""

    headers: tuple[tuple[str, str], ...]
    packed: Mapping[str, Packed]


class NotForEveryone(Exception):
    """The view gave an answer that nobody else may get, or that is none."""

    def __init__(self, response: HttpResponseBase) -> None:
        self.response = response


def finished(
    *, lifetime: float, topics: Topics, by: tuple[str, ...] = (), seen: Seen | None = None
) -> Callable[[View], View]:
    """Marks a view whose answer to guests is kept for `lifetime` seconds or until a topic changes.

    `topics` gets the arguments of the address. `by` names the parts of the query that make another
    page; all others are ignored. `seen` is called with the request and those arguments each time
    the page is handed over. The view must give guests nothing of their own: no form, no cookie.
    """

    def mark(view: View) -> View:
        view.recipe = Recipe(lifetime, topics, by, seen)  # type: ignore[attr-defined]
        return view

    return mark


class FinishedPages:
    """Hands guests the pages that are kept, and keeps those that are made."""

    def __init__(self, answer: Answer) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        place = _place_of(request)
        if place is None:
            return self.answer(request)
        try:
            page = self._page(place, request)
        except NotForEveryone as otherwise:
            return otherwise.response
        request.resolver_match = place.match
        if place.recipe.seen:
            place.recipe.seen(request, **place.match.kwargs)
        return _handed_over(page, request)

    def _page(self, place: Place, request: HttpRequest) -> FinishedPage:
        here = at_hand(place.name)
        remakes = MAKES_ANEW in request.META
        if here and not remakes:
            page: FinishedPage = here.value
            return page
        return (refresh if remakes else kept)(
            place.name,
            lambda: _made_of(self.answer(request)),
            topics=place.topics,
            lifetime=place.recipe.lifetime if remakes else place.lifetime,
        )


def _place_of(request: HttpRequest) -> Place | None:
    """The page that this guest asks for, if it is one that is kept."""
    if request.method not in {"GET", "HEAD"}:
        return None
    if "HTTP_COOKIE" in request.META and any(map(request.COOKIES.get, PERSONAL_COOKIES)):
        return None
    path, query = request.path_info, request.META.get("QUERY_STRING", "")
    return _place(path, query) if len(path) + len(query) <= LONGEST_ADDRESS else None


@lru_cache(REMEMBERED_ADDRESSES)
def _place(path: str, query: str) -> Place | None:
    try:
        match = resolve(path)
    except Http404:
        return None
    recipe = getattr(match.func, "recipe", None)
    if recipe is None:
        return None
    # As the view will read it: the same bytes must never stand for two pages.
    given = QueryDict(query.encode("latin-1"))
    parts = [(part, given[part]) for part in recipe.by if part in given]
    is_first = "after" not in dict(parts)
    return Place(f"page:{_release()}:{path}?{urlencode(parts)}", match, recipe, is_first)


@lru_cache(1)
def _release() -> str:
    """Pages name scripts and styles by their hashes: those of another release may be gone."""
    return str(getattr(staticfiles_storage, "manifest_hash", ""))


def _made_of(response: HttpResponseBase) -> FinishedPage:
    is_said_otherwise = response.has_header("Cache-Control")
    is_for_everyone = response.status_code == 200 and not (response.cookies or is_said_otherwise)
    if not isinstance(response, HttpResponse) or not is_for_everyone:
        raise NotForEveryone(response)
    response.headers.pop("Content-Length", None)
    response.headers["Cache-Control"] = FOR_EVERYONE
    response.headers["Vary"] = VARIES_BY
    return FinishedPage(tuple(response.headers.items()), pack(response.content))


def _handed_over(page: FinishedPage, request: HttpRequest) -> HttpResponseBase:
    packed = page.packed[accepted(request.META.get("HTTP_ACCEPT_ENCODING", ""))]
    response = HttpResponse(packed.content, headers={**dict(page.headers), **packed.headers})
    if "HTTP_IF_NONE_MATCH" not in request.META:
        return response
    etag = packed.headers["ETag"]
    return get_conditional_response(request, etag=etag, response=response) or response
