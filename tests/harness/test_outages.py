"""The servers of a test's own are really away, frozen, or back."""

import time

import psycopg2
import pytest
import redis
from botocore.exceptions import BotoCoreError, ClientError
from django.core.cache import cache
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import DatabaseError, connection
from kombu.exceptions import OperationalError
from redis.backoff import NoBackoff
from redis.retry import Retry

from pictria.core.cache import FailSoftRedisCache
from posts.tasks import remove_discarded_objects
from tests.support.processes import tasks_are_sent
from tests.support.servers.postgresql import PostgreSQL
from tests.support.servers.s3 import S3
from tests.support.servers.valkey import Valkey


def client_of(server: Valkey, patience: float = 20) -> redis.Redis:
    """A client that does not try again after so many seconds."""
    never = Retry(NoBackoff(), retries=0)
    return redis.Redis(
        port=server.port, socket_timeout=patience, socket_connect_timeout=patience, retry=never
    )


def test_a_frozen_valkey_takes_connections_and_says_nothing(valkey: Valkey) -> None:
    with valkey.frozen(), client_of(valkey, 0.2) as client, pytest.raises(redis.TimeoutError):
        client.ping()
    with client_of(valkey) as client:
        assert client.ping()


def test_a_valkey_that_is_away_refuses(valkey: Valkey) -> None:
    with valkey.away(), client_of(valkey) as client, pytest.raises(redis.ConnectionError):
        client.ping()
    with client_of(valkey) as client:
        assert client.ping()


def test_the_cache_uses_the_valkey_of_the_test(valkey: Valkey) -> None:
    cache.set("greeting", "hello")
    assert cache.get("greeting") == "hello"
    with valkey.away():
        assert cache.get("greeting") is None
    FailSoftRedisCache._asleep_until = 0.0
    cache.set("greeting", "hello again")
    assert cache.get("greeting") == "hello again"


def test_tasks_go_to_the_valkey_of_the_test(valkey: Valkey) -> None:
    with tasks_are_sent():
        remove_discarded_objects.delay()
        with valkey.away(), pytest.raises(OperationalError):
            remove_discarded_objects.delay()


@pytest.mark.cluster
def test_the_media_use_the_s3_of_the_test(s3_server: S3) -> None:
    default_storage.save("post/a.txt", ContentFile(b"a"))
    assert default_storage.exists("post/a.txt")
    with s3_server.away(), pytest.raises((BotoCoreError, ClientError)):
        default_storage.exists("post/a.txt")
    assert default_storage.exists("post/a.txt")


@pytest.mark.cluster
def test_the_site_uses_the_postgresql_of_the_test(postgresql: PostgreSQL) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SHOW port")
        assert cursor.fetchone()[0] == str(postgresql.port)
    with postgresql.away(), pytest.raises(DatabaseError):
        connection.cursor().execute("SELECT 1")


@pytest.mark.cluster
def test_a_frozen_postgresql_takes_connections_and_says_nothing(postgresql: PostgreSQL) -> None:
    began = time.monotonic()
    with postgresql.frozen(), pytest.raises(psycopg2.OperationalError, match="timeout expired"):
        psycopg2.connect(postgresql.url, connect_timeout=2)
    assert time.monotonic() - began > 1.9
    psycopg2.connect(postgresql.url, connect_timeout=20).close()
