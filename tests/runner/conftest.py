"""Fixtures for tests that run the whole site."""

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
def site() -> Iterator[WholeSite]:
    """Not yet started; whatever is left of it afterwards is ended."""
    site = WholeSite()
    yield site
    site.end()
