"""Boards as people make, look at, change and delete them."""

from typing import Any

import pytest
from django.test import Client

from collections_app import feeds
from collections_app.models.board import Board, BoardItem
from collections_app.services.boards import About, choose_cover, edit_board
from collections_app.slugs import slug_of
from posts.models import Bookmark, Post
from tests.boards.gathering import board_of, hang, hanging_on, with_collaborator
from tests.support.people import SignedIn, person
from tests.support.posts import rows
from tests.support.queries import query_count

pytestmark = pytest.mark.django_db

SLUGS = {
    "Sea & Sky": "sea-sky",
    "  ÜBER   allem ": "über-allem",
    "हिन्दी": "हिन्दी",
    "日本の海": "日本の海",
    "C++ / C#": "c-c",
    "🦊🦊": "board",
    "-": "board",
    "../..": "board",
    "a\u200db": "ab",
    "ﬁsh": "fish",
    "x" * 80: "x" * 60,
}


@pytest.mark.parametrize(("name", "slug"), SLUGS.items())
def test_a_name_in_any_script_becomes_an_address(
    owner: SignedIn, stranger: Client, name: str, slug: str
) -> None:
    form = {"name": name, "visibility": "public", "submit_key": "k"}
    answer = owner.post("/boards/new/", form)

    assert answer.status_code == 302
    assert slug_of(name) == slug_of(slug) == Board.objects.get().slug == slug
    assert stranger.get(answer.headers["Location"]).status_code == 200


def test_boards_of_one_name_have_addresses_of_their_own(owner: SignedIn, other: SignedIn) -> None:
    mine = [board_of(owner.user, name) for name in ("Sea", "sea", "SEA!", "Sea 2")]
    theirs = board_of(other.user, "Sea")

    assert [board.slug for board in mine] == ["sea", "sea-2", "sea-3", "sea-2-2"]
    assert theirs.slug == "sea"


def test_boards_of_one_long_name_are_each_found(owner: SignedIn, stranger: Client) -> None:
    for text in ("the first", "the second"):
        board = board_of(owner.user, "x" * 80)
        edit_board(board=board, about=About(board.name, text))
        assert text in stranger.get(board.get_absolute_url()).content.decode()


def test_a_form_sent_twice_makes_one_board(owner: SignedIn) -> None:
    form = {"name": "Sea", "visibility": "private", "submit_key": "k"}
    first, second = (owner.post("/boards/new/", form).headers["Location"] for _ in range(2))
    assert first == second == "/@owner/boards/sea/"
    assert Board.objects.count() == 1


