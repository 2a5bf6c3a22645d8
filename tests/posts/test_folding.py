"""Views get from Redis into the days of posts, whatever happens on the way."""

import random
import time
from collections import Counter
from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from typing import Any

import pytest
from django.db import connection
from django.db.models import Sum
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from accounts.models import User
from pictria.core import redis
from pictria.core.counters import recount
from posts import tally
from posts.counters import VIEWS
from posts.models import DailyStat, Post
from posts.services import views
from posts.services.likes import like_post
from posts.services.removal import delete_post
from posts.services.views import count_views, fold_views
from posts.tasks import fold_views as task
from tests.posts.folding_processes import FoldingProcesses
from tests.posts.looks import Clock, stored, views_of, views_on
from tests.support.people import SignedIn, person
from tests.support.posts import rows
from tests.support.processes import tasks_are_sent
from tests.support.racing import at_once
from tests.support.servers.valkey import Valkey

pytestmark = pytest.mark.django_db
ROUNDS, MANY_ROUNDS = 12, 400
PATIENCE = 60


@pytest.fixture
def post(owner: SignedIn) -> Post:
    return rows(owner.user, 1)[0]


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    return Clock(monkeypatch)


def today() -> date:
    return timezone.now().date()


def look(post: Post, *visitors: int, day: date | None = None) -> None:
    for visitor in visitors:
        tally.add(day or today(), post.public_id, visitor)


def test_folding_twice_changes_nothing(post: Post) -> None:
    look(post, 1, 2, 3)
    assert fold_views() == 1
    [stat] = post.days.all()

    assert fold_views() == 0
    assert views_of(post) == 3
    assert DailyStat.objects.get() == stat
    assert DailyStat.objects.get().updated_at == stat.updated_at


def test_the_task_folds(post: Post) -> None:
    look(post, 1)
    task.delay()

    assert views_on(post, today()) == 1


def test_only_what_is_new_is_counted_again(post: Post, owner: SignedIn) -> None:
    others = rows(owner.user, 3)
    for each in (post, *others):
        look(each, 1, 2)
    assert fold_views() == 4

    look(post, 2, 3)
    look(others[0], 1)
    assert tally.uncounted(today()) == [post.public_id]
    assert fold_views() == 1
    assert views_of(post) == 3


def test_a_death_after_the_database_knew_counts_nobody_twice(
    post: Post, monkeypatch: pytest.MonkeyPatch
) -> None:
    look(post, 1, 2)
    with monkeypatch.context() as patch:
        patch.setattr(tally, "settle", _dies)
        with pytest.raises(SystemExit):
            fold_views()
    assert views_on(post, today()) == 2
    look(post, 3)

    assert views_of(post) == 3


def test_a_death_before_the_database_knew_loses_nobody(
    post: Post, monkeypatch: pytest.MonkeyPatch
) -> None:
    look(post, 1, 2)
    with monkeypatch.context() as patch:
        patch.setattr(views, "_count", _dies)
        with pytest.raises(SystemExit):
            fold_views()
    assert not post.days.exists()

    assert views_of(post) == 2


def _dies(*_: object) -> None:
    raise SystemExit


def test_whoever_comes_while_it_is_counted_is_counted_next(
    post: Post, monkeypatch: pytest.MonkeyPatch
) -> None:
    settle = tally.settle

    def somebody_comes_first(day: date, counted: Mapping[str, int]) -> None:
        look(post, 99)
        settle(day, counted)

    look(post, 1)
    with monkeypatch.context() as patch:
        patch.setattr(tally, "settle", somebody_comes_first)
        fold_views()

    assert views_of(post) == 2


def test_what_redis_lost_makes_no_day_smaller(post: Post) -> None:
    look(post, *range(1, 11))
    assert views_of(post) == 10

    redis.asked(lambda server: server.flushdb(), None)
    look(post, 50, 51)
    assert views_of(post) == 10
    look(post, *range(60, 70))
    assert views_of(post) == 12


def test_a_smaller_number_is_passed_over(post: Post) -> None:
    assert count_views(day=today(), views={post.public_id: 5}) == 1
    assert count_views(day=today(), views={post.public_id: 4, "gone": 9}) == 0

    assert views_of(post) == 5


def test_what_came_before_midnight_is_folded_after_it(post: Post, clock: Clock) -> None:
    yesterday = clock.today
    look(post, 1, 2)
    clock.goes_on(hours=12, minutes=1)
    look(post, 1)
    # Another machine's clock is a little late.
    look(post, 3, day=yesterday)

    assert views_of(post) == 4
    assert (views_on(post, yesterday), views_on(post, clock.today)) == (3, 1)

    look(post, 4, day=yesterday)
    assert views_of(post) == 5


def test_redis_forgets_a_day_that_was_folded(owner: SignedIn, clock: Clock) -> None:
    posts = rows(owner.user, 4)
    yesterday = clock.today
    for post in posts:
        look(post, 1, 2)
    assert [views_of(post) for post in posts] == [2, 2, 2, 2]
    clock.goes_on(hours=13)
    look(posts[0], 1)
    look(posts[1], 9, day=yesterday)

    assert [views_of(post) for post in posts] == [3, 3, 2, 2]
    assert not [key for key in stored() if str(yesterday) in key]
    assert len([key for key in stored() if str(clock.today) in key]) == 2

    look(posts[2], 7, day=yesterday)
    assert [views_of(post) for post in posts] == [3, 3, 2, 2]


