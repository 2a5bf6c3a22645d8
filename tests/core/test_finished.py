"""Public pages, as guests get them: finished bytes that no database is asked for."""

import gzip
from collections.abc import Callable

import brotli
import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from accounts.models import User
from accounts.services.closing import close_accounts
from accounts.services.privacy import make_private
from collections_app.services.boards import About, create_board
from collections_app.services.saving import save_post
from pictria.core.packing import accepted
from pictria.core.remaking import make_page_anew
from posts.models import Post
from posts.services.comments import add_comment, delete_comment, edit_comment
from posts.services.likes import like_post
from posts.services.moderation import hide_posts, restore_posts
from posts.services.publishing import Words, edit_post
from posts.services.removal import delete_post
from tests.support.people import SignedIn, person
from tests.support.posts import rows, share
from tests.support.queries import query_count

LISTS = ("/latest/", "/tags/sea/", "/@owner/")
PAGES = (
    *LISTS,
    "/i/{post}/",
    "/@owner/atom.xml",
    "/@owner/likes/",
    "/@owner/boards/evenings/",
    "/@owner/boards/evenings/atom.xml",
)
# Those on which the post's words do not stand.
OTHERS = (
    "/i/{post}/comments/",
    "/@owner/collections/",
    "/@owner/boards/",
    "/@owner/followers/",
    "/@owner/following/",
    "/privacy/",
)


@pytest.fixture
def guest() -> Client:
    return Client()


@pytest.fixture
def post(owner: SignedIn) -> Post:
    post = share(owner, caption="A quiet evening #sea")
    board = create_board(owner=owner.user, about=About("Evenings"), submit_key="one")
    save_post(user=owner.user, post=post, board=board)
    like_post(user=owner.user, post=post)
    return post


def address(page: str, post: Post) -> str:
    return page.format(post=post.public_id)


def said(client: Client, page: str) -> str:
    """What stands on the page; "" where there is none."""
    response = client.get(page)
    return response.content.decode() if response.status_code == 200 else ""


@pytest.mark.parametrize("page", [*PAGES, *OTHERS])
def test_a_guest_gets_a_page_without_a_query(guest: Client, post: Post, page: str) -> None:
    guest.get(address(page, post))
    assert query_count(guest, address(page, post)) == 0


@pytest.mark.parametrize("page", [*PAGES, *OTHERS])
def test_a_page_may_be_kept_by_anyone_and_sets_no_cookie(
    guest: Client, post: Post, page: str
) -> None:
    for _ in range(2):
        response = guest.get(address(page, post))
        assert response.headers["Cache-Control"] == "public, max-age=0, s-maxage=1"
        assert {"Accept-Encoding", "Cookie"} <= set(response.headers["Vary"].split(", "))
        assert not response.cookies
        assert "csrf" not in response.content.decode()
        assert "default-src" in response.headers["Content-Security-Policy"]


def test_whoever_has_the_page_is_not_sent_it_again(guest: Client, post: Post) -> None:
    mark = guest.get("/latest/").headers["ETag"]
    again = guest.get("/latest/", headers={"if-none-match": mark})
    assert again.status_code == 304
    assert again.content == b""
    assert again.headers["ETag"] == mark
    assert guest.get("/latest/", headers={"if-none-match": '"other"'}).status_code == 200


@pytest.mark.parametrize(
    ("wish", "unpack"),
    [
        ("gzip, deflate, br, zstd", brotli.decompress),
        ("gzip", gzip.decompress),
        ("", bytes),
        ("br;q=0, identity", bytes),
    ],
)
def test_the_page_comes_as_packed_as_the_browser_takes_it(
    guest: Client, post: Post, wish: str, unpack: Callable[[bytes], bytes]
) -> None:
    plain = guest.get("/latest/").content
    response = guest.get("/latest/", headers={"accept-encoding": wish})
    assert unpack(response.content) == plain
    assert int(response.headers["Content-Length"]) == len(response.content)
    assert (
        len(
            {
                guest.get("/latest/", headers={"accept-encoding": way}).headers["ETag"]
                for way in ("br", "gzip", "")
            }
        )
        == 3
    )


@given(st.text(max_size=60))
def test_whatever_a_browser_says_it_takes_is_answered(wish: str) -> None:
    assert accepted(wish) in {"br", "gzip", "identity"}


def test_nobody_who_is_signed_in_gets_the_guests_page(
    guest: Client, owner: SignedIn, post: Post
) -> None:
    guest.get("/latest/")
    response = owner.get("/latest/")
    assert "owner" in response.content.decode().split("<main")[0]
    assert "private" in response.headers["Cache-Control"]
    assert "Log in" in said(guest, "/latest/").split("<main")[0]


