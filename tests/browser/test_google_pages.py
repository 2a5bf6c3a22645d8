"""The pages that are there where the site has Google's keys."""

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import Page, expect

from tests.accounts.conftest import google
from tests.accounts.google import FakeGoogle, through_google
from tests.browser.looks import check_page
from tests.support.browser import sign_in
from tests.support.people import person

__all__ = ["google"]


@pytest.mark.parametrize("address", ["/accounts/login/", "/accounts/google/login/"])
def test_a_guest_is_led_to_google(
    page: Page, live_site: str, google: FakeGoogle, address: str
) -> None:
    page.goto(live_site + address)
    expect(page.get_by_role("button", name="Continue").first).to_be_visible()
    check_page(page)


def test_the_settings_connect_google(page: Page, live_site: str, google: FakeGoogle) -> None:
    sign_in(page, live_site, person("ann"))
    page.goto(f"{live_site}/accounts/3rdparty/")
    expect(page.get_by_role("button", name="Connect a Google account")).to_be_visible()
    check_page(page)


def test_who_comes_from_google_chooses_a_name(
    page: Page, live_site: str, google: FakeGoogle
) -> None:
    client = Client()
    through_google(client)
    session = client.cookies[settings.SESSION_COOKIE_NAME].value
    cookie = {"name": settings.SESSION_COOKIE_NAME, "value": session, "url": live_site}
    page.context.add_cookies([cookie])  # type: ignore[list-item]
    page.goto(f"{live_site}/accounts/3rdparty/signup/")
    expect(page.get_by_label("User name")).to_be_visible()
    check_page(page)
