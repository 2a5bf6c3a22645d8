"""What is of the same kind and about the same thing is one line, until it is read."""

from accounts.models import User
from accounts.services.following import follow
from pictria.notifications.models import Cause, Line
from pictria.notifications.services.reading import mark_all_read, mark_read
from pictria.notifications.showing import page_of
from posts.models import Post
from posts.services.likes import like_post, unlike_post
from tests.notifications.telling import comment_on, save, told
from tests.support.people import person
from tests.support.posts import rows


def crowd(number: int) -> list[User]:
    return [person(f"person{place}") for place in range(number)]


def test_five_likes_of_one_picture_are_one_line(ann: User, post: Post) -> None:
    for fan in crowd(5):
        like_post(user=fan, post=post)
    assert told(ann) == ["person4, person3 and 3 others liked your picture"]


def test_two_and_three(ann: User, post: Post) -> None:
    one, two, three = crowd(3)
    like_post(user=one, post=post)
    like_post(user=two, post=post)
    assert told(ann) == ["person1 and person0 liked your picture"]
    like_post(user=three, post=post)
    assert told(ann) == ["person2, person1 and 1 other liked your picture"]


def test_another_kind_and_another_picture_are_lines_of_their_own(ann: User, ben: User) -> None:
    first, second = rows(ann, 2)
    like_post(user=ben, post=first)
    like_post(user=ben, post=second)
    comment_on(first, ben)
    assert len(told(ann)) == 3


def test_several_comments_of_one_person_name_them_once(ann: User, ben: User, post: Post) -> None:
    for _ in range(12):
        comment_on(post, ben)
    comment_on(post, person("cat"))
    assert told(ann) == ["cat and ben commented on your picture"]


def test_one_who_talks_much_does_not_hide_that_others_did(ann: User, ben: User, post: Post) -> None:
    comment_on(post, person("cat"))
    for _ in range(12):
        comment_on(post, ben)
    assert told(ann) == ["ben and 1 other commented on your picture"]


def test_several_boards_are_one_line(ann: User, ben: User, post: Post) -> None:
    save(post, ben, name="Sea")
    save(post, person("cat"), name="Boats")
    assert told(ann) == ["cat and ben saved your picture to boards"]


def test_one_person_with_two_boards(ann: User, ben: User, post: Post) -> None:
    save(post, ben, name="Sea")
    save(post, ben, name="Boats")
    assert told(ann) == ["ben saved your picture to boards"]


def test_a_read_line_stays_and_new_causes_begin_a_new_one(ann: User, ben: User, post: Post) -> None:
    like_post(user=ben, post=post)
    mark_all_read(person=ann)
    like_post(user=person("cat"), post=post)
    assert told(ann) == ["cat liked your picture", "ben liked your picture"]


def test_what_joins_a_line_brings_it_up(ann: User, ben: User) -> None:
    first, second = rows(ann, 2)
    like_post(user=ben, post=first)
    like_post(user=ben, post=second)
    comment_on(second, ben)
    like_post(user=person("cat"), post=first)
    assert told(ann)[0] == "cat and ben liked your picture"


def test_one_of_several_takes_it_back(ann: User, ben: User, post: Post) -> None:
    like_post(user=ben, post=post)
    like_post(user=person("cat"), post=post)
    unlike_post(user=ben, post=post)
    assert told(ann) == ["cat liked your picture"]


def test_what_somebody_joins_while_it_is_shown_stays_new(ann: User, ben: User, post: Post) -> None:
    like_post(user=ben, post=post)
    page, _ = page_of(ann, after=None)
    like_post(user=person("cat"), post=post)
    mark_read(person=ann, lines=page.rows)
    assert Line.objects.unread().count() == 1


def test_many_followers_are_one_line(ann: User) -> None:
    for fan in crowd(4):
        follow(follower=fan, followed=ann)
    assert told(ann) == ["person3, person2 and 2 others now follow you"]
    _, lines = page_of(ann, after=None)
    assert lines[0].address == "/@ann/followers/"
    assert Cause.objects.count() == 4
