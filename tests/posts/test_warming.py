"""Feeds are ready before anybody looks: a worker makes their first pages."""

import pytest
from django.test import Client

from posts import tasks
from posts.services.warming import FIRST_PAGES
from tests.support.people import SignedIn
from tests.support.posts import rows
from tests.support.queries import query_count

ADDRESSES = (
    "/",
    "/?window=day",
    "/?window=all",
    "/most-viewed/",
    "/most-viewed/?window=month",
    "/latest/",
    "/tags/",
    "/tags/?window=all",
)


@pytest.fixture
def _refreshed(owner: SignedIn) -> None:
    rows(owner.user, 70, tags=("sea",))
    for task in (
        tasks.refresh_top,
        tasks.refresh_most_viewed,
        tasks.refresh_latest,
        tasks.refresh_top_tags,
    ):
        task()


@pytest.mark.usefixtures("_refreshed")
def test_the_first_to_look_waits_for_nothing() -> None:
    asked = {address: query_count(Client(), address) for address in ADDRESSES}
    assert asked == dict.fromkeys(ADDRESSES, 0)


@pytest.mark.usefixtures("_refreshed")
@pytest.mark.parametrize("address", ["/", "/latest/"])
def test_the_next_pages_are_ready_too(address: str) -> None:
    guest, page = Client(), address
    for _ in range(FIRST_PAGES):
        assert query_count(guest, page) == 0
        link = guest.get(page).headers["Link"]
        page = address + link.partition("<")[2].partition(">")[0]
    assert query_count(guest, page) > 0
