"""The same board at the same moment, behind a barrier."""

import pytest

from collections_app.models.board import Board
from posts.models import Post
from posts.services.moderation import hide_posts
from tests.boards.gathering import board_of, hang
from tests.boards.test_counts import drift
from tests.posts.test_races import THREADS, at_once
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
