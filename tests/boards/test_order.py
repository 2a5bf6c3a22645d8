"""The order of a board, by hand."""

import pytest
from django.db import transaction
from django.http import HttpResponse
from hypothesis import given, settings
from hypothesis import strategies as st

from collections_app.models.board import Board
from collections_app.services import board_order
from collections_app.services.board_order import Move, hang_after, hang_before, move_post
from posts.models import Post
from tests.boards.gathering import board_of, hang, hanging_on, with_collaborator
from tests.support.people import SignedIn, person
from tests.support.posts import rows

pytestmark = pytest.mark.django_db
POSTS = 6
MOVES = st.one_of(
    st.tuples(st.sampled_from(list(Move)), st.integers(0, POSTS - 1), st.just(0)),
    st.tuples(
        st.sampled_from(["before", "after"]),
        st.integers(0, POSTS - 1),
        st.integers(0, POSTS - 1),
    ),
)


def order(board: Board) -> list[Post]:
    return [item.post for item in board.items.in_order().select_related("post")]


def expected(posts: list[Post], move: str, post: Post, other: Post) -> list[Post]:
    """What a list of cards on a table would be like after the move."""
    others = [each for each in posts if each != post]
    place = {
        "first": 0,
        "last": len(others),
        "earlier": max(posts.index(post) - 1, 0),
        "later": posts.index(post) + 1,
    }.get(move)
    if place is None:
        if post == other:
            return posts
        place = others.index(other) + (move == "after")
    return [*others[:place], post, *others[place:]]


# Small gaps are used up soon, so that boards are numbered anew.
@pytest.mark.parametrize("gap", [2, board_order.GAP])
def test_any_moves_give_exactly_the_expected_order(
    gap: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(board_order, "GAP", gap)
    owner = person("olga")
    posts = rows(owner, POSTS)
    board = hang(board_of(owner), posts)

    @settings(max_examples=settings.get_profile("sample").max_examples)
    @given(st.lists(MOVES, max_size=12))
    def check(moves: list[tuple[str, int, int]]) -> None:
        with transaction.atomic():
            now = order(board)
            for move, one, two in moves:
                post, other = posts[one], posts[two]
                act(board, move, post, other)
                now = expected(now, move, post, other)
                assert order(board) == now
            positions = board.items.values_list("position", flat=True)
            assert len(set(positions)) == POSTS

    check()


def act(board: Board, move: str, post: Post, other: Post) -> None:
    if move == "before":
        hang_before(user=board.owner, board=board, post=post, before=other)
    elif move == "after":
        hang_after(user=board.owner, board=board, post=post, after=other)
    else:
        move_post(user=board.owner, board=board, post=post, move=Move(move))


def arrange(client: SignedIn, board: Board, which: Post, **what: str) -> HttpResponse:
    form = {"post": which.public_id, **what}
    return client.post(f"{board.get_absolute_url()}arrange/", form)  # type: ignore[return-value]


def test_buttons_and_dragging_arrange_a_board(owner: SignedIn) -> None:
    one, two, three = rows(person("ann"), 3)
    board = hang(board_of(owner.user), [one, two, three])

    assert arrange(owner, board, one, move="first").status_code == 302
    assert hanging_on(owner, board) == [one, three, two]
    arrange(owner, board, one, move="later")
    assert hanging_on(owner, board) == [three, one, two]
    arrange(owner, board, two, before=three.public_id)
    assert hanging_on(owner, board) == [two, three, one]
    arrange(owner, board, two, after=one.public_id)
    assert hanging_on(owner, board) == [three, one, two]
    arrange(owner, board, one, remove="this")
    assert hanging_on(owner, board) == [three, two]


def test_what_one_does_not_see_is_stepped_over(owner: SignedIn, other: SignedIn) -> None:
    one, two = rows(person("ann"), 2)
    secrets = rows(owner.user, 2, visibility="private")
    board = with_collaborator(hang(board_of(owner.user), [two, *secrets, one]), other.user)

    arrange(other, board, one, move="later")
    assert hanging_on(other, board) == [two, one]
    arrange(other, board, one, move="earlier")
    assert hanging_on(other, board) == [one, two]


@pytest.mark.parametrize(
    "what",
    [
        {},
        {"move": "sideways"},
        {"move": "first", "post": "x"},
        {"move": "first", "post": "\0"},
        {"before": "é" * 99},
        {"after": ""},
    ],
)
def test_moves_that_mean_nothing_are_refused(owner: SignedIn, what: dict[str, str]) -> None:
    posts = rows(person("ann"), 2)
    board = hang(board_of(owner.user), posts)
    assert arrange(owner, board, posts[0], **what).status_code == 404
    assert hanging_on(owner, board) == posts[::-1]


def test_only_who_keeps_a_board_arranges_it_and_only_the_owner_its_cover(
    owner: SignedIn, other: SignedIn
) -> None:
    posts = rows(person("ann"), 2)
    board = hang(board_of(owner.user), posts)

    assert arrange(other, board, posts[0], move="first").status_code == 404
    with_collaborator(board, other.user)
    assert arrange(other, board, posts[0], move="first").status_code == 302
    assert arrange(other, board, posts[0], cover="this").status_code == 404
    assert arrange(owner, board, posts[0], cover="this").status_code == 302
    assert hanging_on(owner, board) == posts
    board.refresh_from_db()
    assert board.cover == posts[0]
    arrange(owner, board, posts[0], cover="none")
    board.refresh_from_db()
    assert board.cover is None
