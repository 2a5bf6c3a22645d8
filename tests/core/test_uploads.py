"""What is sent, before any view sees it: how much is taken, from whom, and where it lies."""

import os
import stat
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory, override_settings
from django.urls import path

from pictria.core import uploads
from pictria.core.leftovers import remove_older_than_a_day
from tests.support.people import SignedIn


def look(request: HttpRequest) -> HttpResponse:
    """Says where the file lies, or that there is none."""
    file = request.FILES.get("file")
    if file is None:
        return HttpResponse("none")
    where = Path(file.temporary_file_path())  # type: ignore[attr-defined]
    return HttpResponse(f"{where} {stat.S_IMODE(where.stat().st_mode):o}")


urlpatterns = [path("look", look)]


@pytest.fixture
def looking() -> Iterator[None]:
    with override_settings(ROOT_URLCONF=__name__):
        yield


def a_file(name: str = "a.jpg") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, b"x" * 100_000)


@pytest.mark.django_db
def test_what_is_larger_than_any_picture_is_not_read(stranger: Client) -> None:
    too_much = str(settings.LARGEST_REQUEST + 1)

    answer = stranger.post("/create/", CONTENT_LENGTH=too_much)

    assert answer.status_code == 413
    assert "larger than a picture" in answer.content.decode()


@pytest.mark.django_db
def test_nothing_of_a_guest_reaches_the_disk(
    stranger: Client, looking: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(uploads, "private_folder", lambda: pytest.fail("a file was made"))

    assert stranger.post("/look", {"file": a_file()}).content == b"none"


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["a.jpg", "a." + "x" * 300])
def test_a_members_file_lies_in_our_folder_for_nobody_else(
    owner: SignedIn, looking: None, name: str
) -> None:
    where, mode = owner.post("/look", {"file": a_file(name)}).content.decode().rsplit(maxsplit=1)

    assert Path(where).parent == settings.UPLOADS
    assert mode == "600"
    assert not Path(where).suffix
    assert not Path(where).exists()


@pytest.mark.django_db
def test_writing_ends_at_the_limit(owner: SignedIn) -> None:
    request = RequestFactory().post("/create/", {"file": a_file()})
    request.user = owner.user
    with override_settings(LARGEST_REQUEST=50_000), pytest.raises(RequestDataTooBig):
        _ = request.FILES


def test_what_lies_there_for_more_than_a_day_goes(tmp_path: Path) -> None:
    (tmp_path / "old-folder").mkdir()
    for name in ("old", "new", "old-folder/within"):
        (tmp_path / name).touch()
    for name in ("old", "old-folder"):
        os.utime(tmp_path / name, (0, time.time() - 25 * 3600))

    assert remove_older_than_a_day(tmp_path) == 2
    assert [left.name for left in tmp_path.iterdir()] == ["new"]
