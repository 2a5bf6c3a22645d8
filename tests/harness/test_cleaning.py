"""Every test finds Valkey and the media empty, whichever came before it."""

import pytest
from django.contrib.contenttypes.models import ContentType
from django.core.cache import cache
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import connection

from pictria.pages.models import Page
from tests.support.browser import ROWS


@pytest.mark.django_db
@pytest.mark.parametrize("turn", ["first", "second"])
def test_nothing_is_left_by_the_other_test(turn: str) -> None:
    assert cache.get("turn") is None
    assert not default_storage.exists("post/turn.txt")
    cache.set("turn", turn)
    default_storage.save("post/turn.txt", ContentFile(turn.encode()))


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("turn", ["first", "second"])
def test_rows_that_migrations_bring_come_back(turn: str) -> None:
    assert ContentType.objects.exists()
    assert Page.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_rows_that_a_test_left_do_no_harm_to_the_next() -> None:
    Page.objects.create(slug="left", title="Left by a test")
    connection.creation.deserialize_db_from_string(getattr(connection, ROWS))
    assert Page.objects.exists()
    assert not Page.objects.filter(slug="left").exists()
