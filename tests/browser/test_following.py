"""Following and muting, as hands do it: with scripts, without, and by the keyboard."""

import re

from playwright.sync_api import Page, expect

from accounts.models import Follow, User
from accounts.services.privacy import make_private
from tests.support.browser import sign_in
from tests.support.people import person


def test_the_button_follows_on_the_spot_and_keeps_the_focus(
    page: Page, live_site: str, ann: User
) -> None:
    person("bea", password=None)
    page.goto(f"{live_site}/@bea/")
    with page.expect_response("**/@bea/follow/"):
        page.get_by_role("button", name="Follow bea").press("Enter")
    following = page.get_by_role("button", name="Following bea: follow no more")
    expect(following).to_be_focused()
    expect(page.get_by_role("link", name="1 follower")).to_be_visible()
    assert Follow.objects.get().follower == ann
    with page.expect_response("**/@bea/follow/"):
        following.click()
    expect(page.get_by_role("button", name="Follow bea")).to_be_visible()
    expect(page.get_by_role("link", name="0 followers")).to_be_visible()
    assert not Follow.objects.exists()


def test_a_refusal_is_a_page_with_the_reason(page: Page, live_site: str, ann: User) -> None:
    bea = person("bea", password=None)
    page.goto(f"{live_site}/@bea/")
    User.objects.filter(pk=bea.pk).update(is_active=False)
    page.get_by_role("button", name="Follow bea").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Nothing hangs here")


def test_without_scripts_one_comes_back_to_the_page(plain_page: Page, live_site: str) -> None:
    sign_in(plain_page, live_site, person("ann"))
    make_private(person=person("bea", password=None))
    plain_page.goto(f"{live_site}/@bea/")
    plain_page.get_by_role("button", name="Ask to follow bea").click()
    expect(plain_page.get_by_role("button", name=re.compile("Requested bea"))).to_be_visible()
    expect(plain_page).to_have_url(f"{live_site}/@bea/")
    plain_page.locator(".person .menu summary").press("Enter")
    plain_page.get_by_role("button", name="Mute").press("Enter")
    expect(plain_page.get_by_text("stays out of your lists")).to_be_visible()
    plain_page.locator(".person .menu summary").click()
    plain_page.get_by_role("link", name="Block…").click()
    plain_page.get_by_role("button", name="Block").click()
    plain_page.get_by_role("button", name="Unblock").click()
    expect(plain_page.get_by_role("button", name="Ask to follow bea")).to_be_visible()
