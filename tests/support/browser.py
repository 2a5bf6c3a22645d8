"""Chromium, driven by Playwright, and axe to judge what it shows.

Debian's Chromium, since Playwright's own download is not to be had everywhere.
"""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.db import connection
from django.test import Client
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    expect,
    sync_playwright,
)

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
MISSING = "no Chromium is installed (looked for " + ", ".join(NAMES) + ")"
FLAGS = (
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    # Nothing but the test's own site has an address.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1",
)
# Without `preload` it does not fetch the style sheets once more; only rules about sound and about
# turned telephones read them.
AXE = """(options) => axe.run(document, options).then((found) => found.violations)"""
AXE_OPTIONS = {
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]},
    "resultTypes": ["violations"],
    "preload": False,
}
TIMEOUT = 30_000
# Where Django keeps what a test database holds at first, to bring it back between tests.
ROWS = "_test_serialized_contents"


def chromium() -> str | None:
    """Where Chromium is, if it is."""
    return next((path for name in NAMES if (path := shutil.which(name))), None)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium without a window. In CI it must be there; elsewhere the test is skipped."""
    program = chromium()
    if program is None:
        pytest.fail(MISSING) if os.environ.get("CI") == "true" else pytest.skip(MISSING)
    rows_of_migrations = getattr(connection, ROWS, None)
    with pytest.MonkeyPatch.context() as patch, sync_playwright() as playwright:
        # Beside Playwright's event loop Django has another connection, which knows none of them.
        if rows_of_migrations:
            setattr(connection, ROWS, rows_of_migrations)
        # Playwright's event loop runs in the thread that also asks the database for users.
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
        started = playwright.chromium.launch(
            executable_path=program, args=FLAGS, chromium_sandbox=os.geteuid() != 0
        )
        expect.set_options(timeout=TIMEOUT)
        yield started
        started.close()


@pytest.fixture(scope="session")
def _profile(browser: Browser) -> Iterator[BrowserContext]:
    with _new_profile(browser) as profile:
        yield profile


@pytest.fixture(scope="session")
def _plain_profile(browser: Browser) -> Iterator[BrowserContext]:
    with _new_profile(browser, java_script_enabled=False) as profile:
        yield profile


@pytest.fixture
def page(_profile: BrowserContext) -> Iterator[Page]:
    """A page that knows nothing of other tests. Script errors and what the CSP blocked fail it.

    A new profile costs as much as some pages do; this one only keeps style sheets and scripts.
    """
    with _page_in(_profile) as page:
        yield page


@pytest.fixture
def plain_page(_plain_profile: BrowserContext) -> Iterator[Page]:
    """A page in a browser that runs no scripts."""
    with _page_in(_plain_profile) as page:
        yield page


@contextmanager
def fresh_page(browser: Browser) -> Iterator[Page]:
    """A page like the fixture `page` in a profile of its own: for one person or clock more."""
    with _new_profile(browser) as profile, _page_in(profile) as page:
        yield page


@contextmanager
def _new_profile(browser: Browser, **options: Any) -> Iterator[BrowserContext]:
    profile = browser.new_context(reduced_motion="reduce", locale="en-GB", **options)
    profile.set_default_timeout(TIMEOUT)
    yield profile
    profile.close()


@contextmanager
def _page_in(profile: BrowserContext) -> Iterator[Page]:
    page = profile.new_page()
    complaints = complaints_of(page)
    yield page
    for each in profile.pages:
        each.close()
    profile.clear_cookies()
    profile.clear_permissions()
    assert not complaints, "The browser complained:\n" + "\n".join(complaints)


def sign_in(page: Page, site_url: str, user: Any) -> None:
    """Let `page` be signed in as `user`, without the form."""
    client = Client()
    client.force_login(user)
    session = client.cookies[settings.SESSION_COOKIE_NAME].value
    page.context.add_cookies(
        [{"name": settings.SESSION_COOKIE_NAME, "value": session, "url": site_url}]
    )


def axe_check(page: Page) -> None:
    """Assert that axe finds nothing wrong by WCAG 2 A and AA on the page as it is now."""
    if page.evaluate("typeof axe === 'undefined'"):
        page.evaluate(Axe().axe_script)
    found = [_finding(rule) for rule in page.evaluate(AXE, AXE_OPTIONS)]
    assert not found, f"{page.url} has {len(found)} accessibility problems:\n" + "\n".join(found)


def _finding(rule: dict[str, Any]) -> str:
    where = [
        f"    {' '.join(map(str, node['target']))}: {node['html'][:160]}" for node in rule["nodes"]
    ]
    return "\n".join([f"- {rule['id']} ({rule['impact']}): {rule['help']}", *where])


def complaints_of(page: Page) -> list[str]:
    """Script errors and what the CSP blocks, from now on."""
    complaints: list[str] = []

    def note(message: ConsoleMessage) -> None:
        if message.type == "error" and "Content Security Policy" in message.text:
            complaints.append(message.text)

    page.on("console", note)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    return complaints
