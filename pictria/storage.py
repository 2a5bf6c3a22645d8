"""Where media lie: a folder, or a bucket that speaks S3. Nothing outside this module knows which.

Keys are chosen by the server and random, so no object is ever written over with other content.
"""

import os
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path
from typing import Any, cast

from boto3.exceptions import Boto3Error
from boto3.s3.transfer import TransferConfig
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError
from django.core.files.storage import FileSystemStorage, default_storage
from django.utils.http import content_disposition_header
from storages.backends.s3 import S3Storage

SIGNED_SECONDS = 300
# What S3 takes in one request.
MOST_AT_A_TIME = 1000
# What every method here may raise when the storage is away, full or refuses.
STORAGE_ERRORS: tuple[type[Exception], ...] = (OSError, Boto3Error, BotoCoreError, ClientError)
MIB = 1 << 20

# Told how many more bytes are stored; what it raises ends the storing.
Progress = Callable[[int], object]


def _unwatched(more: int) -> None:
    """Nobody wants to know."""


class FolderMedia(FileSystemStorage):
    """Objects as files below one folder."""

    def put(
        self, key: str, source: Path, content_type: str, *, progress: Progress = _unwatched
    ) -> None:
        """Stores the file `source` under `key`, whole or not at all."""
        target = Path(self.path(key))
        try:
            self._put(target, source, progress)
        except FileNotFoundError:
            # Whoever removed the last file of this folder took the folder along, in between.
            self._put(target, source, progress)

    def _put(self, target: Path, source: Path, progress: Progress) -> None:
        target.parent.mkdir(parents=True, exist_ok=True)
        descriptor, draft = tempfile.mkstemp(prefix=".draft-", dir=target.parent)
        try:
            with os.fdopen(descriptor, "wb") as handle, source.open("rb") as content:
                while chunk := content.read(MIB):
                    handle.write(chunk)
                    progress(len(chunk))
                handle.flush()
                os.fsync(handle.fileno())
            Path(draft).chmod(0o640)
            Path(draft).replace(target)
        except BaseException:
            Path(draft).unlink(missing_ok=True)
            raise

    def copy(self, source: str, target: str, content_type: str) -> None:
        self.put(target, Path(self.path(source)), content_type)

    def remove(self, keys: Iterable[str]) -> None:
        """Removes these objects; one that is not there is no error."""
        for key in keys:
            path = Path(self.path(key))
            path.unlink(missing_ok=True)
            # A picture's own folder goes with it; `upload/` and `original/` are everybody's.
            if key.count("/") == 2:
                _remove_if_empty(path.parent)

    def objects(self) -> Iterator[tuple[str, datetime]]:
        """Every object's key and when it was stored."""
        root = Path(self.location)
        for folder, _, names in os.walk(root):
            for path in (Path(folder, name) for name in names):
                # What vanishes meanwhile is not there.
                with suppress(FileNotFoundError):
                    stored = datetime.fromtimestamp(path.stat().st_mtime, UTC)
                    yield path.relative_to(root).as_posix(), stored

    def forget_unfinished(self, *, before: datetime) -> None:
        """A draft is a file like any other, and `objects` names it."""

    def check(self) -> None:
        """Raises one of STORAGE_ERRORS where nothing can be stored."""
        root = Path(self.location)
        root.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=root):
            pass

    def signed_address(self, key: str, *, file_name: str = "") -> str | None:
        """None: a folder's objects are handed out by the site itself."""
        return None


class BucketMedia(S3Storage):
    """Objects in a private bucket, without ACLs."""

    # botocore waits a minute twice unless told otherwise.
    config_options = {
        "connect_timeout": 3,
        "read_timeout": 10,
        "retries": {"max_attempts": 2, "mode": "standard"},
        "signature_version": "s3v4",
    }
    # Larger files go in pieces, each within the time-outs, one after the other.
    in_pieces = TransferConfig(
        multipart_threshold=64 * MIB, multipart_chunksize=16 * MIB, use_threads=False
    )

    def get_default_settings(self) -> dict[str, Any]:
        return {
            **super().get_default_settings(),
            "default_acl": None,
            "querystring_auth": True,
            "querystring_expire": SIGNED_SECONDS,
        }

    def __init__(self, **options: Any) -> None:
        addressing = {"addressing_style": options.pop("addressing_style", None) or "auto"}
        client_config = Config(s3=addressing, **self.config_options)
        super().__init__(client_config=client_config, **options)

    @property
    def _client(self) -> Any:
        return self.connection.meta.client

    def put(
        self, key: str, source: Path, content_type: str, *, progress: Progress = _unwatched
    ) -> None:
        """Stores the file `source` under `key`, whole or not at all."""
        with source.open("rb") as body:
            if source.stat().st_size < self.in_pieces.multipart_threshold:
                self._client.put_object(
                    Bucket=self.bucket_name, Key=key, Body=body, ContentType=content_type
                )
                return
            self._client.upload_fileobj(
                body,
                self.bucket_name,
                key,
                ExtraArgs={"ContentType": content_type},
                Callback=progress,
                Config=self.in_pieces,
            )

    def copy(self, source: str, target: str, content_type: str) -> None:
        self._client.copy_object(
            Bucket=self.bucket_name,
            Key=target,
            CopySource={"Bucket": self.bucket_name, "Key": source},
        )

    def remove(self, keys: Iterable[str]) -> None:
        """Removes these objects; one that is not there is no error."""
        remaining = iter(keys)
        while batch := [{"Key": key} for key in islice(remaining, MOST_AT_A_TIME)]:
            answer = self._client.delete_objects(
                Bucket=self.bucket_name, Delete={"Objects": batch, "Quiet": True}
            )
            if errors := answer.get("Errors"):
                raise ClientError({"Error": errors[0]}, "DeleteObjects")

    def objects(self) -> Iterator[tuple[str, datetime]]:
        """Every object's key and when it was stored."""
        for page in self._client.get_paginator("list_objects_v2").paginate(Bucket=self.bucket_name):
            for entry in page.get("Contents", []):
                yield entry["Key"], entry["LastModified"]

    def forget_unfinished(self, *, before: datetime) -> None:
        """Removes pieces of what a process that was killed did not finish storing."""
        pages = self._client.get_paginator("list_multipart_uploads")
        for page in pages.paginate(Bucket=self.bucket_name):
            for begun in page.get("Uploads", []):
                if begun["Initiated"] < before:
                    self._client.abort_multipart_upload(
                        Bucket=self.bucket_name, Key=begun["Key"], UploadId=begun["UploadId"]
                    )

    def signed_address(self, key: str, *, file_name: str = "") -> str | None:
        """An address that is good for five minutes, offered as a download where it has a name."""
        shown_as = {"ResponseContentDisposition": content_disposition_header(True, file_name)}
        return cast(str, self.url(key, parameters=shown_as if file_name else None))

    def check(self) -> None:
        """Raises one of STORAGE_ERRORS where the bucket does not answer or is not ours."""
        self._client.list_objects_v2(Bucket=self.bucket_name, MaxKeys=1)


def _remove_if_empty(folder: Path) -> None:
    try:
        folder.rmdir()
    except OSError:
        return


media = cast("FolderMedia | BucketMedia", default_storage)
