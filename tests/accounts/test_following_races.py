"""Ties between people, changed from both ends at the same moment. Counters stay exact."""

from collections.abc import Callable
from contextlib import suppress

import pytest

from accounts.counters import FOLLOWERS, FOLLOWING
from accounts.models import Block, Follow, FollowRequest, User
from accounts.services import blocking, following, privacy
from accounts.services.following import NotPossible
from pictria.core.counters import recount
from tests.support.people import person
from tests.support.racing import at_once

pytestmark = pytest.mark.django_db(transaction=True)
TIMES = 4
Act = Callable[[], object]


@pytest.fixture
def ann() -> User:
    return person("ann", password=None)


@pytest.fixture
def bea() -> User:
    return person("bea", password=None)


def counters_are_exact() -> bool:
    return recount(FOLLOWERS) == recount(FOLLOWING) == 0


def follow(follower: User, followed: User) -> Act:
    def act() -> None:
        with suppress(NotPossible):
            following.follow(follower=follower, followed=followed)

    return act


def unfollow(follower: User, followed: User) -> Act:
    return lambda: following.unfollow(follower=follower, followed=followed)


def block(blocker: User, blocked: User) -> Act:
    return lambda: blocking.block(blocker=blocker, blocked=blocked)


def test_following_each_other_at_once_and_many_times(ann: User, bea: User) -> None:
    for _ in range(TIMES):
        at_once(*[follow(ann, bea), follow(bea, ann)] * 3)
        assert Follow.objects.count() == 2
        assert counters_are_exact()
        at_once(*[unfollow(ann, bea), unfollow(bea, ann)] * 3)
        assert Follow.objects.count() == 0
        assert counters_are_exact()


def test_following_while_being_blocked_leaves_no_tie(ann: User, bea: User) -> None:
    for _ in range(TIMES):
        following.follow(follower=bea, followed=ann)
        at_once(*[follow(ann, bea), block(bea, ann), follow(bea, ann)] * 2)
        assert Block.objects.count() == 1
        assert not Follow.objects.exists()
        assert counters_are_exact()
        blocking.unblock(blocker=bea, blocked=ann)


def test_blocking_each_other_at_once(ann: User, bea: User) -> None:
    following.follow(follower=ann, followed=bea)
    at_once(*[block(ann, bea), block(bea, ann)] * 3)
    assert Block.objects.count() == 2
    assert not Follow.objects.exists()
    assert counters_are_exact()


def test_a_request_granted_while_it_is_taken_back(ann: User, bea: User) -> None:
    privacy.make_private(person=bea)
    for _ in range(TIMES):
        following.follow(follower=ann, followed=bea)
        was_granted, _ = at_once(lambda: following.let_in(asked=bea, asker=ann), unfollow(ann, bea))
        assert not FollowRequest.objects.exists()
        # Who granted first saw it taken back afterwards.
        assert not Follow.objects.exists(), was_granted
        assert counters_are_exact()


def test_asking_while_the_account_opens(ann: User, bea: User) -> None:
    for _ in range(TIMES):
        privacy.make_private(person=bea)
        at_once(follow(ann, bea), lambda: privacy.make_open(person=bea))
        following.let_in_the_waiting()
        assert Follow.objects.count() == 1
        assert not FollowRequest.objects.exists()
        assert counters_are_exact()
        following.unfollow(follower=ann, followed=bea)
