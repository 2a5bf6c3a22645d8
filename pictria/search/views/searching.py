"""The search page: the field, what was found, or where to begin."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.querysets import Viewer
from collections_app.feeds import covers
from pictria.core.privacy import FOR_NOBODY_ELSE
from pictria.core.rate_limits import TooOften
from pictria.search import history
from pictria.search.kinds import KINDS, Kind, exactly
from pictria.search.limits import count_search
from pictria.search.query import Query, parse
from posts import windows
from posts.models import Tag
from posts.tags import used_tags
from posts.top_tags import top_tag_ids
from posts.walls import wall_of_facts

NOTHING_ASKED = "There is no word in this that could be searched for."
PAST_SHOWN = 10
TAGS_SHOWN = 15


@dataclass(frozen=True)
class Asked:
    """What an address asks for: `text` as it was typed, and the cursor of a further page."""

    text: str
    kind: Kind
    after: str | None
    exact: bool

    @classmethod
    def read(cls, sent: QueryDict) -> "Asked":
        """Raises Http404 for a kind that there is not."""
        kind = KINDS.get(sent.get("type") or "posts")
        if kind is None:
            raise Http404("There is no such kind.")
        return cls(sent.get("q", ""), kind, sent.get("after"), sent.get("exact") == "1")


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    response = _answer(request, Asked.read(request.GET))
    response.headers["Cache-Control"] = FOR_NOBODY_ELSE
    return response


def _answer(request: HttpRequest, asked: Asked) -> HttpResponse:
    if not asked.text.strip():
        return _beginning(request, asked)
    query = parse(asked.text)
    if query.is_empty:
        return _refused(request, asked, " ".join(query.problems) or NOTHING_ASKED, 422)
    try:
        count_search(request)
    except TooOften as limit:
        return _refused(request, asked, str(limit), 429)
    return _results(request, asked, query)


def _beginning(request: HttpRequest, asked: Asked) -> HttpResponse:
    """Before anything is asked: one's own last searches, and the tags that are used most."""
    context = {
        "type": asked.kind.name,
        "past": history.past_searches(request.user, most=PAST_SHOWN),
        "tags": _most_used_tags(request.user),
    }
    return render(request, "search/beginning.html", context)


def _most_used_tags(viewer: Viewer) -> list[Tag]:
    """Those that stand on something in this person's feeds, as they were counted last."""
    ids = top_tag_ids(windows.ALL)
    there = used_tags(viewer).in_bulk(list(ids))
    return [there[pk] for pk in ids if pk in there][:TAGS_SHOWN]


def _refused(request: HttpRequest, asked: Asked, sentence: str, status: int) -> HttpResponse:
    context = {"text": asked.text, "type": asked.kind.name, "refusal": sentence, "wrong": True}
    return render(request, "search/base.html", context, status=status)


def _results(request: HttpRequest, asked: Asked, query: Query) -> HttpResponse:
    wanted = exactly(query) if asked.exact else query
    size = settings.POSTS_A_PAGE
    found = asked.kind.find(wanted, request.user, after=asked.after, size=size)
    context: dict[str, Any] = {
        "text": asked.text,
        "type": asked.kind.name,
        "kind": asked.kind,
        "kinds": tuple(KINDS.values()),
        "page": found.page,
        "has_rows": bool(found.page.rows),
        "has_tips": bool(found.page.rows or asked.after),
        "corrected": found.corrected,
        "is_corrected": found.corrected is not None,
        "problems": query.problems,
        "order": asked.kind.order_of(query),
        "asked": _part(q=asked.text),
        "keeps": _part(q=asked.text, type=asked.kind.name, exact="1" if asked.exact else ""),
    }
    if asked.kind.name == "posts":
        context["page"] = wall_of_facts(found.page, request.user)
    if asked.kind.name == "boards":
        context["covers"] = covers(found.page.rows, request.user)
    _remember(request, asked)
    return render(request, "search/results.html", context)


def _part(**fields: str) -> str:
    """A part of an address, to be followed by another."""
    return "".join(f"{urlencode({name: value})}&" for name, value in fields.items() if value)


def _remember(request: HttpRequest, asked: Asked) -> None:
    """What a person typed; not further pages of it, and not what a browser only fetches ahead."""
    is_ahead = "prefetch" in request.headers.get("Sec-Purpose", "")
    is_begun = request.method == "GET" and asked.after is None and not is_ahead
    if request.user.is_authenticated and is_begun:
        history.remember(person=request.user, text=" ".join(asked.text.split()))
