"""The sitemap and robots.txt: what search engines find, and what they leave alone."""

from urllib.robotparser import RobotFileParser

import pytest
from django.conf import settings
from django.test import Client

from accounts.services.privacy import make_private
from pictria.core import sitemaps
from posts.services.publishing import Words, edit_post
from tests.boards.gathering import board_of, hang
from tests.support.people import SignedIn, person
from tests.support.posts import rows
from tests.support.queries import query_count
from tests.support.syndication import pages_in

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def all_in_the_first_list(monkeypatch: pytest.MonkeyPatch) -> None:
    """PostgreSQL counts ids on from test to test."""
    monkeypatch.setattr(sitemaps, "RUN", 10**9)


def everything_in(client: Client) -> set[str]:
    """The pages in all lists that the sitemap names."""
    lists = pages_in(client, "/sitemap.xml")
    return {page for place in lists for page in pages_in(client, place)}


def test_everything_that_everyone_sees_is_listed(stranger: Client) -> None:
    ann = person("ann")
    posts = rows(ann, 2, tags=("sea", "über"))
    board = hang(board_of(person("ben")), posts)

    assert everything_in(stranger) == {
        "/",
        "/most-viewed/",
        "/latest/",
        "/tags/",
        "/tags/sea/",
        "/tags/%C3%BCber/",
        "/@ann/",
        board.get_absolute_url(),
        *(post.get_absolute_url() for post in posts),
    }
    assert all(stranger.get(page).status_code == 200 for page in everything_in(stranger))


def test_nothing_else_is_listed(owner: SignedIn) -> None:
    shy = person("shy")
    [open_post] = rows(owner.user, 1)
    rows(owner.user, 1, visibility="private", tags=("secret",))
    hang(board_of(owner.user, "Secret", visibility="private"), [open_post])
    hang(board_of(shy, "Shy"), [open_post])
    board_of(owner.user, "Empty")
    rows(shy, 1, tags=("shy",))
    make_private(person=shy)

    fixed = {"/", "/most-viewed/", "/latest/", "/tags/"}
    assert everything_in(owner) - fixed == {"/@owner/", open_post.get_absolute_url()}


def test_what_is_withdrawn_is_not_listed_any_more(owner: SignedIn, stranger: Client) -> None:
    one, two = rows(owner.user, 2)
    edit_post(post=two, words=Words(visibility="private"))

    assert pages_in(stranger, "/sitemap-posts-1.xml") == [one.get_absolute_url()]


def test_pages_say_when_they_changed(stranger: Client) -> None:
    [post] = rows(person("ann"), 1)

    listed = stranger.get("/sitemap-posts-1.xml").content.decode()

    assert f"<lastmod>{post.updated_at.isoformat(timespec='seconds')}</lastmod>" in listed


def test_lists_are_runs_of_bounded_length(
    stranger: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    posts = rows(person("ann"), 7)
    monkeypatch.setattr(sitemaps, "RUN", 3)
    lists = [place for place in pages_in(stranger, "/sitemap.xml") if "posts" in place]

    found = [pages_in(stranger, place) for place in lists if stranger.get(place).status_code == 200]

    assert max(map(len, found)) <= 3
    assert [page for run in found for page in run] == [post.get_absolute_url() for post in posts]
    assert len(set(lists)) == -(-posts[-1].pk // 3)


def test_a_list_is_one_query_however_long(owner: SignedIn, stranger: Client) -> None:
    ben = person("ben")
    hang(board_of(ben), rows(ben, 1, tags=("sea",)))
    lists = [f"/sitemap-{kind}-1.xml" for kind in ("posts", "people", "tags", "boards")]
    site = query_count(owner, "/sitemap.xml")
    few = [query_count(stranger, address) for address in lists]
    hang(board_of(ben, "Other"), rows(ben, 30, tags=("sea", "boats")))
    rows(person("cat"), 10)

    assert [query_count(stranger, address) for address in lists] == few == [1, 1, 1, 1]
    # One a kind of rows; whoever is signed in has two of their own.
    assert query_count(owner, "/sitemap.xml") == site == 4 + 2


def test_an_empty_site_lists_its_feeds(stranger: Client) -> None:
    assert pages_in(stranger, "/sitemap.xml") == ["/sitemap-feeds-1.xml"]


@pytest.mark.parametrize(
    "part",
    ["posts-0", "posts-2", "nothing-1", "posts-" + "9" * 20, "posts-" + "9" * 5000, "posts--1"],
)
def test_lists_that_are_none_are_not_there(stranger: Client, part: str) -> None:
    rows(person("ann"), 1)

    assert stranger.get(f"/sitemap-{part}.xml").status_code == 404


def test_a_guest_gets_the_list_of_lists_ready_made(stranger: Client) -> None:
    stranger.get("/sitemap.xml")

    assert query_count(stranger, "/sitemap.xml") == 0


def test_crawlers_are_led_to_the_sitemap_and_kept_from_the_rest(stranger: Client) -> None:
    answer = stranger.get("/robots.txt")
    assert answer.headers["Content-Type"] == "text/plain; charset=utf-8"
    told = RobotFileParser()
    told.parse(answer.content.decode().splitlines())

    assert told.site_maps() == [f"{settings.SITE_URL}/sitemap.xml"]
    for page in ("/search/?q=sea", "/accounts/login/", "/settings/", "/create/", "/admin/"):
        assert not told.can_fetch("Anybot", page)
    for page in ("/", "/latest/", "/i/23456789abc/", "/@ann/", "/tags/sea/", "/latest/atom.xml"):
        assert told.can_fetch("Anybot", page)
    lines = answer.content.decode().splitlines()
    assert {"Disallow: /*?after=", "Disallow: /i/*/like/"} <= set(lines)
