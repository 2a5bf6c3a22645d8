"""Many at once, behind a barrier."""

from collections.abc import Callable
from threading import Event
from time import sleep
from typing import Any

import pytest

from accounts.models import User
from pictria.notifications.models import Cause, Line
from pictria.notifications.services import telling
from pictria.notifications.services.reading import mark_all_read
from posts.models import Post
from posts.services.likes import like_post, unlike_post
from posts.services.removal import delete_post
from tests.support.people import person
from tests.support.posts import rows
from tests.support.racing import at_once

pytestmark = pytest.mark.django_db(transaction=True)


def liking(user: User, post: object) -> Callable[[], None]:
    return lambda: like_post(user=user, post=post)  # type: ignore[arg-type]


def test_twenty_who_like_a_picture_at_once_are_one_line() -> None:
    [post] = rows(person("ann"), 1)
    at_once(*[liking(person(f"fan{number}"), post) for number in range(20)])
    assert Line.objects.count() == 1
    assert Cause.objects.count() == 20


def test_whoever_joins_while_all_is_marked_as_read_is_read_or_new_but_not_lost() -> None:
    ann = person("ann")
    [post] = rows(ann, 1)
    fans = [person(f"fan{number}") for number in range(6)]
    reading = [lambda: mark_all_read(person=ann)] * 2
    at_once(*reading, *[liking(fan, post) for fan in fans])
    assert Cause.objects.count() == 6
    assert Line.objects.unread().count() <= 1
    assert not Line.objects.without_causes().exists()


def test_a_post_goes_while_one_more_is_being_told_to_like_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    [post] = rows(person("ann"), 1)
    like_post(user=person("first"), post=post)
    written, write = Event(), telling._write

    def write_slowly(*about: Any) -> None:
        write(*about)
        written.set()
        sleep(0.3)

    def delete() -> None:
        written.wait(timeout=30)
        delete_post(post=post)

    monkeypatch.setattr(telling, "_write", write_slowly)
    at_once(liking(person("second"), post), delete)

    assert not Post.objects.exists()
    assert not Line.objects.exists()


def test_likes_taken_back_at_once_leave_nothing() -> None:
    [post] = rows(person("ann"), 1)
    fans = [person(f"fan{number}") for number in range(4)]
    back = [lambda fan=fan: unlike_post(user=fan, post=post) for fan in fans]
    at_once(*[liking(fan, post) for fan in fans], *back)
    likes = post.likes.count()
    assert Cause.objects.count() == likes
    assert Line.objects.count() == (1 if likes else 0)
