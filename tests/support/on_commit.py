"""Runs `on_commit` work when the site's own transaction ends, although the test's is still open.

A database test runs inside a transaction that is rolled back, so nothing in it ever commits, and
tasks sent with `delay_on_commit` would never run. Here they run at the moment they would in
production: when the outermost transaction that the site opened ends well, or at once where it
opened none. A rolled-back transaction still drops its work. Tests with
`django_db(transaction=True)` commit for real and do not need this.
"""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.db import transaction
from django.db.backends.base.base import BaseDatabaseWrapper


@pytest.fixture(scope="session", autouse=True)
def _run_commit_work() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(transaction.Atomic, "__exit__", _running_work(transaction.Atomic.__exit__))
        patch.setattr(
            BaseDatabaseWrapper, "on_commit", _perhaps_at_once(BaseDatabaseWrapper.on_commit)
        )
        yield


def _running_work(leave: Callable[..., None]) -> Callable[..., None]:
    def leave_and_run(self: Any, exc_type: Any, exc_value: Any, traceback: Any) -> None:
        leave(self, exc_type, exc_value, traceback)
        connection = transaction.get_connection(self.using)
        if exc_type is None and _only_the_test_is_open(connection):
            _run_work(connection)

    return leave_and_run


def _perhaps_at_once(on_commit: Callable[..., None]) -> Callable[..., None]:
    def on_commit_or_now(self: Any, *args: Any, **kwargs: Any) -> None:
        on_commit(self, *args, **kwargs)
        if _only_the_test_is_open(self):
            _run_work(self)

    return on_commit_or_now


def _only_the_test_is_open(connection: Any) -> bool:
    blocks = connection.atomic_blocks
    return (
        bool(blocks)
        and not connection.needs_rollback
        and all(block._from_testcase for block in blocks)
    )


def _run_work(connection: Any) -> None:
    work, connection.run_on_commit = connection.run_on_commit, []
    for _, function, _ in work:
        function()
