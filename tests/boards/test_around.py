"""What boards do elsewhere: "also on", related posts, the administration."""

import pytest
from django.contrib.auth.models import AnonymousUser, Group
from django.test import Client
from django.utils import timezone

from accounts.models.user import MODERATORS
from accounts.services.blocking import block, mute
from collections_app.models.board import Board
from posts.models import Post
from posts.related import related_posts
from tests.boards.gathering import board_of, hang
from tests.support.people import SignedIn, person, signed_in
from tests.support.posts import rows
from tests.support.queries import query_count

pytestmark = pytest.mark.django_db


@pytest.fixture
def post(db: None) -> Post:
    return rows(person("ann"), 1)[0]


def also_on(client: Client, post: Post) -> list[str]:
    """The boards that the post's page names, by the first lines of their links."""
    page = client.get(post.get_absolute_url()).content.decode()
    if 'class="also-on"' not in page:
        return []
    section = page.split('class="also-on"')[1].split("</section>")[0]
    return [link.split(">")[1].split("<")[0] for link in section.split('class="tag"')[1:]]


def test_a_post_tells_on_which_boards_it_is(
    owner: SignedIn, other: SignedIn, stranger: Client, post: Post
) -> None:
    assert also_on(stranger, post) == []
    names = [f"Board {number}" for number in range(7)]
    for name in names:
        hang(board_of(owner.user, name), [post])
    hang(board_of(owner.user, "Own", visibility="private"), [post])
    hidden = hang(board_of(owner.user, "Hidden"), [post])
    Board.objects.filter(pk=hidden.pk).update(hidden_at=timezone.now())

    for client in (stranger, other, owner):
        assert also_on(client, post) == names[:0:-1]
    block(blocker=other.user, blocked=owner.user)
    assert also_on(other, post) == []


def test_an_image_page_costs_the_same_on_however_many_boards(
    other: SignedIn, owner: SignedIn, post: Post
) -> None:
    posts = [post, *rows(person("ben"), 5)]
    for number in range(2):
        hang(board_of(owner.user, f"Board {number}"), posts[:2])
    few = query_count(other, post.get_absolute_url())
    for number in range(22):
        hang(board_of(owner.user, f"More {number}"), posts)
    assert query_count(other, post.get_absolute_url()) == few


def test_posts_on_the_same_boards_are_related_first(owner: SignedIn, other: SignedIn) -> None:
    ann, ben, cy = person("ann"), person("ben"), person("cy")
    [post] = rows(ann, 1, tags=("sea",))
    [twice], [once], [muted] = rows(ben, 1), rows(ben, 1), rows(cy, 1)
    [tagged] = rows(ben, 1, tags=("sea",))
    [by_author] = rows(ann, 1)
    [secret] = rows(ben, 1, visibility="private")
    [unseen] = rows(person("dan"), 1)
    mute(muter=other.user, muted=cy)
    hang(board_of(owner.user, "One"), [twice, once, muted, post])
    hang(board_of(owner.user, "Two"), [twice, post])
    hang(board_of(ben, "Three"), [secret, post])
    hang(board_of(owner.user, "Own", visibility="private"), [unseen, post])

    assert related_posts(post, other.user) == [twice, once, tagged, by_author]
    assert related_posts(post, AnonymousUser()) == [twice, muted, once, tagged, by_author]


def test_related_posts_look_at_what_hangs_first_on_large_boards(
    owner: SignedIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("collections_app.feeds.POSTS_COMPARED", 3)
    [post] = rows(person("ann"), 1)
    posts = rows(person("ben"), 5)
    hang(board_of(owner.user), [post, *posts])
    assert related_posts(post, AnonymousUser()) == posts[:1:-1]


def test_moderators_hide_and_restore_public_boards(owner: SignedIn, stranger: Client) -> None:
    mo = person("mo", is_staff=True)
    mo.groups.add(Group.objects.get(name=MODERATORS))
    moderator = signed_in(mo)
    board = board_of(owner.user, "Loud")
    secret = board_of(owner.user, "Quiet", visibility="private")
    changes = "/admin/collections_app/board/"

    page = moderator.get(changes).content.decode()
    assert "Loud" in page
    assert "Quiet" not in page
    assert moderator.get(f"{changes}{board.pk}/change/").status_code == 200
    assert moderator.get(f"{changes}{secret.pk}/change/").status_code == 302

    for action, seen in (("hide", 404), ("restore", 200)):
        form = {"action": action, "_selected_action": [board.pk, secret.pk]}
        moderator.post(changes, form)
        assert stranger.get(board.get_absolute_url()).status_code == seen
    secret.refresh_from_db()
    assert not secret.is_hidden
