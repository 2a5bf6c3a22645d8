"""What goes wrong around the jobs is mended by sweeps, and one failure keeps nothing else."""

from datetime import timedelta
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.utils import timezone

from pictria.portability import tasks
from pictria.portability.models import Download, Entry, Import, Job, Part
from pictria.portability.services import arriving, downloading, joined, taking_in
from pictria.portability.services.downloading import make_download
from pictria.portability.services.sending import send_unattended
from pictria.portability.services.taking_in import take_in
from pictria.storage import media
from posts.models import Post
from posts.services import discarding, strays
from tests.portability.zips import bring, take_along, zipped
from tests.support import pictures
from tests.support.people import SignedIn
from tests.support.posts import share

TWO = {"a.jpg": pictures.jpeg(300, 200), "b.png": pictures.png(30, 40)}


@pytest.fixture
def waiting(owner: SignedIn, monkeypatch: pytest.MonkeyPatch) -> Import:
    """A ZIP that arrived, and that no worker has begun with."""
    monkeypatch.setattr(arriving, "send", lambda job: None)
    bring(owner, zipped(TWO))
    return Import.objects.get()


def test_what_ended_several_workers_is_passed_over(waiting: Import) -> None:
    Import.objects.update(tries=3, is_listed=True, total=2)
    for number, name in enumerate(TWO):
        Entry.objects.create(job=waiting, position=number, name=name)

    take_in(waiting.pk)

    assert list(waiting.entries.values_list("result", flat=True)) == ["refused", "posted"]
    assert Import.objects.get().is_ready


def test_a_list_that_ended_several_workers_is_given_up(waiting: Import) -> None:
    Import.objects.update(tries=3)

    take_in(waiting.pk)

    assert Import.objects.get().problem == taking_in.GIVEN_UP
    assert not list(media.objects())


def test_a_storage_that_is_away_is_waited_for(
    waiting: Import, monkeypatch: pytest.MonkeyPatch
) -> None:
    def away(key: str) -> None:
        raise ConnectionError

    with monkeypatch.context() as outage:
        outage.setattr(joined, "media", SimpleNamespace(open=away))
        for _ in range(5):
            take_in(waiting.pk)
    assert Import.objects.get().state == Job.State.WAITING
    assert not Entry.objects.filter(result="refused").exists()

    take_in(waiting.pk)

    assert Post.objects.count() == 2


def test_a_part_that_is_lost_ends_the_job_with_a_sentence(waiting: Import) -> None:
    media.remove([Part.objects.get().key])

    take_in(waiting.pk)

    assert "was lost on our side" in Import.objects.get().problem


def test_a_full_disk_is_said_in_a_sentence(
    owner: SignedIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(downloading, "ROOM_FOR_OTHERS", 1 << 60)

    owner.post("/settings/data/download/")

    assert "There is no room" in owner.get("/settings/data/").content.decode()


def test_a_download_that_ended_several_workers_is_given_up(owner: SignedIn) -> None:
    job = Download.objects.create(person=owner.user, tries=3)

    make_download(job.pk)

    assert Download.objects.get().problem == downloading.FAILED


def test_a_part_that_comes_while_the_job_is_stopped_leaves_nothing(
    owner: SignedIn, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    announced = {"name": "a.zip", "size": 1, "fingerprint": "f", "visibility": "public"}
    owner.post("/settings/data/bring/begin/", announced)
    job, piece = Import.objects.get(), tmp_path / "piece"
    piece.write_bytes(b"x")

    def put_and_stop(key: str, source: Path, content_type: str) -> None:
        arriving.stop(job=job)
        media.put(key, source, content_type)

    monkeypatch.setattr(arriving, "media", SimpleNamespace(put=put_and_stop))
    arriving._receive(job, 0, piece, 1)

    assert not list(media.objects())
    with pytest.raises(arriving.Unwelcome):
        arriving._receive(job, 0, piece, 1)


def test_parts_of_what_is_over_go(waiting: Import) -> None:
    Import.objects.update(state=Job.State.READY)

    tasks.sweep_jobs()

    assert not Part.objects.exists()
    assert not list(media.objects())


def test_one_sweep_does_not_stop_the_others(
    owner: SignedIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    take_along(owner)
    Download.objects.update(expires_at=timezone.now() - timedelta(seconds=1))

    def fails() -> int:
        raise RuntimeError

    monkeypatch.setattr(tasks, "SWEEPS", (fails, *tasks.SWEEPS))
    tasks.sweep_jobs()

    assert not Download.objects.exists()


def test_a_job_does_not_stand_in_the_queue_again_and_again(
    waiting: Import, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pictria.portability.services.sending._send", lambda job: None)
    assert send_unattended(Import) == 0
    Import.objects.update(updated_at=timezone.now() - timedelta(minutes=3))

    assert [send_unattended(Import) for _ in range(2)] == [1, 0]


def test_only_what_no_row_answers_for_is_a_stray(
    owner: SignedIn, waiting: Import, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    share(owner)
    take_along(owner)
    stray = tmp_path / "stray"
    stray.write_bytes(b"x")
    there = {key for key, _ in media.objects()}
    for key in ("takeout/stray.zip", "import/stray"):
        media.put(key, stray, "")
    monkeypatch.setattr(strays, "STRAY_AFTER", timedelta(seconds=-5))

    assert strays.sweep_stray_objects() == 2
    discarding.remove_discarded()

    assert {key for key, _ in media.objects()} == there
