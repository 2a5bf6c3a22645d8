"""The pages for what went wrong that no address leads to."""

import pytest
from django.template.loader import render_to_string
from playwright.sync_api import Page, expect

from accounts.models import User
from tests.browser.looks import check_page


@pytest.mark.parametrize("status", [500, 503])
def test_a_failure_has_a_sound_page(page: Page, live_site: str, status: int) -> None:
    body = render_to_string(f"errors/{status}.html")
    page.route(
        f"{live_site}/",
        lambda route: route.fulfill(status=status, body=body, content_type="text/html"),
    )
    page.goto(f"{live_site}/")
    check_page(page)


def test_a_form_that_was_open_too_long_says_so(page: Page, live_site: str, ann: User) -> None:
    page.goto(f"{live_site}/settings/")
    page.context.clear_cookies(name="csrftoken")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("heading", name="Please try again")).to_be_visible()
    check_page(page)
