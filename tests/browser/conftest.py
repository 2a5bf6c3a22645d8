"""Who looks at the site in these tests, and with what."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page
from pytest_django import Settings

from accounts.models import User
from tests.support.browser import TIMEOUT, complaints_of, sign_in
from tests.support.people import person


@pytest.fixture
def ann(page: Page, live_site: str) -> User:
    """Someone who is signed in in `page`."""
    someone = person("ann")
    sign_in(page, live_site, someone)
    return someone


@pytest.fixture(scope="module")
def _kept_page(browser: Browser) -> Iterator[tuple[Page, list[str]]]:
    context = browser.new_context(reduced_motion="reduce", locale="en-GB")
    context.set_default_timeout(TIMEOUT)
    page = context.new_page()
    yield page, complaints_of(page)
    context.close()


@pytest.fixture
def visitor(
    _kept_page: tuple[Page, list[str]], live_site: str, settings: Settings
) -> Iterator[Page]:
    """Like `page`, but with the last test's style sheets in its cache, and walls of few pictures.

    For tests that look at very many pages.
    """
    settings.POSTS_A_PAGE = 8
    page, complaints = _kept_page
    complaints.clear()
    page.context.clear_cookies()
    yield page
    # What is still asked for must not arrive in the next test. An empty page of another origin
    # would cost a process of the browser's.
    page.goto(f"{live_site}/healthz")
    page.unroute_all()
    page.set_extra_http_headers({})
    assert not complaints, "The browser complained:\n" + "\n".join(complaints)
