"""Somebody with a post, and others who do something about it."""

import pytest

from accounts.models import User
from posts.models import Post
from tests.support.people import person
from tests.support.posts import rows


@pytest.fixture
def ann(db: None) -> User:
    return person("ann")


@pytest.fixture
def ben(db: None) -> User:
    return person("ben")


@pytest.fixture
def post(ann: User) -> Post:
    """A picture of ann's."""
    return rows(ann, 1)[0]
