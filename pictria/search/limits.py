"""How often people who are not logged in may search: often, but not as a machine would."""

from django.http import HttpRequest
from django.utils.crypto import salted_hmac

from pictria.core.network import network_of
from pictria.core.rate_limits import count_against

SEARCHES_A_MINUTE = 40
SUGGESTIONS_A_MINUTE = 150
SENTENCE = (
    "That were very many searches in a short time. Please wait a minute, or log in: "
    "then you can search as much as you like."
)


def count_search(request: HttpRequest) -> None:
    """Raises TooOften where guests of one network search far more often than people do."""
    _count(request, "search", SEARCHES_A_MINUTE)


def count_suggestion(request: HttpRequest) -> None:
    """Raises TooOften where guests of one network ask for suggestions faster than people type."""
    _count(request, "search-suggestions", SUGGESTIONS_A_MINUTE)


def _count(request: HttpRequest, action: str, limit: int) -> None:
    if request.user.is_authenticated:
        return
    # The address itself is written nowhere, not even for a minute.
    who = salted_hmac("pictria.search.limits", network_of(request)).hexdigest()[:24]
    count_against(limit, action=action, who=who, seconds=60, sentence=SENTENCE)
