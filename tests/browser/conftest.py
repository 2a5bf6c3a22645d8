"""Who looks at the site in these tests, and with what."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from accounts.models import User
from tests.support.browser import TIMEOUT, sign_in
from tests.support.people import person


@pytest.fixture
def ann(page: Page, live_site: str) -> User:
    """Someone who is signed in in `page`."""
    someone = person("ann")
    sign_in(page, live_site, someone)
    return someone


@pytest.fixture
def plain_page(browser: Browser) -> Iterator[Page]:
    """A page in a browser that runs no scripts."""
    context = browser.new_context(java_script_enabled=False, locale="en-GB")
    context.set_default_timeout(TIMEOUT)
    yield context.new_page()
    context.close()
