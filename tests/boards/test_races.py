"""The same board at the same moment, behind a barrier."""

from threading import Event
from time import sleep
from typing import Any

import pytest

from collections_app.models.board import Board
from collections_app.services import saving
from collections_app.services.boards import About, create_board
from collections_app.services.saving import save_to_new_board
from posts.models import Post
from posts.services.moderation import hide_posts
from posts.services.removal import delete_post
from tests.boards.gathering import board_of, hang
from tests.boards.test_counts import drift
from tests.posts.test_races import THREADS, at_once
from tests.support import racing
from tests.support.people import person, signed_in
from tests.support.posts import rows

pytestmark = pytest.mark.django_db(transaction=True)


def test_saving_at_once_saves_each_post_once_and_counts_exactly() -> None:
    olga = person("olga")
    tabs = [signed_in(olga) for _ in range(THREADS)]
    one, two = rows(person("ann"), 2)
    board = board_of(olga)
    posts = {tab: (one, two)[place % 2] for place, tab in enumerate(tabs)}

    statuses = at_once(
        lambda tab: (
            tab.post(
                f"/i/{posts[tab].public_id}/save/",  # type: ignore[index]
                {"board": board.public_id},
            ).status_code
        ),
        tabs,
    )

    assert set(statuses) == {302}
    board.refresh_from_db()
    positions = list(board.items.values_list("position", flat=True))
    assert len(positions) == len(set(positions)) == board.item_count == 2


def test_a_new_board_saved_to_several_times_at_once_is_one_board() -> None:
    olga = person("olga")
    [post] = rows(person("ann"), 1)
    form = {"name": "Sea", "submit_key": "k"}

    statuses = at_once(
        lambda tab: tab.post(f"/i/{post.public_id}/save/", form).status_code,
        [signed_in(olga) for _ in range(THREADS)],
    )

    assert set(statuses) == {302}
    assert Board.objects.get().item_count == 1


def test_moving_saving_and_hiding_at_once_leave_order_and_number_right() -> None:
    olga = person("olga")
    posts = rows(person("ann"), 4)
    board = hang(board_of(olga), posts[:3])
    tabs = [signed_in(olga) for _ in range(THREADS)]

    def act(tab: object) -> int:
        place = tabs.index(tab)  # type: ignore[arg-type]
        if place == 0:
            hide_posts(posts=Post.objects.filter(pk=posts[3].pk), moderator=olga)
            return 302
        if place == 1:
            address, form = f"/i/{posts[3].public_id}/save/", {"board": board.public_id}
        else:
            address = f"{board.get_absolute_url()}arrange/"
            form = {"post": posts[place % 3].public_id, "move": "first"}
        return tabs[place].post(address, form).status_code

    statuses = at_once(act, tabs)

    # Whoever saves after the post was hidden does not find it any more.
    assert set(statuses) <= {302, 404}
    positions = list(board.items.values_list("position", flat=True))
    assert len(positions) == len(set(positions))
    assert drift() == 0


def test_saving_to_a_new_board_and_deleting_the_post_wait_in_one_order(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    olga = person("olga")
    [post] = rows(olga, 1)
    made = Event()

    def create_slowly(**about: Any) -> Board:
        board = create_board(**about)
        made.set()
        sleep(0.3)
        return board

    def save() -> None:
        save_to_new_board(user=olga, post=post, about=About("Mine"), submit_key="one")

    def delete() -> None:
        made.wait(timeout=30)
        delete_post(post=post)

    monkeypatch.setattr(saving, "create_board", create_slowly)
    racing.at_once(save, delete)

    assert Board.objects.get().item_count == 0
