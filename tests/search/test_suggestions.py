"""What is suggested while somebody types."""

from html import unescape
from urllib.parse import urlencode

import pytest
from django.test import Client

from pictria.search import finding
from pictria.search.finding import Suggestion
from pictria.search.history import remember
from pictria.search.limits import SUGGESTIONS_A_MINUTE
from tests.support.people import SignedIn
from tests.support.queries import query_count

ADDRESS = "/search/suggestions/"


def suggested(client: Client, beginning: str) -> list[str]:
    """The searches that are suggested."""
    answer = client.get(ADDRESS, {"q": beginning})
    assert answer.status_code == 200
    return [option.text for option in answer.context["options"]]


@pytest.fixture
def found(monkeypatch: pytest.MonkeyPatch) -> list[Suggestion]:
    """What the search itself suggests, whatever is typed."""
    found = [
        Suggestion("word", "boats", "boats"),
        Suggestion("tag", "#boats", "#boats"),
        Suggestion("person", "@bob", "@bob"),
    ]
    monkeypatch.setattr(finding, "suggest", lambda beginning, viewer: found)
    return found


def test_they_are_options_that_lead_to_their_search(
    stranger: Client, found: list[Suggestion], db: None
) -> None:
    shown = unescape(stranger.get(ADDRESS, {"q": "bo"}).content.decode())
    assert shown.count('role="option"') == len(found)
    assert 'data-address="/search/?q=%23boats" data-text="#boats"' in shown
    assert "<html" not in shown


def test_ones_own_searches_come_first_and_each_only_once(
    owner: SignedIn, other: SignedIn, found: list[Suggestion]
) -> None:
    for text in ("bonfire", "Boats at sea", "boats", "bow", "sea"):
        remember(person=owner.user, text=text)
    assert suggested(owner, "BO") == ["bow", "boats", "Boats at sea", "#boats", "@bob"]
    assert suggested(other, "bo") == ["boats", "#boats", "@bob"]


def test_before_one_types_there_are_ones_last_searches_alone(
    owner: SignedIn, stranger: Client, found: list[Suggestion]
) -> None:
    for number in range(10):
        remember(person=owner.user, text=f"sea {number}")
    assert suggested(owner, "") == [f"sea {number}" for number in range(9, 1, -1)]
    assert suggested(stranger, "") == []


def test_markup_stays_words(owner: SignedIn) -> None:
    remember(person=owner.user, text='"><img src=x onerror=alert(1)>')
    shown = owner.get(ADDRESS, {"q": '"'}).content.decode()
    assert "<img" not in shown
    assert "&quot;&gt;&lt;img" in shown


@pytest.mark.parametrize(
    "query",
    [
        "",
        "q=",
        "q=%ED%A0%80",
        "q=%F0%9F%A6%AD",
        "q=%25",
        "q=%22",
        "q=%23",
        "q=%40",
        "q=-",
        "q=before:",
        "q[]=sea",
        urlencode({"q": "x" * 10_000}),
        urlencode({"q": "x " * 300}),
    ],
)
def test_odd_beginnings_suggest_nothing_and_break_nothing(
    owner: SignedIn, stranger: Client, query: str
) -> None:
    for client in (owner, stranger):
        assert client.get(f"{ADDRESS}?{query}").status_code == 200


def test_nul_bytes_are_refused(stranger: Client) -> None:
    assert stranger.get(f"{ADDRESS}?q=%00").status_code == 400


def test_asking_faster_than_people_type_ends_for_a_while(stranger: Client, db: None) -> None:
    for _ in range(SUGGESTIONS_A_MINUTE):
        assert stranger.get(ADDRESS).status_code == 200
    refused = stranger.get(ADDRESS, {"q": "se"})
    assert (refused.status_code, refused.content.strip()) == (429, b"")


def test_they_cost_little(owner: SignedIn, found: list[Suggestion]) -> None:
    assert query_count(owner, f"{ADDRESS}?q=bo") <= 3
