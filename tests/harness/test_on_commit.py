"""Work on commit runs when the site's transaction ends, and only then."""

from collections.abc import Callable

import pytest
from django.db import transaction

pytestmark = pytest.mark.django_db


class Stop(Exception):
    """Ends a transaction."""


def fail_after(work: Callable[[], None]) -> None:
    with transaction.atomic():
        transaction.on_commit(work)
        raise Stop


@pytest.fixture
def done() -> list[str]:
    return []


def test_it_runs_at_the_end_of_the_outermost_transaction(done: list[str]) -> None:
    with transaction.atomic():
        with transaction.atomic():
            transaction.on_commit(lambda: done.append("work"))
        assert done == []
    assert done == ["work"]


def test_it_runs_at_once_outside_of_transactions(done: list[str]) -> None:
    transaction.on_commit(lambda: done.append("work"))
    assert done == ["work"]


def test_a_rolled_back_transaction_drops_it(done: list[str]) -> None:
    with pytest.raises(Stop):
        fail_after(lambda: done.append("work"))
    assert done == []


def test_a_rolled_back_inner_transaction_drops_only_its_own(done: list[str]) -> None:
    with transaction.atomic():
        transaction.on_commit(lambda: done.append("outer"))
        with pytest.raises(Stop):
            fail_after(lambda: done.append("inner"))
    assert done == ["outer"]


def test_work_may_bring_more_work(done: list[str]) -> None:
    def work() -> None:
        done.append("first")
        with transaction.atomic():
            transaction.on_commit(lambda: done.append("second"))

    with transaction.atomic():
        transaction.on_commit(work)
    assert done == ["first", "second"]


@pytest.mark.django_db(transaction=True)
def test_a_real_commit_runs_it_once(done: list[str]) -> None:
    with transaction.atomic():
        transaction.on_commit(lambda: done.append("work"))
    assert done == ["work"]
