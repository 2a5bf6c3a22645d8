"""Preparing pictures survives what goes wrong around it."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from pictria.images.pipeline import Busy, Failed, make_files
from pictria.images.sandbox import Died
from pictria.storage import media
from posts.models import Image
from posts.services import processing, sending, strays
from posts.services.processing import process_image
from posts.tasks import process_image as process_image_task
from tests.support import pictures
from tests.support.posts import share, upload

pytestmark = pytest.mark.django_db


@pytest.fixture
def pending(owner: Client, monkeypatch: pytest.MonkeyPatch) -> Image:
    """A posted image that no worker has seen yet."""
    with monkeypatch.context() as silent:
        silent.setattr(process_image_task, "delay", lambda image_id: None)
        post = share(owner, pictures.jpeg(600, 400))
    assert post.cover is not None
    assert post.cover.state == Image.State.PENDING
    return post.cover


def test_a_pending_picture_is_seen_already(pending: Image, stranger: Client) -> None:
    assert pending.post is not None
    page = stranger.get(pending.post.get_absolute_url()).content.decode()
    assert pending.rendition_key(236) in page
    assert pending.placeholder in stranger.get("/").content.decode()


def test_a_second_run_changes_nothing(pending: Image) -> None:
    process_image(pending.pk)
    once = set(media.objects())
    process_image(pending.pk)

    assert {key for key, _ in media.objects()} == {key for key, _ in once}


def test_a_vanished_row_is_no_error(pending: Image) -> None:
    process_image(pending.pk + 1000)


def test_a_picture_that_kills_its_worker_is_given_up(
    pending: Image, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A killed process counts its try before it dies."""
    with monkeypatch.context() as deadly:
        deadly.setattr(processing, "make_files", _die)
        for _ in range(3):
            with pytest.raises(KeyboardInterrupt):
                process_image(pending.pk)
    process_image(pending.pk)

    pending.refresh_from_db()
    assert pending.state == Image.State.FAILED


def _die(*args: Any, **kwargs: Any) -> None:
    raise KeyboardInterrupt


def test_waiting_for_a_turn_is_not_a_try(pending: Image, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as busy:
        busy.setattr(processing, "make_files", _busy)
        for _ in range(5):
            with pytest.raises(Busy):
                process_image(pending.pk)
    process_image(pending.pk)

    pending.refresh_from_db()
    assert pending.state == Image.State.READY


def _busy(*args: Any, **kwargs: Any) -> None:
    raise Busy(5)


def test_a_picture_that_kills_its_decoder_is_given_up_after_three_tries(
    pending: Image, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(processing, "make_files", raising(Died("killed")))
    for _ in range(3):
        with pytest.raises(Died):
            process_image(pending.pk)
    process_image(pending.pk)

    pending.refresh_from_db()
    assert pending.state == Image.State.FAILED


@pytest.mark.parametrize("part", ["make_files", "_fetch", "_store"])
@pytest.mark.parametrize("error", [Failed("a full disk"), OSError("the storage is away")])
def test_what_is_the_machines_fault_never_costs_a_picture(
    pending: Image, monkeypatch: pytest.MonkeyPatch, part: str, error: Exception
) -> None:
    with monkeypatch.context() as broken:
        broken.setattr(processing, part, raising(error))
        for _ in range(5):
            with pytest.raises(type(error)):
                process_image(pending.pk)
    process_image(pending.pk)

    pending.refresh_from_db()
    assert pending.state == Image.State.READY


def raising(error: Exception) -> Any:
    def fail(*args: Any, **kwargs: Any) -> None:
        raise error

    return fail


def test_the_smallest_rendition_stays_as_browsers_keep_it(pending: Image) -> None:
    with media.open(pending.rendition_key(236)) as file:
        before = file.read()

    process_image(pending.pk)

    with media.open(pending.rendition_key(236)) as file:
        assert file.read() == before


def test_what_stayed_pending_is_sent_again(pending: Image, monkeypatch: pytest.MonkeyPatch) -> None:
    sent: list[int] = []
    monkeypatch.setattr(process_image_task, "delay", sent.append)
    Image.objects.update(sent_at=timezone.now() - timedelta(minutes=1))
    sending.send_pending()
    assert not sent

    Image.objects.update(sent_at=timezone.now() - timedelta(minutes=11))
    sending.send_pending()
    assert sent == [pending.pk]


def test_deleting_while_a_worker_is_at_it_leaves_nothing(
    pending: Image, owner: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    make = make_files

    def make_while_deleted(*args: Any, **kwargs: Any) -> Any:
        made = make(*args, **kwargs)
        assert pending.post is not None
        owner.post(f"{pending.post.get_absolute_url()}delete/")
        return made

    monkeypatch.setattr(processing, "make_files", make_while_deleted)
    process_image(pending.pk)

    assert not list(media.objects())


def test_becoming_private_while_a_worker_is_at_it_ends_well(
    pending: Image, owner: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    make = make_files
    old_folder = pending.folder

    def make_while_edited(*args: Any, **kwargs: Any) -> Any:
        made = make(*args, **kwargs)
        monkeypatch.setattr(processing, "make_files", make)
        assert pending.post is not None
        owner.post(f"{pending.post.get_absolute_url()}edit/", {"visibility": "private"})
        return made

    monkeypatch.setattr(processing, "make_files", make_while_edited)
    process_image(pending.pk)

    pending.refresh_from_db()
    assert pending.state == Image.State.READY
    assert {key for key, _ in media.objects()} == set(pending.keys)
    assert old_folder != pending.folder


def test_objects_that_no_row_answers_for_are_removed(
    owner: Client, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from posts.services.discarding import remove_discarded

    owner.post("/create/upload/", {"file": upload()})
    share(owner)
    stray = tmp_path / "stray"
    stray.write_bytes(b"left by a process that was killed")
    strays_put = ("post/nobody/236.webp", "original/nobody.jpg", "upload/nobody")
    for key in (*strays_put, "not/ours"):
        media.put(key, stray, "image/webp")
    with_rows = {key for image in Image.objects.all() for key in image.keys}

    strays.sweep_stray_objects()
    remove_discarded()
    assert len(list(media.objects())) == len(with_rows) + 4, "they are still young"

    monkeypatch.setattr(strays, "STRAY_AFTER", timedelta(seconds=-5))
    strays.sweep_stray_objects()
    remove_discarded()
    assert {key for key, _ in media.objects()} == {*with_rows, "not/ours"}


def test_an_empty_database_does_not_empty_the_storage(
    db: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    picture = tmp_path / "picture"
    picture.write_bytes(pictures.jpeg())
    media.put("original/of-the-right-database.jpg", picture, "image/jpeg")
    monkeypatch.setattr(strays, "STRAY_AFTER", timedelta(seconds=-5))

    assert strays.sweep_stray_objects() == 0
