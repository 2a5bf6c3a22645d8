"""The number on a board, whatever happens to the posts on it."""

from collections.abc import Callable
from io import StringIO
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.management import call_command

from accounts.models import User
from accounts.services.closing import close_accounts
from accounts.signals import account_opened, account_withdrawn
from collections_app.models.board import Board
from collections_app.services import board_counts
from posts.models import Post
from posts.services.moderation import hide_posts, restore_posts
from posts.services.publishing import Words, edit_post
from posts.services.removal import delete_post
from tests.boards.gathering import board_of, hang
from tests.support.people import person
from tests.support.posts import rows

pytestmark = pytest.mark.django_db


@pytest.fixture
def post(db: None) -> Post:
    return rows(person("ann"), 1)[0]


def make_private(post: Post) -> None:
    edit_post(post=post, words=Words(visibility="private"))


def hide(post: Post) -> None:
    hide_posts(posts=[post], moderator=post.author)


def delete(post: Post) -> None:
    delete_post(post=post)


def close(post: Post) -> None:
    close_accounts(people=User.objects.filter(pk=post.author_id))


def delete_author(post: Post) -> None:
    post.author.delete()


@pytest.mark.parametrize("change", [make_private, hide, delete, close, delete_author])
@pytest.mark.parametrize("others", [0, board_counts.A_FEW])
def test_a_post_that_is_withdrawn_is_counted_nowhere(
    change: Callable[[Post], None], others: int, post: Post
) -> None:
    olga = person("olga")
    posts = [*rows(person("ben"), 1), post]
    for number in range(1 + others):
        hang(board_of(olga, f"Board {number}", visibility="private"), posts)
    assert numbers() == {2}

    change(post)

    assert numbers() == {1}
    assert drift() == 0


def test_a_post_that_is_shown_again_counts_again(post: Post) -> None:
    hang(board_of(person("olga")), [post])
    hide(post)
    restore_posts(posts=[post])
    assert numbers() == {1}


def test_an_account_that_opens_again_counts_again(post: Post) -> None:
    hang(board_of(person("olga")), [post])
    for is_private, news in ((True, account_withdrawn), (False, account_opened)):
        User.objects.filter(pk=post.author_id).update(is_private=is_private)
        news.send(sender=User, person=post.author)
        assert numbers() == {0 if is_private else 1}


def test_what_nobody_else_sees_is_never_counted() -> None:
    olga = person("olga")
    secret = rows(olga, 2, visibility="private")
    board = hang(board_of(olga), secret)
    assert board.item_count == 0
    for viewer, number in ((AnonymousUser(), 0), (olga, 2)):
        shown: Any = Board.objects.with_numbers(viewer).get()
        assert shown.number == number


def test_recount_repairs_and_tells(post: Post) -> None:
    board = hang(board_of(person("olga")), [post])
    Board.objects.update(item_count=7)

    assert drift() == 1

    board.refresh_from_db()
    assert board.item_count == 1
    assert drift() == 0


def numbers() -> set[int]:
    return set(Board.objects.values_list("item_count", flat=True))


def drift() -> int:
    """How many boards `manage.py recount` had to repair."""
    told = StringIO()
    call_command("recount", stdout=told)
    [line] = [line for line in told.getvalue().splitlines() if "Board.item_count" in line]
    return 0 if line.endswith("right") else int(line.split(": ")[1].split()[0])
