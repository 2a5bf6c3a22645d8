"""Where media lie: a folder, or a bucket that speaks S3. Nothing outside this module knows which.

Keys are chosen by the server and random, so no object is ever written over with other content.
"""

import os
import tempfile
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, cast

from botocore.config import Config
from botocore.exceptions import ClientError
from django.core.files.storage import FileSystemStorage, default_storage
from storages.backends.s3 import S3Storage

SIGNED_SECONDS = 300


class FolderMedia(FileSystemStorage):
    """Objects as files below one folder."""

    def put(self, key: str, source: Path, content_type: str) -> None:
        """Stores the file `source` under `key`, whole or not at all."""
        target = Path(self.path(key))
        target.parent.mkdir(parents=True, exist_ok=True)
        descriptor, draft = tempfile.mkstemp(prefix=".draft-", dir=target.parent)
        try:
            with os.fdopen(descriptor, "wb") as handle, source.open("rb") as content:
                while chunk := content.read(1 << 20):
                    handle.write(chunk)
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
            _remove_if_empty(path.parent)

    def objects(self) -> Iterator[tuple[str, datetime]]:
        """Every object's key and when it was stored."""
        root = Path(self.location)
        for path in root.rglob("*"):
            if path.is_file():
                stored = datetime.fromtimestamp(path.stat().st_mtime, UTC)
                yield path.relative_to(root).as_posix(), stored

    def signed_address(self, key: str, *, file_name: str = "") -> str | None:
        """None: a folder's objects are handed out by the site itself."""
        return None


class BucketMedia(S3Storage):
    """Objects in a private bucket, without ACLs."""

    # botocore waits a minute twice unless told otherwise.
    config_options = {
        "connect_timeout": 3,
        "read_timeout": 20,
        "retries": {"max_attempts": 2, "mode": "standard"},
        "signature_version": "s3v4",
    }

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

    def put(self, key: str, source: Path, content_type: str) -> None:
        """Stores the file `source` under `key`, whole or not at all."""
        with source.open("rb") as body:
            self._client.put_object(
                Bucket=self.bucket_name, Key=key, Body=body, ContentType=content_type
            )

    def copy(self, source: str, target: str, content_type: str) -> None:
        self._client.copy_object(
            Bucket=self.bucket_name,
            Key=target,
            CopySource={"Bucket": self.bucket_name, "Key": source},
        )

    def remove(self, keys: Iterable[str]) -> None:
        """Removes these objects; one that is not there is no error."""
        for key in keys:
            self._client.delete_object(Bucket=self.bucket_name, Key=key)

    def objects(self) -> Iterator[tuple[str, datetime]]:
        """Every object's key and when it was stored."""
        for page in self._client.get_paginator("list_objects_v2").paginate(Bucket=self.bucket_name):
            for entry in page.get("Contents", []):
                yield entry["Key"], entry["LastModified"]

    def signed_address(self, key: str, *, file_name: str = "") -> str | None:
        """An address that is good for five minutes, offered as a download where it has a name."""
        shown_as = {"ResponseContentDisposition": f'attachment; filename="{file_name}"'}
        return cast(str, self.url(key, parameters=shown_as if file_name else None))

    def exists(self, name: str) -> bool:
        try:
            return bool(super().exists(name))
        except ClientError as error:
            # A bucket that only lets us read what is there answers 403 for what is not.
            if error.response["ResponseMetadata"]["HTTPStatusCode"] == 403:
                return False
            raise


def _remove_if_empty(folder: Path) -> None:
    try:
        folder.rmdir()
    except OSError:
        return


media = cast("FolderMedia | BucketMedia", default_storage)
