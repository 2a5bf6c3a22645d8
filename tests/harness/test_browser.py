"""The browser sees the site, and axe sees what is wrong with it."""

import pytest
from playwright.sync_api import Page

from tests.support.browser import axe_check, sign_in
from tests.support.people import person

FLAWED = "<html><title></title><img src='data:,'><p style='color: #eee'>Hardly legible</p></html>"
SOUND = '<html lang="en"><title>Sound</title><main><h1>Sound</h1></main></html>'


def test_the_live_site_is_served(page: Page, live_site: str) -> None:
    response = page.goto(f"{live_site}/accounts/login/")
    assert response is not None
    assert response.status == 200
    assert page.locator("input[name=password]").count() == 1


def test_sign_in_needs_no_form(page: Page, live_site: str) -> None:
    sign_in(page, live_site, person("ann", is_staff=True, is_superuser=True))
    response = page.goto(f"{live_site}/admin/")
    assert response is not None
    assert response.status == 200
    assert "/login/" not in page.url


def test_the_browser_reaches_nothing_outside(page: Page) -> None:
    with pytest.raises(Exception, match="ERR_NAME_NOT_RESOLVED"):
        page.goto("http://pictria.example/")


def test_axe_names_what_is_wrong(page: Page) -> None:
    page.set_content(FLAWED)
    with pytest.raises(AssertionError, match=r"(?s)color-contrast.*Hardly legible.*image-alt"):
        axe_check(page)


def test_axe_is_content_with_a_sound_page(page: Page) -> None:
    page.set_content(SOUND)
    axe_check(page)
