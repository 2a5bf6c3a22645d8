"""Servers of a test's own, to be stopped, frozen and killed. The shared ones stay untouched.

Meanwhile the site works with them, in the test's process and in the processes it starts.
"""

import os
from collections.abc import Iterator

import pytest
from django.db import connections
from kombu import pools
from pytest_django import DjangoDbBlocker, Settings

from pictria.celery import app
from pictria.core.cache import FailSoftRedisCache
from tests.support import environment
from tests.support.processes import database_url
from tests.support.servers.postgresql import PostgreSQL
from tests.support.servers.s3 import S3
from tests.support.servers.valkey import Valkey


@pytest.fixture
def valkey(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Iterator[Valkey]:
    """A Valkey of the test's own: `with valkey.away(): ...`, `with valkey.frozen(): ...`."""
    server = Valkey().start()
    url = environment.with_database(server.url, 0)
    monkeypatch.setenv("REDIS_URL", url)
    settings.REDIS_URL = url
    product = settings.PRODUCT_CACHES
    settings.CACHES = {name: {**cache, "LOCATION": url} for name, cache in product.items()}
    _send_tasks_to(url, monkeypatch)
    yield server
    server.stop()
    FailSoftRedisCache._asleep_until = 0.0
    _hang_up()


@pytest.fixture
def s3_server(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Iterator[S3]:
    """An S3 server of the test's own with an empty bucket; only with `pytest.mark.cluster`."""
    server = S3().start()
    (server.folder / os.environ["AWS_STORAGE_BUCKET_NAME"]).mkdir()
    monkeypatch.setenv("AWS_S3_ENDPOINT_URL", server.url)
    default = settings.STORAGES["default"]
    elsewhere = {**default, "OPTIONS": {**default["OPTIONS"], "endpoint_url": server.url}}
    settings.STORAGES = {**settings.STORAGES, "default": elsewhere}
    yield server
    server.stop()


@pytest.fixture
def postgresql(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker, monkeypatch: pytest.MonkeyPatch
) -> Iterator[PostgreSQL]:
    """A PostgreSQL of the test's own with the site's tables; only with `pytest.mark.cluster`.

    Do not ask for `db` as well: this takes its place.
    """
    default = connections["default"]
    server = PostgreSQL().start()
    server.copy_database(database_url(default.settings_dict))
    default.close()
    with django_db_blocker.unblock(), monkeypatch.context() as patch:
        patch.setitem(default.settings_dict, "PORT", server.port)
        patch.setitem(default.settings_dict, "HOST", "127.0.0.1")
        patch.setitem(default.settings_dict, "NAME", "postgres")
        patch.setitem(default.settings_dict, "USER", server.owner)
        patch.setitem(default.settings_dict, "PASSWORD", server.password)
        patch.setenv("DATABASE_URL", database_url(default.settings_dict))
        yield server
        default.close()
    server.stop()


def _send_tasks_to(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("broker_url", "broker_read_url", "broker_write_url"):
        monkeypatch.setitem(app.conf, name, url)
    _hang_up()


def _hang_up() -> None:
    """Celery keeps its connections; the next task opens new ones, to the address of then."""
    pools.reset()  # type: ignore[no-untyped-call]
    app._pool = None
    app.amqp._producer_pool = None
