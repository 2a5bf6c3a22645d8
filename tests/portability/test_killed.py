"""Workers are killed while they make and take in ZIPs; others follow, and nothing is twice."""

import random
import time
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.utils import timezone

from pictria.portability import tasks
from pictria.portability.models import Download, Import, Job
from pictria.storage import media
from posts.models import Image, Post
from posts.services import discarding, removal, strays
from tests.portability.zips import bring, fetched, zipped
from tests.support import pictures
from tests.support.people import person, signed_in
from tests.support.processes import CeleryWorker

PATIENCE = 120
PICTURES = 6
ROUNDS, MANY_ROUNDS = 1, 20


@pytest.fixture
def rounds(request: pytest.FixtureRequest) -> range:
    return range(MANY_ROUNDS if request.config.getoption("soak") else ROUNDS)


@pytest.mark.long
def test_whoever_is_killed_is_followed(
    celery_worker_process: Callable[..., CeleryWorker],
    rounds: range,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    owner, chance = signed_in(person("owner")), random.Random(7)
    worker = celery_worker_process()
    for number in rounds:
        expected = PICTURES * (number + 1)
        bring(owner, zipped(files(number)))
        wait_until(lambda: Import.objects.latest("pk").done > 0)
        worker = killed_and_followed(worker, celery_worker_process, chance)
        wait_until(lambda: Import.objects.latest("pk").is_ready)
        assert Post.objects.count() == expected
        assert Import.objects.latest("pk").entries.filter(result="posted").count() == PICTURES

        owner.post("/settings/data/download/")
        wait_until(lambda: Download.objects.latest("pk").state != Job.State.WAITING)
        worker = killed_and_followed(worker, celery_worker_process, chance)
        wait_until(lambda: Download.objects.latest("pk").is_ready)
        taken = fetched(owner)
        assert taken.testzip() is None
        assert len([name for name in taken.namelist() if "pictures/" in name]) == expected
    worker.stop()
    assert_no_strays(monkeypatch)


def files(number: int) -> dict[str, bytes]:
    return {f"{each}.jpg": pictures.jpeg(900 + number, 600 + each) for each in range(PICTURES)}


def killed_and_followed(
    worker: CeleryWorker, start: Callable[..., CeleryWorker], chance: random.Random
) -> CeleryWorker:
    time.sleep(chance.uniform(0, 0.3))
    worker.kill()
    long_ago = timezone.now() - timedelta(hours=1)
    for kind in (Import, Download):
        kind.objects.update(seen_alive_at=long_ago, updated_at=long_ago)
    follower = start()
    tasks.sweep_jobs()
    return follower


def wait_until(is_so: Callable[[], bool]) -> None:
    limit = time.monotonic() + PATIENCE
    while not is_so():
        assert time.monotonic() < limit
        time.sleep(0.02)


def assert_no_strays(monkeypatch: pytest.MonkeyPatch) -> None:
    """The sweeps, as if a day had passed, leave what rows answer for and nothing else."""
    monkeypatch.setattr(strays, "STRAY_AFTER", timedelta(seconds=-5))
    Image.objects.filter(post=None).update(created_at=timezone.now() - timedelta(days=2))
    removal.sweep_forgotten_uploads()
    strays.sweep_stray_objects()
    discarding.remove_discarded()
    wanted = {key for image in Image.objects.all() for key in image.keys}
    assert {key for key, _ in media.objects()} == wanted | {Download.objects.get().key}
