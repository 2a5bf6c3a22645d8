"""Fixtures that every folder of tests has. Their pieces are in tests/support (plugin.py)."""

import pytest
from pytest_django.live_server_helper import LiveServer


@pytest.fixture
def live_site(live_server: LiveServer) -> str:
    """The address of the site, served by a thread of this process, with static files.

    Settings and eager tasks are the test's own. For a server that can be killed, see
    `gunicorn_site`.
    """
    return live_server.url
