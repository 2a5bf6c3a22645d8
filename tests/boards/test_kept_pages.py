"""Pages that are kept for guests follow what happens on boards, and between people."""

import pytest
from django.test import Client

from accounts.services.blocking import block
from accounts.services.following import follow
from accounts.services.profiles import describe
from collections_app.models.board import Board
from collections_app.services.board_order import Move, move_post
from collections_app.services.boards import About, create_board, edit_board
from collections_app.services.collaborating import accept, invite, leave
from collections_app.services.saving import save_post, unsave_post
from pictria.pages.models import Page
from posts.models import Image, Post
from posts.services.likes import like_post, unlike_post
from posts.services.moderation import hide_posts, restore_posts
from posts.signals import prepared
from tests.support.people import SignedIn, person
from tests.support.posts import rows, share

pytestmark = pytest.mark.django_db
BOARD, ATOM, BOARDS = (
    "/@owner/boards/evenings/",
    "/@owner/boards/evenings/atom.xml",
    "/@owner/boards/",
)


@pytest.fixture
def guest() -> Client:
    return Client()


@pytest.fixture
def board(owner: SignedIn) -> Board:
    return create_board(owner=owner.user, about=About("Evenings"), submit_key="one")


@pytest.fixture
def posts(owner: SignedIn) -> list[Post]:
    rows(owner.user, 2)
    return list(Post.objects.order_by("pk"))


def said(guest: Client, page: str) -> str:
    return guest.get(page).content.decode()


def test_what_is_saved_and_taken_off_again(
    guest: Client, owner: SignedIn, board: Board, posts: list[Post]
) -> None:
    post = posts[0]
    for page in (BOARD, ATOM):
        assert post.public_id not in said(guest, page)
    assert "0 posts" in said(guest, BOARDS)

    save_post(user=owner.user, post=post, board=board)
    for page in (BOARD, ATOM):
        assert post.public_id in said(guest, page)
    assert "1 post" in said(guest, BOARDS)

    unsave_post(user=owner.user, post=post, board=board)
    for page in (BOARD, ATOM):
        assert post.public_id not in said(guest, page)


def test_a_picture_that_is_ready_hangs_there_at_once(
    guest: Client, owner: SignedIn, other: SignedIn, board: Board
) -> None:
    post = share(other)
    save_post(user=owner.user, post=post, board=board)
    Image.objects.update(state=Image.State.PENDING, widths=[])
    assert ".webp" not in said(guest, BOARD)
    Image.objects.update(state=Image.State.READY, widths=[236])
    prepared.send(sender=Post, post_ids=[post.pk])
    assert ".webp" in said(guest, BOARD)


def test_what_is_shown_again_hangs_there_again(
    guest: Client, owner: SignedIn, board: Board, posts: list[Post]
) -> None:
    save_post(user=owner.user, post=posts[0], board=board)
    hide_posts(posts=[posts[0]], moderator=person("mod"))
    assert posts[0].public_id not in said(guest, BOARD)
    restore_posts(posts=[posts[0]])
    assert posts[0].public_id in said(guest, BOARD)
    assert "1 post" in said(guest, BOARD)


def test_another_order(guest: Client, owner: SignedIn, board: Board, posts: list[Post]) -> None:
    first, second = posts
    for post in (second, first):
        save_post(user=owner.user, post=post, board=board)
    page = said(guest, BOARD)
    assert page.index(first.public_id) < page.index(second.public_id)
    move_post(user=owner.user, board=board, post=second, move=Move.FIRST)
    page = said(guest, BOARD)
    assert page.index(second.public_id) < page.index(first.public_id)


def test_who_fills_it_too(guest: Client, owner: SignedIn, other: SignedIn, board: Board) -> None:
    invite(board=board, username="other")
    assert "/@other/" not in said(guest, BOARD)
    accept(board=board, person=other.user)
    assert "/@other/" in said(guest, BOARD)
    leave(board=board, person=other.user)
    assert "/@other/" not in said(guest, BOARD)

    invite(board=board, username="other")
    accept(board=board, person=other.user)
    assert "/@other/" in said(guest, BOARD)
    block(blocker=owner.user, blocked=other.user)
    assert "/@other/" not in said(guest, BOARD)


def test_a_board_that_becomes_private_is_gone_at_once(guest: Client, board: Board) -> None:
    assert "Evenings" in said(guest, BOARDS)
    assert guest.get(BOARD).status_code == guest.get(ATOM).status_code == 200
    edit_board(board=board, about=About("Evenings", visibility="private"))
    assert "Evenings" not in said(guest, BOARDS)
    assert guest.get(BOARD).status_code == guest.get(ATOM).status_code == 404


def test_what_somebody_likes(guest: Client, other: SignedIn, posts: list[Post]) -> None:
    assert posts[0].public_id not in said(guest, "/@other/likes/")
    like_post(user=other.user, post=posts[0])
    assert posts[0].public_id in said(guest, "/@other/likes/")
    unlike_post(user=other.user, post=posts[0])
    assert posts[0].public_id not in said(guest, "/@other/likes/")


def test_likes_that_are_hidden_are_gone_at_once(guest: Client, other: SignedIn) -> None:
    assert guest.get("/@other/likes/").status_code == 200
    other.post("/settings/privacy/", {"hides_likes": "on", "comments_from": "everyone"})
    other.user.profile.refresh_from_db()
    assert other.user.profile.hides_likes
    assert guest.get("/@other/likes/").status_code == 404


def test_who_follows_whom_and_what_they_say_of_themselves(
    guest: Client, owner: SignedIn, other: SignedIn
) -> None:
    lists = {"/@owner/followers/": "/@other/", "/@other/following/": "/@owner/"}
    for page, link in lists.items():
        assert f'people__who" href="{link}' not in said(guest, page)
    for page in (BOARDS, "/@owner/likes/"):
        assert ">1</strong> follower" not in said(guest, page)
    follow(follower=other.user, followed=owner.user)
    for page in (BOARDS, "/@owner/likes/"):
        assert ">1</strong> follower" in said(guest, page)
    for page, link in lists.items():
        assert f'people__who" href="{link}' in said(guest, page)
    describe(profile=other.user.profile, bio="From the coast")
    assert "From the coast" in said(guest, "/@owner/followers/")


def test_a_page_that_is_written_anew(guest: Client) -> None:
    administrator = person("runs_it", is_staff=True, is_superuser=True)
    form = f"/admin/pages/page/{Page.objects.get(slug='imprint').pk}/change/"
    assert "12 Harbour Road" not in said(guest, "/imprint/")
    client = Client()
    client.force_login(administrator)
    client.post(form, {"title": "Imprint", "body": "12 Harbour Road"})
    assert "12 Harbour Road" in said(guest, "/imprint/")
