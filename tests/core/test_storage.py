"""Storing while others remove, and a storage that is away."""

import os
import threading
from datetime import timedelta
from pathlib import Path
from typing import Any
from unittest.mock import MagicMock

import pytest
from boto3.s3.transfer import TransferConfig
from botocore.exceptions import ClientError
from django.core.files.storage import default_storage
from django.test import Client
from django.utils import timezone

from pictria.storage import STORAGE_ERRORS, BucketMedia, FolderMedia, media


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "source"
    path.write_bytes(b"x")
    return path


@pytest.fixture
def folder(tmp_path: Path) -> FolderMedia:
    return FolderMedia(location=tmp_path / "media")


@pytest.fixture
def bucket(monkeypatch: pytest.MonkeyPatch) -> Any:
    client = MagicMock()
    client.delete_objects.return_value = {}
    monkeypatch.setattr(BucketMedia, "_client", client)
    return client


def test_a_pictures_own_folder_goes_with_its_last_file(folder: FolderMedia, source: Path) -> None:
    for key in ("post/a/236.webp", "upload/a"):
        folder.put(key, source, "")
        folder.remove([key])

    assert not Path(folder.path("post/a")).exists()
    assert Path(folder.path("upload")).exists()


def test_storing_and_removing_at_the_same_time(folder: FolderMedia, source: Path) -> None:
    errors: list[Exception] = []

    def work(name: str) -> None:
        for _ in range(300):
            try:
                folder.put(f"upload/{name}", source, "")
                list(folder.objects())
                folder.remove([f"upload/{name}"])
            except Exception as error:
                errors.append(error)

    threads = [threading.Thread(target=work, args=(name,)) for name in "abcdef"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert not errors


def test_a_folder_that_takes_nothing_is_noticed(tmp_path: Path) -> None:
    FolderMedia(location=tmp_path / "made").check()
    (tmp_path / "file").touch()
    with pytest.raises(STORAGE_ERRORS):
        FolderMedia(location=tmp_path / "file").check()


def test_objects_are_removed_a_thousand_at_a_time(bucket: Any) -> None:
    BucketMedia(bucket_name="b").remove(f"post/a/{number}" for number in range(1500))

    batches = [call.kwargs["Delete"]["Objects"] for call in bucket.delete_objects.mock_calls]
    assert [len(batch) for batch in batches] == [1000, 500]


def test_what_the_bucket_refuses_to_remove_is_an_error(bucket: Any) -> None:
    refusal = {"Key": "a", "Code": "AccessDenied", "Message": "no"}
    bucket.delete_objects.return_value = {"Errors": [refusal]}

    with pytest.raises(ClientError, match="AccessDenied"):
        BucketMedia(bucket_name="b").remove(["a"])


@pytest.mark.cluster
def test_a_real_bucket_is_emptied(source: Path) -> None:
    keys = ["post/a/1", "post/a/2"]
    for key in keys:
        default_storage.put(key, source, "image/webp")  # type: ignore[attr-defined]
    default_storage.check()  # type: ignore[attr-defined]
    default_storage.remove([*keys, "post/a/none"])  # type: ignore[attr-defined]
    assert not any(default_storage.exists(key) for key in keys)


@pytest.mark.django_db
def test_readiness_notices_a_storage_that_is_away(
    stranger: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def away(*arguments: Any) -> None:
        raise OSError("away")

    for kind in (FolderMedia, BucketMedia):
        monkeypatch.setattr(kind, "check", away)

    answer = stranger.get("/readyz")

    assert answer.status_code == 503
    assert answer.json()["storage"] is False


LARGE = os.urandom(12 << 20)


@pytest.fixture
def large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A file that a bucket gets in pieces."""
    pieces = TransferConfig(multipart_threshold=1, multipart_chunksize=5 << 20, use_threads=False)
    monkeypatch.setattr(BucketMedia, "in_pieces", pieces)
    path = tmp_path / "large"
    path.write_bytes(LARGE)
    return path


def test_a_large_file_is_stored_whole(large: Path) -> None:
    stored: list[int] = []

    media.put("takeout/a", large, "application/zip", progress=stored.append)

    assert sum(stored) == len(LARGE)
    with media.open("takeout/a") as file:
        assert file.read() == LARGE


def test_a_large_file_whose_storing_breaks_off_is_not_there(large: Path) -> None:
    def stop(more: int) -> None:
        raise ConnectionError

    with pytest.raises(STORAGE_ERRORS):
        media.put("takeout/b", large, "application/zip", progress=stop)

    assert "takeout/b" not in {key for key, _ in media.objects()}
    media.forget_unfinished(before=timezone.now())


def test_what_a_killed_process_did_not_finish_is_removed() -> None:
    if not isinstance(default_storage, BucketMedia):
        pytest.skip("a folder's drafts are strays")
    client, name = default_storage._client, default_storage.bucket_name
    begun = client.create_multipart_upload(Bucket=name, Key="takeout/c")
    client.upload_part(
        Bucket=name, Key="takeout/c", UploadId=begun["UploadId"], PartNumber=1, Body=b"x"
    )

    media.forget_unfinished(before=timezone.now() - timedelta(days=1))
    assert client.list_multipart_uploads(Bucket=name).get("Uploads")
    media.forget_unfinished(before=timezone.now() + timedelta(seconds=5))
    assert not client.list_multipart_uploads(Bucket=name).get("Uploads")
