"""Saving posts: in two clicks, once, with or without scripts."""

import pytest
from django.test import Client

from accounts.models import User
from accounts.services.suspension import suspend
from collections_app.models.board import Board, BoardItem
from collections_app.signals import saved_to_board
from posts.models import Bookmark, Post
from posts.services.bookmarks import forget_post
from tests.boards.gathering import board_of, hang, hanging_on, with_collaborator
from tests.support.people import SignedIn, person
from tests.support.posts import rows
from tests.support.queries import query_count

pytestmark = pytest.mark.django_db


@pytest.fixture
def post(db: None) -> Post:
    return rows(person("ann"), 1)[0]


def test_a_click_on_a_board_saves_and_bookmarks(owner: SignedIn, post: Post) -> None:
    board = board_of(owner.user)
    page = owner.get(f"/i/{post.public_id}/save/").content.decode()
    assert f'name="board" value="{board.public_id}"' in page

    answer = owner.post(f"/i/{post.public_id}/save/", {"board": board.public_id})

    assert answer.status_code == 302
    assert hanging_on(owner, board) == [post]
    assert Bookmark.objects.filter(user=owner.user, post=post).exists()
    marked = owner.get(f"/i/{post.public_id}/save/").content.decode()
    assert f'name="remove" value="{board.public_id}"' in marked


def test_a_second_click_takes_it_off_and_leaves_the_bookmark(owner: SignedIn, post: Post) -> None:
    board = hang(board_of(owner.user), [post])
    for _ in range(2):
        owner.post(f"/i/{post.public_id}/save/", {"remove": board.public_id})

    board.refresh_from_db()
    assert (board.items.count(), board.item_count) == (0, 0)
    assert Bookmark.objects.filter(user=owner.user, post=post).exists()


def test_removing_the_bookmark_leaves_the_boards(owner: SignedIn, post: Post) -> None:
    board = hang(board_of(owner.user), [post])
    forget_post(user=owner.user, post=post)
    assert hanging_on(owner, board) == [post]


def test_saving_twice_is_saving_once(owner: SignedIn, post: Post) -> None:
    board = board_of(owner.user)
    for _ in range(3):
        owner.post(f"/i/{post.public_id}/save/", {"board": board.public_id})
    board.refresh_from_db()
    assert (board.items.count(), board.item_count) == (1, 1)


def test_a_new_board_is_made_right_there_and_only_once(owner: SignedIn, post: Post) -> None:
    form = {"name": "Sea", "submit_key": "k", "private": "on"}
    for _ in range(2):
        owner.post(f"/i/{post.public_id}/save/", form)

    board = Board.objects.get()
    assert (board.name, board.visibility, board.slug) == ("Sea", "private", "sea")
    assert hanging_on(owner, board) == [post]


@pytest.mark.parametrize("name", ["", "   ", "x" * 81, "\0", "\u200b\u2060", "\ufe0f"])
def test_a_new_board_needs_a_name_that_one_can_read(owner: SignedIn, post: Post, name: str) -> None:
    form = {"name": name, "submit_key": "k"}
    answer = owner.post(f"/i/{post.public_id}/save/", form)

    assert answer.status_code == 422
    assert 'role="alert"' in answer.content.decode()
    assert not Board.objects.exists()
    assert not Bookmark.objects.exists()


@pytest.mark.parametrize("board", ["", "x", "\0", "é" * 300, "9" * 30, "' OR 1"])
@pytest.mark.parametrize("field", ["board", "remove"])
def test_a_board_that_is_none_is_refused_with_a_sentence(
    owner: SignedIn, post: Post, field: str, board: str
) -> None:
    answer = owner.post(f"/i/{post.public_id}/save/", {field: board})
    assert answer.status_code == 422
    assert "Choose another one" in answer.content.decode()


def test_nobody_fills_a_board_of_others(owner: SignedIn, other: SignedIn, post: Post) -> None:
    board = hang(board_of(owner.user), rows(owner.user, 1))

    for field in ("board", "remove"):
        answer = other.post(f"/i/{post.public_id}/save/", {field: board.public_id})
        assert answer.status_code == 422
    assert board.items.count() == 1


def test_nobody_saves_what_they_may_not_see(owner: SignedIn, other: SignedIn) -> None:
    [secret] = rows(other.user, 1, visibility="private")
    board = board_of(owner.user)

    assert owner.get(f"/i/{secret.public_id}/save/").status_code == 404
    answer = owner.post(f"/i/{secret.public_id}/save/", {"board": board.public_id})
    assert answer.status_code == 404
    assert not BoardItem.objects.exists()


