"""The pages of feeds: the way from one to the other, how each is ordered, and its windows."""

import re

import pytest
from django.test import Client
from pytest_django import Settings

from accounts.services.blocking import mute
from posts.feeds import FEEDS
from tests.support.people import SignedIn, person
from tests.support.posts import rows, share

pytestmark = pytest.mark.django_db
ADDRESSES = {"Top": "/", "Most viewed": "/most-viewed/", "Latest": "/latest/", "Tags": "/tags/"}


def links(page: str, name: str) -> dict[str, tuple[str, bool]]:
    """The links of a <nav>: where each leads, and whether it is where one is."""
    [nav] = re.findall(rf'<nav[^>]*aria-label="{name}">(.*?)</nav>', page, re.DOTALL)
    found = re.findall(r'<a [^>]*href="([^"]*)"( aria-current="page")?>([^<]*)</a>', nav)
    return {words: (address, bool(current)) for address, current, words in found}


@pytest.mark.parametrize("title", ADDRESSES)
def test_every_feed_leads_to_every_other_and_says_how_it_is_ordered(
    stranger: Client, title: str
) -> None:
    page = stranger.get(ADDRESSES[title]).content.decode()
    [feed] = [feed for feed in FEEDS if feed.title == title]

    assert links(page, "Feeds") == {
        each: (address, each == title) for each, address in ADDRESSES.items()
    }
    assert f">{title}</h1>" in page
    assert feed.order(feed.default) in page


@pytest.mark.parametrize(
    ("address", "windows"),
    [
        ("/", {"Day": "day", "Week": "", "Month": "month", "All time": "all"}),
        (
            "/most-viewed/",
            {"Day": "day", "Week": "week", "10 days": "", "Month": "month", "All time": "all"},
        ),
        ("/tags/", {"Day": "day", "Week": "", "Month": "month", "All time": "all"}),
    ],
)
def test_windows_are_links_and_the_default_is_the_feed_itself(
    stranger: Client, address: str, windows: dict[str, str]
) -> None:
    offered = links(stranger.get(address).content.decode(), "Posted within")
    assert {words: leads.removeprefix(address) for words, (leads, _) in offered.items()} == {
        words: name and f"?window={name}" for words, name in windows.items()
    }
    for words, (leads, _) in offered.items():
        there = links(stranger.get(leads).content.decode(), "Posted within")
        assert [each for each, (_, is_here) in there.items() if is_here] == [words]


def test_each_window_says_how_it_is_ordered(stranger: Client) -> None:
    for window, words in {
        "day": "in the last 24 hours, most liked first",
        "week": "in the last 7 days, most liked first",
        "month": "in the last 30 days, most liked first",
        "all": "Everything that was ever posted, most liked first",
    }.items():
        assert words in stranger.get(f"/?window={window}").content.decode()


@pytest.mark.parametrize("window", ["year", "", "DAY", "ten-days", "%00", "é", "x" * 10_000, "0"])
@pytest.mark.parametrize("address", ["/", "/tags/"])
def test_there_is_no_other_window(stranger: Client, address: str, window: str) -> None:
    assert stranger.get(f"{address}?window={window}").status_code in {400, 404}


def test_the_next_page_keeps_the_window(other: SignedIn) -> None:
    rows(person("ann", password=None), 25)

    for address, keeps in (("/", ""), ("/?window=day", "window=day&amp;"), ("/latest/", "")):
        page = other.get(address).content.decode()
        [more] = re.findall(r'href="\?([^"]*)" rel="next"', page)
        assert more.startswith(f"{keeps}after=")
        following = other.get(f"{address.partition('?')[0]}?{more.replace('&amp;', '&')}")
        assert len(following.context["page"].rows) == 5


def test_beyond_the_end_there_is_a_quiet_end(stranger: Client) -> None:
    rows(person("ann", password=None), 1)
    first = stranger.get("/").context["page"]
    assert first.after is None

    page = stranger.get("/latest/?after=MS4x").content.decode()

    assert "That is everything so far." in page


@pytest.mark.parametrize("address", ["/", "/most-viewed/", "/latest/"])
def test_a_feed_leaves_out_whom_one_muted(
    owner: SignedIn, other: SignedIn, stranger: Client, address: str
) -> None:
    post = share(owner)
    mute(muter=other.user, muted=owner.user)

    assert post.public_id not in other.get(address).content.decode()
    assert post.public_id in owner.get(address).content.decode()
    assert post.public_id in stranger.get(address).content.decode()


@pytest.mark.parametrize("address", ["/", "/most-viewed/", "/latest/"])
def test_an_empty_feed_says_how_to_begin(other: SignedIn, stranger: Client, address: str) -> None:
    assert "Yours can be the first" in other.get(address).content.decode()
    assert "Sign up, and yours can be the first" in stranger.get(address).content.decode()


def test_guests_read_what_this_is_on_the_first_page_alone(
    other: SignedIn, stranger: Client
) -> None:
    rows(person("ann", password=None), 25)
    first = stranger.get("/")
    after = first.context["page"].after

    assert "Pictures, shared by people" in first.content.decode()
    assert "Pictures, shared by people" not in stranger.get(f"/?after={after}").content.decode()
    assert "Pictures, shared by people" not in other.get("/").content.decode()


def test_who_is_signed_in_gets_to_the_feeds_from_everywhere(other: SignedIn) -> None:
    main = links(other.get("/bookmarks/").content.decode(), "Main")

    assert main["Stream"] == ("/stream/", False)
    assert main["Explore"] == ("/", False)


def test_feeds_say_when_they_are_made_anew(settings: Settings) -> None:
    assert {feed.name: (feed.lifetime, feed.period) for feed in FEEDS} == {
        "top": (3600, 1800),
        "most-viewed": (7200, 3600),
        "latest": (600, 300),
        "tags": (3600, 1800),
    }
    assert settings.TAG_LIFETIME == 1000
