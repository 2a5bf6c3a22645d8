"""A board as an Atom feed: for whoever sees it without an account, and nobody else."""

import pytest
from django.conf import settings
from django.test import Client

from accounts.services.privacy import make_private
from collections_app.services.boards import About, edit_board
from collections_app.services.saving import unsave_post
from tests.boards.gathering import board_of, hang, with_collaborator
from tests.support.people import SignedIn, person
from tests.support.posts import rows
from tests.support.queries import query_count
from tests.support.syndication import read_feed, titles

pytestmark = pytest.mark.django_db

ADDRESS = "/@owner/boards/travel/atom.xml"


def test_a_board_is_read_as_it_hangs(owner: SignedIn, stranger: Client) -> None:
    ann = person("ann")
    posts = [rows(ann, 1, title=title)[0] for title in ("first", "second", "third")]
    board = hang(board_of(owner.user, "Travel", text="Far & away"), [posts[1], posts[0], posts[2]])

    feed = read_feed(stranger, ADDRESS).feed

    assert titles(stranger, ADDRESS) == ["third", "first", "second"]
    assert feed.title == f"Travel by owner · {settings.SITE_NAME}"
    assert feed.subtitle_detail.value == "Far & away"
    assert feed.author == "owner"
    links = {link.rel: link.href for link in feed.links}
    assert links == {
        "self": f"{settings.SITE_URL}{ADDRESS}",
        "alternate": f"{settings.SITE_URL}{board.get_absolute_url()}",
    }
    unsave_post(user=owner.user, post=posts[2], board=board)
    assert titles(stranger, ADDRESS) == ["first", "second"]


def test_the_boards_page_leads_there(owner: SignedIn, stranger: Client) -> None:
    board_of(owner.user)

    page = stranger.get("/@owner/boards/travel/").content.decode()

    assert page.count(f'href="{ADDRESS}"') == 2


def test_only_what_everyone_sees_is_in_it(owner: SignedIn, stranger: Client) -> None:
    [secret] = rows(owner.user, 1, title="secret", visibility="private")
    [public] = rows(owner.user, 1, title="public")
    hang(board_of(owner.user), [public, secret])

    assert titles(owner, ADDRESS) == titles(stranger, ADDRESS) == ["public"]


def test_a_private_board_has_no_feed_not_even_for_those_who_keep_it(
    owner: SignedIn, other: SignedIn, stranger: Client
) -> None:
    board = with_collaborator(hang(board_of(owner.user), rows(owner.user, 1)), other.user)
    assert stranger.get(ADDRESS).status_code == 200

    edit_board(board=board, about=About("Travel", visibility="private"))

    for client in (owner, other, stranger):
        assert client.get(ADDRESS).status_code == 404
    assert "atom+xml" not in owner.get("/@owner/boards/travel/").content.decode()


def test_boards_of_a_private_account_have_none(owner: SignedIn, stranger: Client) -> None:
    board_of(owner.user)
    make_private(person=owner.user)

    assert owner.get(ADDRESS).status_code == stranger.get(ADDRESS).status_code == 404
    assert "atom+xml" not in owner.get("/@owner/boards/travel/").content.decode()


def test_other_spellings_and_former_names_lead_on(owner: SignedIn, stranger: Client) -> None:
    board_of(owner.user)
    owner.post("/settings/username/", {"username": "olivia"})

    for address in (ADDRESS, "/@OLIVIA/boards/TRAVEL/atom.xml"):
        answer = stranger.get(address)
        assert answer.status_code == 302
        assert answer.headers["Location"] == "/@olivia/boards/travel/atom.xml"


@pytest.mark.parametrize("slug", ["%00", "%ED%A0%80", "x" * 5000, "..", "%20", "’", "-1"])
def test_boards_that_are_none_are_not_there(owner: SignedIn, slug: str) -> None:
    board_of(owner.user)

    assert owner.get(f"/@owner/boards/{slug}/atom.xml").status_code in {400, 404}


def test_a_feed_costs_the_same_however_much_hangs_there(owner: SignedIn, other: SignedIn) -> None:
    board = hang(board_of(owner.user), rows(owner.user, 2, tags=("sea",), caption="by @owner"))
    few = query_count(other, ADDRESS)
    hang(board, rows(owner.user, 20, tags=("sea", "boats"), caption="by @owner and @other"))

    assert query_count(other, ADDRESS) == few
    assert few <= 10
    assert len(titles(other, ADDRESS)) == settings.POSTS_A_PAGE
