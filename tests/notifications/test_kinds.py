"""Everything that people are told of, and that it goes when it was taken back."""

import pytest

from accounts.models import User
from accounts.services.following import follow, let_in, turn_away, unfollow
from accounts.services.privacy import make_open, make_private
from collections_app.services.boards import delete_board
from collections_app.services.collaborating import invite, leave
from collections_app.services.saving import unsave_post
from pictria.notifications.models import Line
from pictria.notifications.showing import page_of
from posts.models import Post
from posts.services.comments import delete_comment, edit_comment
from posts.services.likes import like_post, unlike_post
from posts.services.moderation import hide_comments, restore_comments
from tests.notifications.telling import board_of, comment_on, save, told
from tests.support.people import person, signed_in
from tests.support.posts import rows, share


def address_of_newest(someone: User) -> str:
    _, lines = page_of(someone, after=None)
    return lines[0].address


def test_a_like(ann: User, ben: User, post: Post) -> None:
    like_post(user=ben, post=post)
    assert told(ann) == ["ben liked your picture"]
    assert address_of_newest(ann) == post.get_absolute_url()
    unlike_post(user=ben, post=post)
    assert told(ann) == []
    assert not Line.objects.exists()


@pytest.mark.parametrize(("kind", "noun"), [("text", "post"), ("collection", "Collection")])
def test_a_post_is_called_what_it_is(ann: User, ben: User, kind: str, noun: str) -> None:
    [post] = rows(ann, 1, kind=kind)
    like_post(user=ben, post=post)
    assert told(ann) == [f"ben liked your {noun}"]


def test_a_comment(ann: User, ben: User, post: Post) -> None:
    comment = comment_on(post, ben)
    assert told(ann) == ["ben commented on your picture"]
    assert address_of_newest(ann) == comment.get_absolute_url()
    delete_comment(comment=comment)
    assert told(ann) == []
    assert not Line.objects.exists()


def test_a_hidden_comment_is_not_told_until_it_is_shown_again(
    ann: User, ben: User, post: Post
) -> None:
    comment = comment_on(post, ben)
    hide_comments(comments=[comment])
    assert told(ann) == []
    comment.refresh_from_db()
    restore_comments(comments=[comment])
    assert told(ann) == ["ben commented on your picture"]


def test_a_mention_in_a_comment(ben: User, post: Post) -> None:
    cat = person("cat")
    comment = comment_on(post, ben, "Look, @Cat!")
    assert told(cat) == ["ben mentioned you in a comment"]
    assert address_of_newest(cat) == comment.get_absolute_url()


def test_a_mention_that_came_with_an_edit(ben: User, post: Post) -> None:
    cat = person("cat")
    comment = comment_on(post, ben)
    edit_comment(comment=comment, text="Look, @cat")
    assert told(cat) == ["ben mentioned you in a comment"]


def test_a_mention_in_a_caption(ann: User, ben: User) -> None:
    share(signed_in(ben), caption="With @ann")
    assert told(ann) == ["ben mentioned you"]


def test_a_comment_that_names_the_owner_of_the_post_is_told_once(
    ann: User, ben: User, post: Post
) -> None:
    comment_on(post, ben, "@ann, lovely")
    assert told(ann) == ["ben commented on your picture"]


def test_a_follower(ann: User, ben: User) -> None:
    follow(follower=ben, followed=ann)
    assert told(ann) == ["ben now follows you"]
    assert address_of_newest(ann) == ben.get_absolute_url()
    unfollow(follower=ben, followed=ann)
    assert told(ann) == []


def test_a_request_and_its_answer(ann: User, ben: User) -> None:
    make_private(person=ann)
    follow(follower=ben, followed=ann)
    assert told(ann) == ["ben asks to follow you"]
    assert let_in(asked=ann, asker=ben)
    assert told(ann) == []
    assert told(ben) == ["ann let you in: you follow them now"]
    unfollow(follower=ben, followed=ann)
    assert told(ben) == []


def test_a_request_that_was_turned_away_or_taken_back(ann: User, ben: User) -> None:
    make_private(person=ann)
    follow(follower=ben, followed=ann)
    turn_away(asked=ann, asker=ben)
    assert told(ann) == told(ben) == []
    follow(follower=ben, followed=ann)
    unfollow(follower=ben, followed=ann)
    assert told(ann) == []


def test_an_account_that_opens_lets_everyone_in_and_both_hear(ann: User, ben: User) -> None:
    make_private(person=ann)
    follow(follower=ben, followed=ann)
    ann.refresh_from_db()
    make_open(person=ann)
    assert told(ann) == ["ben now follows you"]
    assert told(ben) == ["ann let you in: you follow them now"]


def test_a_post_saved_to_a_board(ann: User, ben: User, post: Post) -> None:
    board = save(post, ben)
    assert told(ann) == ["ben saved your picture to the board “Sea”"]
    assert address_of_newest(ann) == board.get_absolute_url()
    unsave_post(user=ben, post=post, board=board)
    assert told(ann) == []


def test_a_deleted_board_is_told_of_no_more(ann: User, ben: User, post: Post) -> None:
    board = save(post, ben)
    delete_board(board=board)
    assert told(ann) == []


def test_an_invitation_to_a_board(ann: User, ben: User) -> None:
    board = board_of(ben, visibility="private")
    invite(board=board, username="ann")
    assert told(ann) == ["ben invited you to the board “Sea”"]
    assert address_of_newest(ann) == board.get_absolute_url()
    leave(board=board, person=ann)
    assert told(ann) == []


def test_nobody_hears_of_what_they_do_themselves(ann: User, post: Post) -> None:
    like_post(user=ann, post=post)
    comment_on(post, ann, "Mine, @ann")
    save(post, ann)
    assert told(ann) == []
    assert not Line.objects.exists()
