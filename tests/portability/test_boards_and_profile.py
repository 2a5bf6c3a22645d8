"""Boards come back with their posts, once; words and picture only for who has none."""

from pathlib import Path
from tempfile import NamedTemporaryFile

import pytest
from pytest_django import Settings

from accounts.services.pictures import change_picture
from collections_app.models.board import Board
from collections_app.services.boards import About, create_board
from collections_app.services.saving import save_post
from pictria.portability.models import Entry, Import
from posts.models import Bookmark, Post
from tests.portability.zips import bring, data, results, take_along, taken_along, zipped
from tests.support import pictures
from tests.support.people import SignedIn, person, signed_in
from tests.support.posts import share


@pytest.fixture
def board(owner: SignedIn, other: SignedIn) -> Board:
    """A board of the owner's with two posts of their own around one of somebody else's."""
    about = About(name="Sea", text="all of it", visibility="private")
    board = create_board(owner=owner.user, about=about, submit_key="sea")
    for who, caption in ((owner, "first"), (other, "theirs"), (owner, "last")):
        save_post(user=owner.user, post=share(who, caption=caption), board=board)
    return board


def captions_on(board: Board) -> list[str]:
    return list(board.items.in_order().values_list("post__caption", flat=True))


def test_the_zip_tells_of_boards_in_their_order(owner: SignedIn, board: Board) -> None:
    [told] = data(take_along(owner), "boards")

    assert (told["name"], told["text"], told["visibility"]) == ("Sea", "all of it", "private")
    assert [post["id"] for post in told["posts"]] == [
        item.post.public_id for item in board.items.in_order()
    ]


def test_what_one_may_not_see_any_more_is_not_told(owner: SignedIn, board: Board) -> None:
    Post.objects.filter(caption="theirs").update(visibility="private")

    [told] = data(take_along(owner), "boards")

    assert len(told["posts"]) == 2


@pytest.mark.usefixtures("board")
def test_a_deleted_board_comes_back_once(owner: SignedIn) -> None:
    content = taken_along(owner)
    Board.objects.all().delete()

    bring(owner, content)
    bring(owner, content)

    again = Board.objects.get()
    assert (again.name, again.text, again.visibility) == ("Sea", "all of it", "private")
    assert captions_on(again) == ["last", "theirs", "first"]
    assert again.item_count == 3
    assert ("Board Sea", "there") in results(owner)
    newest = Import.objects.latest("created_at")
    report = owner.get(f"/settings/data/bring/{newest.public_id}/")
    assert again.get_absolute_url() in report.content.decode()


@pytest.mark.usefixtures("board")
def test_a_board_that_is_there_stays_as_it_is(owner: SignedIn) -> None:
    content = taken_along(owner)
    Board.objects.update(name="Lake")

    bring(owner, content)

    assert Board.objects.get().name == "Lake"


@pytest.mark.usefixtures("board")
def test_somebody_who_moves_takes_boards_with_their_own_posts_along(
    owner: SignedIn, settings: Settings
) -> None:
    """As at another site: others' posts are not there."""
    content = taken_along(owner)
    mover = signed_in(person("mover"))
    settings.SITE_URL = "https://elsewhere.example"

    bring(mover, content)

    moved = Board.objects.get(owner=mover.user)
    assert captions_on(moved) == ["last", "first"]
    assert not moved.items.exclude(post__author=mover.user).exists()
    assert Bookmark.objects.filter(user=mover.user).count() == 2


@pytest.mark.parametrize("told", ['{"name": ""}', '{"name": "x", "visibility": "all"}', "{}", "5"])
def test_a_board_that_is_wrong_is_refused_with_a_sentence(owner: SignedIn, told: str) -> None:
    files = {"pictria.json": b"{}", "data/posts.json": b"[]", "data/boards.json": told.encode()}
    bring(owner, zipped(files))

    assert not Board.objects.exists()
    for entry in Entry.objects.all():
        assert entry.reason.endswith(".")


def test_words_and_picture_come_to_who_has_none(owner: SignedIn, other: SignedIn) -> None:
    owner.user.profile.bio = "by the sea"
    owner.user.profile.save()
    with_picture(owner, pictures.png(300, 300))
    content = taken_along(owner)

    bring(other, content)
    other.user.profile.refresh_from_db()
    assert other.user.profile.bio == "by the sea"
    picture = other.user.profile.picture
    assert picture

    owner.user.profile.bio = "changed"
    owner.user.profile.save()
    bring(other, taken_along(owner))
    other.user.profile.refresh_from_db()
    assert other.user.profile.bio == "by the sea"
    assert other.user.profile.picture == picture
    assert ("Your profile", "there") in results(other)


def with_picture(someone: SignedIn, content: bytes) -> None:
    with NamedTemporaryFile() as file:
        file.write(content)
        file.flush()
        change_picture(profile=someone.user.profile, source=Path(file.name))
