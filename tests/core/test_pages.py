"""What the privacy page says is true of the software; what somebody wrote instead stays."""

from importlib import import_module

import pytest
from django.apps import apps

from pictria.pages.models import Page

TOLD = import_module("pictria.pages.migrations.0003_what_else_is_kept")

pytestmark = pytest.mark.django_db


def _migrated(body: str) -> str:
    Page.objects.filter(slug="privacy").update(body=body)
    TOLD.tell_what_else_is_kept(apps, None)
    return Page.objects.get(slug="privacy").body


def test_the_first_text_of_an_older_site_is_brought_up_to_date() -> None:
    assert "your last 50 searches" in _migrated(TOLD.FIRST)


def test_what_somebody_wrote_stays() -> None:
    assert _migrated(TOLD.FIRST + "We keep backups for 30 days.\n").endswith("30 days.\n")


def test_a_new_site_begins_with_it() -> None:
    assert "**Views:**" in Page.objects.get(slug="privacy").body
