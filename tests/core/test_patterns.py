"""Parts of pages that are rendered once for many people: what is somebody's own stays theirs."""

import re

import pytest
from django.test import Client
from pytest_django import Settings

from pictria.core import patterns
from posts.services.likes import like_post
from tests.support.people import SignedIn
from tests.support.posts import rows

pytestmark = pytest.mark.django_db
PAGES = ("/", "/?window=day", "/latest/", "/search/", "/notifications/", "/privacy/", "/settings/")


def page(client: Client, address: str = "/") -> str:
    return client.get(address).content.decode()


def test_each_person_finds_only_themselves_on_a_page(owner: SignedIn, other: SignedIn) -> None:
    """Owner's pages are made first, so other's would have what of theirs was kept."""
    for address in PAGES:
        owners, others = page(owner, address), page(other, address)
        token = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')
        assert f"/@{owner.user.username}/" in owners
        assert f"/@{other.user.username}/" in others
        assert owner.user.username not in others
        assert not {*token.findall(owners)} & {*token.findall(others)}


def test_nothing_is_kept_for_a_second_person(owner: SignedIn, other: SignedIn) -> None:
    """A pattern more would mean that something of theirs stands in a shape."""
    for address in PAGES:
        page(owner, address)
    before = patterns._pattern.cache_info().misses
    for address in PAGES:
        page(other, address)
    assert patterns._pattern.cache_info().misses == before


def test_words_cannot_be_markup(owner: SignedIn, other: SignedIn, settings: Settings) -> None:
    settings.SITE_NAME = "<b>100% ~path~ & %(path)s</b>"
    like_post(user=other.user, post=rows(owner.user, 1)[0])
    for client in (owner, Client()):
        told = page(client, "/privacy/").partition('class="brand__name')[2].partition("</span>")[0]
        assert told.endswith(">&lt;b&gt;100% ~path~ &amp; %(path)s&lt;/b&gt;")


def test_who_works_on_a_template_sees_the_change(settings: Settings) -> None:
    settings.DEBUG = True
    before = patterns._pattern.cache_info()
    patterns.filled("components/footer.html", (), {})
    assert patterns._pattern.cache_info() == before
