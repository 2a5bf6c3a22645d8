"""What one searched for: kept for oneself alone, removable, and nothing of it once switched off."""

import json
import logging
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from accounts.services.leaving import delete_for_good
from pictria.core.sections import registered
from pictria.search.history import MOST_KEPT, past_searches, remember
from pictria.search.models import HistoryChoice, PastSearch
from tests.search.findable import findable
from tests.support.people import SignedIn
from tests.support.suspension import suspend

PAGE = "/search/history/"
REMOVE, CLEAR, KEEPING = f"{PAGE}remove/", f"{PAGE}clear/", f"{PAGE}keeping/"


def texts(client: SignedIn) -> list[str]:
    """What the person's page of past searches lists."""
    return list(client.get(PAGE).context["past"])


def search(client: Client, text: str, **more: str) -> None:
    assert client.get("/search/", {"q": text, **more}).status_code == 200


def test_what_one_searched_for_is_listed_newest_first_and_once(owner: SignedIn) -> None:
    for text in ("sea", "#boats", "sea  salt", "sea"):
        search(owner, text)
    assert texts(owner) == ["sea", "sea salt", "#boats"]
    assert owner.get("/search/").context["past"] == ["sea", "sea salt", "#boats"]


def test_only_oneself_sees_it(owner: SignedIn, other: SignedIn, stranger: Client) -> None:
    search(owner, "a present for other")
    for client in (other, stranger):
        for address in ("/search/", "/search/suggestions/?q=a", "/search/suggestions/?q="):
            assert "a present" not in client.get(address).content.decode()
    assert texts(other) == []
    assert stranger.get(PAGE).headers["Location"].startswith("/accounts/login/")


def test_guests_leave_nothing_behind(stranger: Client) -> None:
    search(stranger, "sea")
    assert not PastSearch.objects.exists()
    assert not stranger.cookies


def test_only_the_newest_fifty_stay(owner: SignedIn) -> None:
    for number in range(MOST_KEPT + 2):
        remember(person=owner.user, text=f"word {number}")
    assert past_searches(owner.user) == [f"word {n}" for n in range(MOST_KEPT + 1, 1, -1)]


def test_of_one_search_further_pages_and_pages_fetched_ahead_are_not_kept(
    owner: SignedIn, stranger: Client, settings: Settings
) -> None:
    settings.POSTS_A_PAGE = 1
    findable(owner.user, 2, caption="sea")
    cursor = stranger.get("/search/?q=sea").context["page"].after
    search(owner, "sea", after=cursor)
    owner.get("/search/?q=ahead", headers={"Sec-Purpose": "prefetch"})
    owner.head("/search/?q=head")
    assert texts(owner) == []


def test_what_is_refused_is_not_kept(owner: SignedIn) -> None:
    assert owner.get("/search/", {"q": "x" * 201}).status_code == 422
    assert owner.get("/search/", {"q": "before:soon"}).status_code == 422
    assert texts(owner) == []


class TestRemoving:
    def test_one(self, owner: SignedIn, other: SignedIn) -> None:
        for client in (owner, other):
            search(client, "sea")
            search(client, "boats")
        answer = owner.post(REMOVE, {"text": "sea", "next": "/search/?type=tags"})
        assert answer.headers["Location"] == "/search/?type=tags"
        assert texts(owner) == ["boats"]
        assert texts(other) == ["boats", "sea"]

    def test_all(self, owner: SignedIn, other: SignedIn) -> None:
        for client in (owner, other):
            search(client, "sea")
        answer = owner.post(CLEAR)
        assert answer.headers["Location"] == PAGE
        assert texts(owner) == []
        assert texts(other) == ["sea"]

    def test_what_is_not_there_is_no_error(self, owner: SignedIn) -> None:
        assert owner.post(REMOVE, {"text": "never"}).status_code == 302
        assert owner.post(CLEAR).status_code == 302

    @pytest.mark.parametrize("text", ["", "a\0b", "x" * 10_000, None])
    def test_what_no_button_says_is_refused(self, owner: SignedIn, text: str | None) -> None:
        search(owner, "sea")
        answer = owner.post(REMOVE, {} if text is None else {"text": text})
        assert answer.status_code == 422
        assert "This button is not known" in answer.content.decode()
        assert texts(owner) == ["sea"]

    def test_paused_people_may_search_and_clear(self, owner: SignedIn) -> None:
        suspend(owner.user)
        search(owner, "sea")
        assert owner.post(CLEAR).status_code == 302
        search(owner, "salt")
        assert owner.post(KEEPING, {"keep": "0"}).status_code == 302
        assert not PastSearch.objects.exists()


class TestSwitchedOff:
    def test_it_is_deleted_and_nothing_is_kept_from_then_on(
        self, owner: SignedIn, caplog: pytest.LogCaptureFixture
    ) -> None:
        search(owner, "sea")
        owner.post(KEEPING, {"keep": "0"})
        with caplog.at_level(logging.DEBUG, "pictria"):
            search(owner, "unheardof")
            owner.get("/search/suggestions/?q=unheardof")
        assert not PastSearch.objects.exists()
        assert "unheardof" not in caplog.text
        assert "unheardof" not in json.dumps(list(owner.session.items()), default=str)
        assert "is not kept" in owner.get(PAGE).content.decode()

    def test_it_can_be_switched_on_again(self, owner: SignedIn) -> None:
        owner.post(KEEPING, {"keep": "0"})
        owner.post(KEEPING, {"keep": "1"})
        search(owner, "sea")
        assert texts(owner) == ["sea"]

    def test_it_is_off_for_oneself_alone(self, owner: SignedIn, other: SignedIn) -> None:
        owner.post(KEEPING, {"keep": "0"})
        search(other, "sea")
        assert texts(other) == ["sea"]

    @pytest.mark.parametrize("keep", ["", "2", "off", "0\0", "x" * 10_000])
    def test_what_is_no_choice_is_refused(self, owner: SignedIn, keep: str) -> None:
        search(owner, "sea")
        assert owner.post(KEEPING, {"keep": keep}).status_code == 422
        assert texts(owner) == ["sea"]
        assert not HistoryChoice.objects.filter(keeps_history=False).exists()


@pytest.mark.parametrize("address", [REMOVE, CLEAR, KEEPING])
def test_acts_need_a_button_and_somebody(address: str, owner: SignedIn, stranger: Client) -> None:
    assert owner.get(address).status_code == 405
    assert stranger.post(address).headers["Location"].startswith("/accounts/login/")


def test_it_is_in_what_one_downloads(owner: SignedIn, other: SignedIn) -> None:
    search(owner, "sea")
    sections = {section.name: section.rows for section in registered()}
    [row] = sections["searches"](owner.user)
    assert row["text"] == "sea"
    assert timezone.now() - row["at"] < timedelta(minutes=5)
    assert list(sections["search_choices"](owner.user)) == [{"keeps_history": True}]
    assert list(sections["searches"](other.user)) == []


def test_it_goes_with_the_account(owner: SignedIn) -> None:
    search(owner, "sea")
    delete_for_good(person=owner.user)
    assert not PastSearch.objects.exists()
    assert not HistoryChoice.objects.exists()


def test_the_settings_lead_there(owner: SignedIn) -> None:
    assert f'href="{PAGE}"' in owner.get("/settings/privacy/").content.decode()
