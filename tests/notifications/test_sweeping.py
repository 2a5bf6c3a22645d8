"""Old lines go, and nothing else."""

from datetime import timedelta

from django.utils import timezone
from pytest_django import Settings

from accounts.models import User
from collections_app.services.saving import unsave_post
from pictria.notifications.models import Line
from pictria.notifications.tasks import sweep_lines
from posts.models import Post
from posts.services.likes import like_post
from posts.services.removal import delete_post
from tests.notifications.telling import save, told
from tests.support.posts import rows


def test_what_was_read_long_ago_goes(ann: User, ben: User, settings: Settings) -> None:
    settings.NOTIFICATION_DAYS = 30
    posts = rows(ann, 3)
    now = timezone.now()
    moments = now - timedelta(days=31), now - timedelta(days=29), None
    for post, moment in zip(posts, moments, strict=True):
        like_post(user=ben, post=post)
        Line.objects.filter(post=post).update(read_at=moment)
    Line.objects.update(latest_at=now - timedelta(days=400))

    assert sweep_lines() == 1
    assert set(Line.objects.values_list("post", flat=True)) == {posts[1].pk, posts[2].pk}
    assert sweep_lines() == 0


def test_lines_that_tell_of_nobody_go(ann: User, ben: User, post: Post) -> None:
    like_post(user=ben, post=post)
    board = save(post, ben)
    unsave_post(user=ben, post=post, board=board)
    assert Line.objects.count() == 2
    assert sweep_lines() == 1
    assert told(ann) == ["ben liked your picture"]


def test_lines_go_with_what_they_are_about(ann: User, ben: User, post: Post) -> None:
    like_post(user=ben, post=post)
    delete_post(post=post)
    assert not Line.objects.exists()
