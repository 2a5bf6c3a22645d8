"""What each test finds empty: Valkey and the media. The database is pytest-django's care."""

import os
import shutil
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import boto3
import pytest
import redis
from botocore.config import Config

from pictria.core import kept
from pictria.core.cache import FailSoftRedisCache
from tests.support.selection import touches_the_site


@pytest.fixture(autouse=True)
def _empty_valkey(request: pytest.FixtureRequest) -> Iterator[None]:
    """Afterwards, this worker's Valkey database is empty, and the cache trusts it again."""
    server = _valkey()
    yield
    if touches_the_site(request.node):
        server.flushdb()
        FailSoftRedisCache._asleep_until = 0.0
        kept.forget()


@pytest.fixture(autouse=True)
def _no_second_in_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is kept ready is asked for its editions each time, so that tests need not wait."""
    monkeypatch.setattr(kept, "SECONDS_IN_PROCESS", 0)


@pytest.fixture(autouse=True)
def _empty_media(request: pytest.FixtureRequest) -> Iterator[None]:
    """Afterwards, this worker's media folder or bucket is empty."""
    yield
    if touches_the_site(request.node):
        _empty_bucket() if os.environ["AWS_STORAGE_BUCKET_NAME"] else _empty_folder()


@pytest.fixture(scope="session", autouse=True)
def _bucket() -> None:
    if os.environ["AWS_STORAGE_BUCKET_NAME"]:
        bucket().create()


def bucket() -> Any:
    """This worker's bucket, for tests on the cluster backends."""
    return _s3().Bucket(os.environ["AWS_STORAGE_BUCKET_NAME"])


def _empty_bucket() -> None:
    bucket().objects.all().delete()


def _empty_folder() -> None:
    shutil.rmtree(Path(os.environ["PICTRIA_VAR"]) / "media", ignore_errors=True)


@cache
def _valkey() -> redis.Redis:
    return redis.Redis.from_url(os.environ["REDIS_URL"])


@cache
def _s3() -> Any:
    return boto3.resource(
        "s3",
        endpoint_url=os.environ["AWS_S3_ENDPOINT_URL"],
        region_name=os.environ["AWS_S3_REGION_NAME"],
        aws_access_key_id=os.environ["AWS_ACCESS_KEY_ID"],
        aws_secret_access_key=os.environ["AWS_SECRET_ACCESS_KEY"],
        config=Config(signature_version="s3v4", s3={"addressing_style": "path"}),
    )
