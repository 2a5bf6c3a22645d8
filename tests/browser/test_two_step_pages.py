"""A passkey from its first day to its last, and every page of two-step log-in on the way."""

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from accounts.models import User
from tests.accounts.codes import code
from tests.browser.looks import assert_nothing_sticks_out, check_page
from tests.support.people import PASSWORD, person

TWO_FACTOR = "/accounts/2fa/"
OPTIONS = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


@pytest.fixture
def finger(page: Page) -> Any:
    """A device that makes passkeys and always finds the right finger; gives its controls."""
    controls = page.context.new_cdp_session(page)
    controls.send("WebAuthn.enable")
    made = controls.send("WebAuthn.addVirtualAuthenticator", {"options": OPTIONS})
    return lambda known: controls.send(
        "WebAuthn.setUserVerified",
        {"authenticatorId": made["authenticatorId"], "isUserVerified": known},
    )


def log_in(page: Page, site: str) -> None:
    page.context.clear_cookies()
    page.goto(f"{site}/accounts/login/")
    page.get_by_label("User name or e-mail address").fill("ann")
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Log in", exact=True).click()


def show_password(page: Page, *, then: str) -> None:
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Go on").click()
    page.wait_for_url(then)


def test_a_passkey_is_added_and_opens_the_door(page: Page, live_site: str, finger: Any) -> None:
    person("ann")
    log_in(page, live_site)
    expect(page.get_by_text("Log out")).to_be_attached()
    page.goto(f"{live_site}{TWO_FACTOR}webauthn/add/")
    show_password(page, then=f"{live_site}{TWO_FACTOR}webauthn/add/")
    check_page(page)
    page.get_by_label("Name").fill("My phone")
    page.get_by_role("button", name="Add").click()
    expect(page.get_by_role("heading", name="Recovery codes")).to_be_visible()

    page.context.clear_cookies()
    page.goto(f"{live_site}/accounts/login/?next=/settings/privacy/")
    page.get_by_role("button", name="Log in with a passkey").click()
    page.wait_for_url(f"{live_site}/settings/privacy/")

    page.goto(f"{live_site}{TWO_FACTOR}webauthn/reauthenticate/?next={TWO_FACTOR}")
    assert_nothing_sticks_out(page)
    page.get_by_role("button", name="Use a passkey").click()
    page.wait_for_url(live_site + TWO_FACTOR)
    page.get_by_role("link", name="Rename My phone").click()
    page.wait_for_url("**/edit/")
    assert_nothing_sticks_out(page)
    page.get_by_label("Name").fill("Old phone")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("Old phone").first).to_be_visible()
    check_page(page)
    page.get_by_role("link", name="Remove Old phone").click()
    page.wait_for_url("**/remove/")
    assert_nothing_sticks_out(page)
    page.get_by_role("button", name="Remove").click()
    expect(page.get_by_text("The passkey is removed.")).to_be_visible()
    page.context.clear_cookies()
    page.goto(f"{live_site}/accounts/login/")
    page.get_by_role("button", name="Log in with a passkey").click()
    expect(page.get_by_text("This passkey did not work here")).to_be_visible()


def test_a_finger_that_is_not_known_is_said(page: Page, live_site: str, finger: Any) -> None:
    finger(False)
    page.goto(f"{live_site}/accounts/login/")
    page.get_by_role("button", name="Log in with a passkey").click()
    expect(page.get_by_text("That did not work, or was cancelled.")).to_be_visible()


def test_the_pages_of_an_app(page: Page, live_site: str) -> None:
    person("ann")
    log_in(page, live_site)
    expect(page.get_by_text("Log out")).to_be_attached()
    page.goto(f"{live_site}{TWO_FACTOR}totp/activate/")
    show_password(page, then=f"{live_site}{TWO_FACTOR}totp/activate/")
    check_page(page)
    page.get_by_label("Code from the app").fill(code(page.locator("code").inner_text()))
    page.get_by_role("button", name="Turn on").click()
    expect(page.get_by_role("heading", name="Recovery codes")).to_be_visible()
    check_page(page)
    with page.expect_download() as download:
        page.get_by_role("link", name="Keep as a file").click()
    shown = page.locator(".codes code").all_inner_texts()
    assert download.value.path().read_text().split() == shown
    page.get_by_role("link", name="I have kept them").click()
    expect(page.get_by_text("10 unused.")).to_be_visible()
    for part in (
        "recovery-codes/",
        "recovery-codes/generate/",
        "totp/deactivate/",
        "reauthenticate/",
    ):
        page.goto(live_site + TWO_FACTOR + part)
        assert_nothing_sticks_out(page)

    log_in(page, live_site)
    page.wait_for_url(f"{live_site}{TWO_FACTOR}authenticate/")
    check_page(page)
    page.get_by_label("Code").fill(shown[0])
    page.get_by_role("button", name="Log in").click()
    expect(page.get_by_text("Log out")).to_be_attached()


def test_leaving_and_coming_back(page: Page, live_site: str) -> None:
    person("ann")
    log_in(page, live_site)
    expect(page.get_by_text("Log out")).to_be_attached()
    page.goto(f"{live_site}/settings/delete/")
    page.get_by_label("Your password").fill(PASSWORD)
    page.get_by_role("button", name="Delete my account").click()
    expect(page.get_by_text("you can log in and come back")).to_be_visible()
    log_in(page, live_site)
    expect(page.get_by_role("heading", name="Come back?")).to_be_visible()
    check_page(page)
    page.get_by_role("button", name="Come back").click()
    expect(page.get_by_text("Welcome back.")).to_be_visible()
    assert User.objects.get().leaving_at is None
