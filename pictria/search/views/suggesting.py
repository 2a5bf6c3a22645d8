"""What is suggested while somebody types: own past searches, then words, tags and people."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from pictria.core.privacy import FOR_NOBODY_ELSE
from pictria.core.rate_limits import TooOften
from pictria.search import finding
from pictria.search.history import past_searches
from pictria.search.limits import count_suggestion
from pictria.search.query import LONGEST

PAST_BESIDE_OTHERS = 3
MOST = 8
ICONS = {"word": "magnifying-glass", "tag": "hashtag", "person": "user"}


@dataclass(frozen=True)
class Option:
    """One line of the list: the search that it stands for, and a sign that tells its kind."""

    text: str
    icon: str

    @property
    def address(self) -> str:
        return f"{reverse('search:search')}?{urlencode({'q': self.text})}"


@require_safe
def suggestions(request: HttpRequest) -> HttpResponse:
    """The options of the list under the field; none for what is too long to be searched for."""
    beginning = request.GET.get("q", "")
    try:
        count_suggestion(request)
    except TooOften:
        options, status = [], 429
    else:
        options, status = _options(request, beginning), 200
    response = render(request, "search/suggestions.html", {"options": options}, status=status)
    response.headers["Cache-Control"] = FOR_NOBODY_ELSE
    return response


def _options(request: HttpRequest, beginning: str) -> list[Option]:
    if len(beginning) > LONGEST:
        return []
    words = " ".join(beginning.split())
    most = PAST_BESIDE_OTHERS if words else MOST
    options = [Option(text, "clock") for text in past_searches(request.user, words, most=most)]
    if words:
        found = finding.suggest(beginning, request.user)
        options += [Option(each.query, ICONS[each.kind]) for each in found]
    return _each_once(options)[:MOST]


def _each_once(options: list[Option]) -> list[Option]:
    by_text: dict[str, Option] = {}
    for option in options:
        by_text.setdefault(option.text, option)
    return list(by_text.values())