def test_parts_of_the_query_that_mean_nothing_make_no_other_page(guest: Client, post: Post) -> None:
    guest.get("/latest/")
    assert query_count(guest, "/latest/?utm_source=somewhere") == 0
    assert guest.get("/latest/?after=nonsense").status_code == 404


def test_no_query_puts_another_page_in_the_place_of_one(guest: Client, owner: SignedIn) -> None:
    """The bytes of "ä" mean "Ã¤" to who reads them in another way than the view does."""
    rows(owner.user, 1, tags=("ã",))
    guest.get("/tags/", QUERY_STRING="by=name&after=ä".encode().decode("latin-1"))
    assert "#ã" in said(guest, "/tags/?by=name&after=%C3%83%C2%A4")


def test_for_so_long_an_address_nothing_is_kept(guest: Client, post: Post) -> None:
    for _ in range(2):
        response = guest.get(f"/latest/?utm_source={'x' * 2000}")
        assert response.status_code == 200
        assert "Cache-Control" not in response.headers


def _hide(post: Post) -> None:
    hide_posts(posts=[post], moderator=person("mod"))


def _make_private(post: Post) -> None:
    edit_post(post=post, words=Words(caption=post.caption, visibility="private"))


def _make_account_private(post: Post) -> None:
    make_private(person=post.author)


def _close_account(post: Post) -> None:
    close_accounts(people=User.objects.filter(pk=post.author.pk))


def _delete(post: Post) -> None:
    delete_post(post=post)


@pytest.mark.parametrize(
    "withdraw", [_hide, _make_private, _make_account_private, _close_account, _delete]
)
def test_what_is_withdrawn_is_gone_from_every_page(
    guest: Client, post: Post, withdraw: Callable[[Post], None]
) -> None:
    addresses = [address(page, post) for page in PAGES]
    assert all("A quiet evening" in said(guest, page) for page in addresses)
    withdraw(post)
    assert not any("A quiet evening" in said(guest, page) for page in addresses)


@pytest.mark.parametrize("page", LISTS)
def test_a_new_post_is_there_at_once(guest: Client, owner: SignedIn, post: Post, page: str) -> None:
    said(guest, page)
    share(owner, caption="Morning light #sea")
    assert "Morning light" in said(guest, page)


@pytest.mark.parametrize("page", PAGES)
def test_other_words_and_what_is_shown_again_are_there_at_once(
    guest: Client, owner: SignedIn, post: Post, page: str
) -> None:
    said(guest, address(page, post))
    edit_post(post=post, words=Words(caption="A loud evening", tags=["sea"]))
    assert "A loud evening" in said(guest, address(page, post))
    hide_posts(posts=[post], moderator=person("mod"))
    said(guest, address(page, post))
    restore_posts(posts=[post])
    assert "A loud evening" in said(guest, address(page, post))


def test_a_posts_page_follows_what_people_say_and_like(
    guest: Client, owner: SignedIn, post: Post
) -> None:
    page = post.get_absolute_url()
    said(guest, page)
    comment = add_comment(author=owner.user, post=post, text="Lovely!", submit_key="1")
    assert "Lovely!" in said(guest, page)
    edit_comment(comment=comment, text="Very fine!")
    assert "Very fine!" in said(guest, page)
    delete_comment(comment=comment)
    assert "Very fine!" not in said(guest, page)
    like_post(user=person("fan"), post=post)
    assert 'act__count">2<' in said(guest, page).replace(" data-likes", "")


def test_a_worker_makes_a_page_before_anybody_asks(guest: Client, owner: SignedIn) -> None:
    rows(owner.user, 3)
    assert make_page_anew("/latest/").status_code == 200
    assert query_count(guest, "/latest/") == 0


def test_a_worker_makes_a_page_anew_though_it_is_there(guest: Client, owner: SignedIn) -> None:
    guest.get("/latest/")
    rows(owner.user, 3)  # rows alone are no news
    assert said(guest, "/latest/").count('class="card ') == 0
    make_page_anew("/latest/")
    assert said(guest, "/latest/").count('class="card ') == 3


def test_what_is_none_is_not_kept(guest: Client, owner: SignedIn) -> None:
    assert guest.get("/tags/dawn/").status_code == 404
    share(owner, caption="#dawn")
    assert guest.get("/tags/dawn/").status_code == 200


def test_a_name_in_other_letters_leads_to_the_right_address(guest: Client, post: Post) -> None:
    for _ in range(2):
        assert guest.get("/@OWNER/").headers["Location"] == "/@owner/"