def test_workers_that_were_down_for_a_day_catch_up(post: Post, clock: Clock) -> None:
    look(post, 1, 2)
    first = clock.today
    clock.goes_on(days=2)

    assert views_of(post) == 2
    assert views_on(post, first) == 2


def test_a_deleted_post_is_borne(owner: SignedIn) -> None:
    gone, post = rows(owner.user, 2)
    for each in (gone, post):
        look(each, 1)
    delete_post(post=gone)

    assert fold_views() == 1
    assert tally.uncounted(today()) == []
    assert views_of(post) == 1


@pytest.mark.parametrize("fields", [{"visibility": "private"}, {"hidden_at": timezone.now()}])
def test_what_was_withdrawn_keeps_its_views(owner: SignedIn, fields: dict[str, Any]) -> None:
    post = rows(owner.user, 1)[0]
    look(post, 1, 2)
    Post.objects.filter(pk=post.pk).update(**fields)

    assert views_of(post) == 2


def test_redis_away_folding_waits(valkey: Valkey, post: Post) -> None:
    look(post, 1)
    with valkey.frozen():
        assert fold_views() == 0


def test_many_posts_take_few_questions(owner: SignedIn, monkeypatch: pytest.MonkeyPatch) -> None:
    def questions(posts: list[Post]) -> int:
        for place, post in enumerate(posts):
            look(post, *range(1, 2 + place % 5))
        with CaptureQueriesContext(connection) as captured:
            assert fold_views() == len(posts)
        return sum("SAVEPOINT" not in query["sql"] for query in captured.captured_queries)

    assert questions(rows(owner.user, 2)) <= 4
    assert questions(rows(owner.user, views.A_RUN)) <= 5
    monkeypatch.setattr(views, "A_RUN", 2)
    assert questions(posts := rows(owner.user, 5)) <= 12
    assert [views_of(post) for post in posts] == [1, 2, 3, 4, 5]


def test_a_recount_repairs_what_drifted(post: Post) -> None:
    look(post, 1, 2)
    fold_views()
    Post.objects.update(view_count=77)

    assert recount(VIEWS) == 1
    assert views_of(post) == 2


@pytest.mark.django_db(transaction=True)
def test_several_may_fold_at_once_while_people_look_and_like() -> None:
    owner, people = person("owner"), [person(f"p{number}") for number in range(3)]
    posts = rows(owner, 12)
    for post in posts:
        look(post, 1, 2, 3)

    def like_all(someone: User) -> None:
        for post in reversed(posts):
            like_post(user=someone, post=post)
            look(post, someone.pk + 100)

    likes: list[Callable[[], object]] = [partial(like_all, someone) for someone in people]
    at_once(*[fold_views] * 3, *likes)

    assert [views_of(post) for post in posts] == [6] * 12
    assert set(Post.objects.values_list("like_count", flat=True)) == {3}


@pytest.fixture
def rounds(request: pytest.FixtureRequest) -> int:
    return MANY_ROUNDS if request.config.getoption("soak") else ROUNDS


@pytest.mark.django_db(transaction=True)
def test_killed_at_any_moment_nobody_is_lost_or_counted_twice(rounds: int) -> None:
    """The goal is one per cent; nothing is lost as long as Redis lives."""
    chance = random.Random(5)
    posts = rows(person("owner"), 20)
    came: Counter[int] = Counter()
    before: dict[int, int] = {}
    with FoldingProcesses() as folding:
        for number in range(rounds):
            folding.start()
            for place in range(chance.randint(1, 300)):
                post = chance.choice(posts)
                look(post, number * 1000 + place + 1)
                came[post.pk] += 1
            folding.kill()
            before = assert_never_backwards(before)

    fold_views()
    assert counted() == came


def counted() -> dict[int, int]:
    return dict(Post.objects.filter(view_count__gt=0).values_list("pk", "view_count"))


def assert_never_backwards(before: Mapping[int, int]) -> dict[int, int]:
    now = counted()
    assert all(now[post] >= number for post, number in before.items())
    days = DailyStat.objects.values("post").annotate(sum=Sum("views"))
    assert dict(days.values_list("post", "sum")) == now
    return now


@pytest.mark.soak
@pytest.mark.django_db(transaction=True)
def test_a_killed_worker_is_followed_by_one_that_catches_up(celery_worker_process: Any) -> None:
    posts = rows(person("owner"), 300)
    visitor = 0
    with tasks_are_sent():
        for _ in range(3):
            worker = celery_worker_process(flags="--pool prefork --concurrency 2")
            for post in posts:
                visitor += 1
                look(post, visitor)
                if visitor % 50 == 0:
                    task.delay()
            worker.kill()
        celery_worker_process()
        _wait_for(3 * len(posts))

    assert set(counted().values()) == {3}


def _wait_for(number: int) -> None:
    limit = time.monotonic() + PATIENCE
    while sum(counted().values()) != number and time.monotonic() < limit:
        task.delay()
        time.sleep(0.5)
