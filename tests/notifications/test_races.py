"""Many at once, behind a barrier."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from accounts.models import User
from pictria.notifications.models import Cause, Line
from pictria.notifications.services.reading import mark_all_read
from posts.services.likes import like_post, unlike_post
from tests.support.people import person
from tests.support.posts import rows

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(acts: list[Callable[[], None]]) -> None:
    barrier = Barrier(len(acts), timeout=30)

    def wait_and_act(act: Callable[[], None]) -> None:
        try:
            connection.ensure_connection()
            barrier.wait()
            act()
        finally:
            connection.close()

    with ThreadPoolExecutor(len(acts)) as threads:
        list(threads.map(wait_and_act, acts))


def liking(user: User, post: object) -> Callable[[], None]:
    return lambda: like_post(user=user, post=post)  # type: ignore[arg-type]


def test_twenty_who_like_a_picture_at_once_are_one_line() -> None:
    [post] = rows(person("ann"), 1)
    at_once([liking(person(f"fan{number}"), post) for number in range(20)])
    assert Line.objects.count() == 1
    assert Cause.objects.count() == 20


def test_whoever_joins_while_all_is_marked_as_read_is_read_or_new_but_not_lost() -> None:
    ann = person("ann")
    [post] = rows(ann, 1)
    fans = [person(f"fan{number}") for number in range(6)]
    reading = [lambda: mark_all_read(person=ann)] * 2
    at_once([*reading, *[liking(fan, post) for fan in fans]])
    assert Cause.objects.count() == 6
    assert Line.objects.unread().count() <= 1
    assert not Line.objects.without_causes().exists()


def test_likes_taken_back_at_once_leave_nothing() -> None:
    [post] = rows(person("ann"), 1)
    fans = [person(f"fan{number}") for number in range(4)]
    back = [lambda fan=fan: unlike_post(user=fan, post=post) for fan in fans]
    at_once([*[liking(fan, post) for fan in fans], *back])
    likes = post.likes.count()
    assert Cause.objects.count() == likes
    assert Line.objects.count() == (1 if likes else 0)