@pytest.mark.parametrize(
    "wrong",
    [
        {"name": ""},
        {"name": "x" * 81},
        {"name": "\u200b"},
        {"name": "a\0b"},
        {"text": "x" * 501},
        {"visibility": "nonsense"},
        {"submit_key": ""},
        {"submit_key": "x" * 37},
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_is_kept(
    owner: SignedIn, wrong: dict[str, str]
) -> None:
    form = {"name": "Sea", "text": "Kept words", "visibility": "public", "submit_key": "k"}
    answer = owner.post("/boards/new/", {**form, **wrong})

    assert answer.status_code == 422
    if "text" not in wrong:
        assert "Kept words" in answer.content.decode()
    assert not Board.objects.exists()


def test_lines_count_as_browsers_count_them(owner: SignedIn) -> None:
    form = {"name": "Sea", "visibility": "public", "submit_key": "k"}
    assert owner.post("/boards/new/", {**form, "text": "\r\n" * 499 + "x"}).status_code == 302


def test_an_owner_edits_everything_and_the_address_follows(
    owner: SignedIn, stranger: Client
) -> None:
    board = board_of(owner.user, "Sea")
    form = {"name": "Lakes", "text": "Calm ones", "visibility": "private"}
    answer = owner.post(f"{board.get_absolute_url()}edit/", form)

    assert answer.headers["Location"] == "/@owner/boards/lakes/"
    page = owner.get("/@owner/boards/lakes/").content.decode()
    assert "Lakes" in page
    assert "Calm ones" in page
    assert stranger.get("/@owner/boards/lakes/").status_code == 404
    assert owner.get("/@owner/boards/sea/").status_code == 404


def test_an_edit_that_is_wrong_changes_nothing(owner: SignedIn) -> None:
    board = board_of(owner.user, "Sea")
    answer = owner.post(f"{board.get_absolute_url()}edit/", {"name": "", "visibility": "public"})
    assert answer.status_code == 422
    assert Board.objects.get().name == "Sea"


def test_a_board_is_deleted_after_a_question_and_posts_and_bookmarks_stay(
    owner: SignedIn,
) -> None:
    [post] = rows(person("ann"), 1)
    board = hang(board_of(owner.user), [post])
    assert owner.get(f"{board.get_absolute_url()}delete/").status_code == 200
    assert Board.objects.exists()

    owner.post(f"{board.get_absolute_url()}delete/")

    assert not Board.objects.exists()
    assert Post.objects.filter(pk=post.pk).exists()
    assert Bookmark.objects.filter(user=owner.user, post=post).exists()


def test_a_board_pages_like_a_feed(owner: SignedIn, stranger: Client) -> None:
    posts = rows(person("ann"), 45)
    board = many_items(board_of(owner.user), posts)

    shown: list[Post] = []
    after: str | None = ""
    while after is not None:
        page = stranger.get(f"{board.get_absolute_url()}?after={after}".removesuffix("?after="))
        assert len(page.context["page"].rows) <= 20
        shown += page.context["page"].rows
        after = page.context["page"].after

    assert shown == posts[::-1]


def test_negative_positions_page_as_well(owner: SignedIn, stranger: Client) -> None:
    posts = rows(person("ann"), 25)
    board = many_items(board_of(owner.user), posts, lowest=-10)
    after = stranger.get(board.get_absolute_url()).context["page"].after
    assert hanging_on(stranger, board, after) == posts[4::-1]


@pytest.mark.parametrize("after", ["x", "%00", "LTEuLTE", "OTk5OTk5OTk5OTk5OTk5OTk5OTk5OTk5LjE"])
@pytest.mark.parametrize("page", ["", "travel/", "travel/arrange/"])
def test_cursors_that_this_site_never_wrote_are_refused(
    owner: SignedIn, after: str, page: str
) -> None:
    board_of(owner.user)
    assert owner.get(f"/@owner/boards/{page}?after={after}").status_code in {400, 404}


def test_boards_page_too_and_the_newest_come_first(owner: SignedIn, stranger: Client) -> None:
    boards = [board_of(owner.user, f"Board {number}") for number in range(25)]
    first = stranger.get("/@owner/boards/").context["page"]
    second = stranger.get(f"/@owner/boards/?after={first.after}").context["page"]
    assert [*first.rows, *second.rows] == boards[::-1]


def test_a_cover_is_what_hangs_first_unless_one_is_chosen(
    owner: SignedIn, stranger: Client
) -> None:
    ann = person("ann")
    posts = rows(ann, 6)
    [secret] = rows(owner.user, 1, visibility="private")
    [bold] = rows(ann, 1, sensitive=True)
    board = hang(board_of(owner.user), [*posts, bold, secret])

    def cover(viewer: Any) -> list[Post]:
        board.refresh_from_db()
        return feeds.covers([board], viewer)[board.pk]

    assert cover(person("guest")) == posts[:-5:-1]
    assert cover(owner.user) == [secret, *posts[:-4:-1]]
    choose_cover(board=board, post=posts[0])
    assert cover(owner.user) == [posts[0], secret, *posts[:-3:-1]]
    choose_cover(board=board, post=secret)
    assert cover(person("visitor")) == posts[:-5:-1]
    owner.post(f"/i/{secret.public_id}/save/", {"remove": board.public_id})
    assert cover(owner.user) == posts[:-5:-1]


def test_where_a_cover_is_chosen_it_shows_only_as_long_as_one_may_see_it(owner: SignedIn) -> None:
    [post] = rows(person("ann"), 1, kind=Post.Kind.TEXT, caption="Between us")
    Post.objects.filter(pk=post.pk).update(cover=None)
    board = hang(board_of(owner.user), [post])
    choose_cover(board=board, post=post)
    page = f"{board.get_absolute_url()}edit/"
    assert "Between us" in owner.get(page).content.decode()

    Post.objects.filter(pk=post.pk).update(visibility="private")

    assert "Between us" not in owner.get(page).content.decode()
    arrange = f"{board.get_absolute_url()}arrange/"
    assert owner.post(arrange, {"post": post.public_id, "cover": "this"}).status_code == 404


@pytest.mark.parametrize("who", ["stranger", "other", "owner"])
def test_board_pages_cost_the_same_however_much_is_there(
    who: str, owner: SignedIn, other: SignedIn, request: pytest.FixtureRequest
) -> None:
    client = request.getfixturevalue(who)
    posts = rows(person("ann"), 40)
    board = many_items(board_of(owner.user), posts[:2])
    for number in range(2):
        with_collaborator(board, person(f"person{number}"))
        many_items(board_of(owner.user, f"Board {number}"), posts[:2])
    pages = ["/@owner/boards/", board.get_absolute_url()]
    pages += [f"{board.get_absolute_url()}arrange/"] if who == "owner" else []
    few = [query_count(client, page) for page in pages]
    many_items(board, posts[2:])
    for number in range(38):
        many_items(board_of(owner.user, f"More {number}"), posts[:5])

    assert [query_count(client, page) for page in pages] == few
    assert max(few) <= 10


def many_items(board: Board, posts: list[Post], lowest: int = 0) -> Board:
    """Rows only: quick for many. The last of the posts hangs first."""
    top = lowest + board.items.count()
    BoardItem.objects.bulk_create(
        BoardItem(board=board, post=post, added_by=board.owner, position=top + place)
        for place, post in enumerate(posts)
    )
    return board


def test_very_many_new_boards_have_to_wait_and_the_name_stays(
    owner: SignedIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("collections_app.services.boards.BOARDS_AN_HOUR", 1)
    for number, status in ((1, 302), (2, 422)):
        form = {"name": f"board {number}", "visibility": "public", "submit_key": str(number)}
        answer = owner.post("/boards/new/", form)
        assert answer.status_code == status

    assert "Please go on in an hour." in answer.content.decode()
    assert "board 2" in answer.content.decode()
