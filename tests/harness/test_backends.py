"""Each run is on the backends it says."""

import os

import pytest
import redis
from django.core.cache import cache
from django.core.files.storage import default_storage
from django.db import connection

from tests.support.environment import worker_name


@pytest.mark.laptop
@pytest.mark.django_db
def test_laptop_is_a_sqlite_file_and_a_folder() -> None:
    assert connection.vendor == "sqlite"
    assert "memory" not in str(connection.settings_dict["NAME"])
    assert default_storage.path("post/a.jpg").startswith(os.environ["PICTRIA_VAR"])


@pytest.mark.cluster
@pytest.mark.django_db
def test_cluster_is_postgresql_and_s3() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT version()")
        assert cursor.fetchone()[0].startswith("PostgreSQL 1")
    default_storage.delete("post/nothing.jpg")
    assert default_storage.url("post/a.jpg").startswith(os.environ["AWS_S3_ENDPOINT_URL"])


@pytest.mark.django_db
def test_each_worker_has_its_own_share() -> None:
    assert os.environ["PICTRIA_VAR"].endswith(worker_name())
    if worker_name() != "main":
        assert str(connection.settings_dict["NAME"]).rpartition("_")[2] == worker_name()


@pytest.mark.django_db
def test_the_cache_is_a_real_server() -> None:
    cache.set("greeting", "hello", 60)
    assert cache.get("greeting") == "hello"
    with redis.Redis.from_url(os.environ["REDIS_URL"]) as client:
        assert client.dbsize() == 1
