"""The site's own processes really run, on the test's data."""

import time
import urllib.request
from collections.abc import Callable

import pytest

from posts.models import DiscardedObject
from posts.tasks import remove_discarded_objects
from tests.support.processes import CeleryWorker, Gunicorn

PATIENCE = 120


def _discard_something() -> None:
    DiscardedObject.objects.create(key="post/gone.jpg")


def _gone_within(seconds: float) -> bool:
    deadline = time.monotonic() + seconds
    while DiscardedObject.objects.exists() and time.monotonic() < deadline:
        time.sleep(0.05)
    return not DiscardedObject.objects.exists()


@pytest.mark.django_db
def test_tasks_run_in_the_test_itself_by_default() -> None:
    _discard_something()
    remove_discarded_objects.delay_on_commit()
    assert not DiscardedObject.objects.exists()


def test_a_worker_process_runs_tasks_but_none_while_it_is_frozen(
    celery_worker_process: Callable[..., CeleryWorker],
) -> None:
    worker = celery_worker_process("--pool prefork --concurrency 1")
    _discard_something()
    remove_discarded_objects.delay()
    assert _gone_within(PATIENCE), worker.said()

    _discard_something()
    with worker.frozen():
        remove_discarded_objects.delay()
        assert not _gone_within(0.5)
    assert _gone_within(PATIENCE), worker.said()


def test_a_web_server_process_serves_the_tests_data(
    gunicorn_site: Callable[..., Gunicorn],
) -> None:
    site = gunicorn_site()
    with urllib.request.urlopen(f"{site.url}/healthz", timeout=PATIENCE) as response:
        assert response.status == 200
    with urllib.request.urlopen(f"{site.url}/accounts/login/", timeout=PATIENCE) as response:
        assert response.status == 200