def test_a_paused_account_saves_nothing(owner: SignedIn, post: Post) -> None:
    board = board_of(owner.user)
    suspend(people=User.objects.filter(pk=owner.user.pk), days=3)
    for form in ({"board": board.public_id}, {"name": "New", "submit_key": "k"}):
        assert owner.post(f"/i/{post.public_id}/save/", form).status_code == 403
    assert not BoardItem.objects.exists()


def test_strangers_are_asked_to_sign_in(stranger: Client, post: Post) -> None:
    answer = stranger.get(f"/i/{post.public_id}/save/")
    assert answer.headers["Location"].startswith("/accounts/login/?next=/i/")


def test_the_board_used_last_comes_first(owner: SignedIn, other: SignedIn, post: Post) -> None:
    first, second, third = (board_of(owner.user, name) for name in ("One", "Two", "Three"))
    theirs = with_collaborator(board_of(other.user, "Theirs"), owner.user)
    hang(first, [post])
    hang(theirs, [post], by=owner.user)
    # What others save there says nothing about this person.
    hang(second, [])
    with_collaborator(second, other.user)
    hang(second, [post], by=other.user)

    boards = owner.get(f"/i/{post.public_id}/save/").context["boards"]

    assert boards == [theirs, first, third, second]


def test_boards_are_found_by_a_part_of_their_name(owner: SignedIn, post: Post) -> None:
    for name in ("Häuser am Meer", "Берег", "🦊🦊", "100%"):
        board_of(owner.user, name)

    for words, found in {
        "HÄUSER": ["Häuser am Meer"],
        "берег": ["Берег"],
        "🦊": ["🦊🦊"],
        "%": ["100%"],
        "x": [],
    }.items():
        page = owner.get(f"/i/{post.public_id}/save/", {"q": words})
        assert [board.name for board in page.context["boards"]] == found


def test_a_person_without_scripts_comes_back_to_where_they_were(
    owner: SignedIn, post: Post
) -> None:
    board = board_of(owner.user)
    form = {"board": board.public_id}

    def way_back(next: str) -> str:
        answer = owner.post(f"/i/{post.public_id}/save/", {**form, "next": next})
        return str(answer.headers["Location"])

    assert way_back("/tags/sea/?after=x") == "/tags/sea/?after=x"
    for elsewhere in ("https://evil.example/", "//evil.example", "", "javascript:alert(1)"):
        assert way_back(elsewhere) == post.get_absolute_url()


def test_the_dialog_gets_its_part_of_the_page_and_can_undo(owner: SignedIn, post: Post) -> None:
    board = board_of(owner.user, "Sea")
    address, script = f"/i/{post.public_id}/save/", {"HX-Request": "true"}

    offered = owner.get(address, headers=script)
    assert "<html" not in offered.content.decode()
    assert "HX-Request" in offered.headers["Vary"]
    saved = owner.post(address, {"board": board.public_id}, headers=script).content.decode()
    assert "Saved to" in saved
    assert 'name="forget"' in saved
    owner.post(address, {"remove": board.public_id, "forget": "1"}, headers=script)

    assert not BoardItem.objects.exists()
    assert not Bookmark.objects.exists()


def test_news_of_saving_tells_only_of_boards_that_others_see(owner: SignedIn, post: Post) -> None:
    told: list[BoardItem] = []

    def hear(sender: object, item: BoardItem, **news: object) -> None:
        told.append(item)

    saved_to_board.connect(hear)
    try:
        public = hang(board_of(owner.user), [post, post])
        hang(board_of(owner.user, "Own", visibility="private"), [post])
    finally:
        saved_to_board.disconnect(hear)

    assert [(item.board, item.post, item.added_by) for item in told] == [(public, post, owner.user)]


def test_the_dialog_costs_the_same_with_many_boards(owner: SignedIn, post: Post) -> None:
    for number in range(2):
        hang(board_of(owner.user, f"Board {number}"), [post])
    few = query_count(owner, f"/i/{post.public_id}/save/")
    for number in range(38):
        hang(board_of(owner.user, f"More {number}"), [post])

    assert query_count(owner, f"/i/{post.public_id}/save/") == few
    assert few <= 6
