"""Fixtures that every folder has. Those of the harness are in tests/support (plugin.py)."""

import pytest
from django.test import Client
from pytest_django.live_server_helper import LiveServer

from tests.support import live
from tests.support.people import SignedIn, person, signed_in


@pytest.fixture
def owner(db: None) -> SignedIn:
    """The client of someone whose things a test looks at: `owner.user`."""
    return signed_in(person("owner"))


@pytest.fixture
def other(db: None) -> SignedIn:
    """The client of someone else who is signed in: `other.user`."""
    return signed_in(person("other"))


@pytest.fixture
def stranger(db: None) -> Client:
    """The client of someone who is not signed in."""
    return Client()


@pytest.fixture
def live_site(live_server: LiveServer, pytestconfig: pytest.Config) -> str:
    """The address of the site, served by a thread of this process, with static files (live.py).

    Settings and eager tasks are the test's own. For a server that can be killed, see
    `gunicorn_site`.
    """
    live.prepare(live_server, late=pytestconfig.getoption("late"))
    return live_server.url
