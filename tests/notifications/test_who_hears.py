"""Blocks, mutes and what one may not see: then there is no notification, and no trace of one."""

from collections.abc import Callable

import pytest
from django.utils import timezone

from accounts.models import User
from accounts.services.blocking import block, mute, unblock, unmute
from accounts.services.closing import close_accounts
from accounts.services.following import follow
from accounts.services.leaving import come_back, leave
from accounts.services.privacy import make_private
from collections_app.models import Board
from pictria.notifications.bell import number_of_unread
from pictria.notifications.models import Cause, Line
from pictria.notifications.receivers import hear_like, hear_mention, hear_saved
from pictria.notifications.services.reading import mark_all_read
from posts.models import Like, Post
from posts.services.likes import like_post
from posts.services.moderation import hide_posts
from posts.services.removal import delete_post
from tests.notifications.telling import comment_on, save, told
from tests.support.people import person
from tests.support.posts import rows


def hears_nothing(someone: User) -> bool:
    return told(someone) == [] and number_of_unread(someone) == 0


@pytest.mark.parametrize("direction", ["by the one who hears", "by the one who acted"])
def test_a_block_removes_what_was_between_the_two(
    ann: User, ben: User, post: Post, direction: str
) -> None:
    cat = person("cat")
    like_post(user=ben, post=post)
    like_post(user=cat, post=post)
    comment_on(post, ben)
    follow(follower=ben, followed=ann)
    pair = {"blocker": ann, "blocked": ben}
    if direction == "by the one who acted":
        pair = {"blocker": ben, "blocked": ann}
    block(**pair)
    assert told(ann) == ["cat liked your picture"]
    unblock(**pair)
    assert told(ann) == ["cat liked your picture"]
    assert Line.objects.count() == 1


@pytest.mark.parametrize("direction", [1, -1])
def test_nothing_is_told_across_a_block(ann: User, ben: User, post: Post, direction: int) -> None:
    Like.objects.create(user=ben, post=post)
    blocker, blocked = (ann, ben)[::direction]
    block(blocker=blocker, blocked=blocked)
    hear_like(Post, user=ben, post=post)
    assert not Line.objects.exists()


def test_nothing_is_told_of_muted_people(ann: User, ben: User, post: Post) -> None:
    mute(muter=ann, muted=ben)
    like_post(user=ben, post=post)
    assert not Line.objects.exists()


def test_muting_hides_what_was_told_before(ann: User, ben: User, post: Post) -> None:
    like_post(user=ben, post=post)
    mute(muter=ann, muted=ben)
    assert hears_nothing(ann)
    unmute(muter=ann, muted=ben)
    assert told(ann) == ["ben liked your picture"]


def test_the_muted_person_hears_as_before(ann: User, ben: User) -> None:
    [theirs] = rows(ben, 1)
    mute(muter=ann, muted=ben)
    like_post(user=ann, post=theirs)
    assert told(ben) == ["ann liked your picture"]


def hide(post: Post) -> None:
    hide_posts(posts=[post], moderator=person("moderator"))


def turn_private(post: Post) -> None:
    Post.objects.filter(pk=post.pk).update(visibility="private")


def turn_account_private(post: Post) -> None:
    make_private(person=post.author)


def close(post: Post) -> None:
    close_accounts(people=User.objects.filter(pk=post.author.pk))


def go(post: Post) -> None:
    leave(person=post.author)


def delete(post: Post) -> None:
    delete_post(post=post)


@pytest.mark.parametrize("change", [hide, turn_private, turn_account_private, close, go, delete])
def test_what_one_may_not_see_any_more_is_not_told(
    ann: User, ben: User, post: Post, change: Callable[[Post], None]
) -> None:
    cat = person("cat")
    comment_on(post, ben, "For @cat")
    assert told(cat) == ["ben mentioned you in a comment"]
    change(post)
    assert hears_nothing(cat)


@pytest.mark.parametrize("change", [hide, turn_private, turn_account_private])
def test_a_caption_that_one_may_not_read_any_more_is_not_told(
    post: Post, change: Callable[[Post], None]
) -> None:
    cat = person("cat")
    hear_mention(Post, by=post.author, people=[cat], post=post)
    assert told(cat) == ["ann mentioned you"]
    change(post)
    assert hears_nothing(cat)


def test_a_follower_of_a_private_account_goes_on_hearing(ben: User, post: Post) -> None:
    cat = person("cat")
    follow(follower=cat, followed=post.author)
    comment_on(post, ben, "For @cat")
    make_private(person=post.author)
    assert told(cat) == ["ben mentioned you in a comment"]


def test_a_mention_where_one_may_not_see_it_writes_nothing(ann: User, ben: User) -> None:
    [secret] = rows(ann, 1, visibility="private")
    hear_mention(Post, by=ann, people=[ben], post=secret)
    assert not Line.objects.exists()


def test_a_private_board_is_never_betrayed(ann: User, ben: User, post: Post) -> None:
    board = save(post, ben, visibility="private")
    for item in board.items.all():
        hear_saved(Board, item=item)
    assert not Line.objects.exists()


@pytest.mark.parametrize(
    "change", [{"visibility": "private"}, {"hidden_at": timezone.now()}], ids=["private", "hidden"]
)
def test_a_board_that_is_not_to_be_seen_any_more_is_not_told(
    ann: User, ben: User, post: Post, change: dict[str, object]
) -> None:
    board = save(post, ben)
    Board.objects.filter(pk=board.pk).update(**change)
    assert hears_nothing(ann)


def test_boards_of_a_private_account_are_told_to_followers_only(
    ann: User, ben: User, post: Post
) -> None:
    make_private(person=ben)
    save(post, ben)
    assert not Line.objects.exists()


def test_people_who_leave_are_not_told_of_until_they_come_back(
    ann: User, ben: User, post: Post
) -> None:
    like_post(user=ben, post=post)
    leave(person=ben)
    assert hears_nothing(ann)
    come_back(person=ben)
    assert told(ann) == ["ben liked your picture"]


def test_nothing_is_written_to_people_who_left(ann: User, ben: User, post: Post) -> None:
    Like.objects.create(user=ben, post=post)
    leave(person=ann)
    hear_like(Post, user=ben, post=post)
    assert not Line.objects.exists()


def test_news_that_come_late_of_what_was_taken_back_are_not_told(
    ann: User, ben: User, post: Post
) -> None:
    hear_like(Post, user=ben, post=post)
    assert not Line.objects.exists()


def test_whoever_is_deleted_takes_along_what_they_did_and_heard(
    ann: User, ben: User, post: Post
) -> None:
    cat = person("cat")
    like_post(user=ben, post=post)
    like_post(user=cat, post=post)
    ben.delete()
    assert told(ann) == ["cat liked your picture"]
    ann.delete()
    assert not Line.objects.exists()
    assert not Cause.objects.exists()


def test_others_lines_are_not_touched(ann: User, ben: User, post: Post) -> None:
    [theirs] = rows(ben, 1)
    like_post(user=ben, post=post)
    like_post(user=ann, post=theirs)
    mark_all_read(person=ann)
    assert Line.objects.unread().get().recipient == ben
