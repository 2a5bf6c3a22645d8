"""People for tests: `person("ann")`, and the three that every access test asks."""

from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.test import Client

PASSWORD = "correct horse battery staple"


def person(username: str = "ann", **fields: Any) -> Any:
    """Someone with an account; the password is `PASSWORD`."""
    return get_user_model().objects.create_user(
        username=username, **{"password": PASSWORD, **fields}
    )


def signed_in(user: Any) -> Client:
    """A browser in which `user` is signed in; `client.user` is them."""
    client = Client()
    client.force_login(user)
    client.user = user  # type: ignore[attr-defined]
    return client


@pytest.fixture
def owner(db: None) -> Client:
    """The client of someone whose things a test looks at: `owner.user`."""
    return signed_in(person("owner"))


@pytest.fixture
def other(db: None) -> Client:
    """The client of someone else who is signed in: `other.user`."""
    return signed_in(person("other"))


@pytest.fixture
def stranger(db: None) -> Client:
    """The client of someone who is not signed in."""
    return Client()
