"""Fixtures for tests that run the whole site."""

import contextlib
import sqlite3
from collections.abc import Iterator

import pytest

from tests.runner.whole_site import WholeSite


@pytest.fixture(scope="module")
def running_site() -> Iterator[WholeSite]:
    """One that runs, for tests that leave it running. Its Valkey found data that a crash broke."""
    site = WholeSite()
    site.break_valkey_data()
    yield site.start()
    site.end()


@pytest.fixture
def site(running_site: WholeSite) -> Iterator[WholeSite]:
    """Another, not yet started; whatever is left of it afterwards is ended.

    It has the tables already, which take longer to make than all else does to start.
    """
    site = WholeSite()
    site.var.mkdir()
    with (
        contextlib.closing(sqlite3.connect(running_site.database)) as tables,
        contextlib.closing(sqlite3.connect(site.database)) as copy,
    ):
        tables.backup(copy)
    yield site
    site.end()
