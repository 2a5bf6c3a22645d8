"""Tags are suggested while one types, and the keyboard is enough to take them."""

import pytest
from playwright.sync_api import Locator, Page, expect

from accounts.models import User
from tests.browser.share_form import ShareForm
from tests.support.browser import axe_check
from tests.support.people import person
from tests.support.posts import rows


@pytest.fixture
def tags(page: Page, live_site: str, ann: User) -> Locator:
    bea = person("bea")
    rows(bea, 2, tags=("sea",))
    rows(bea, 1, tags=("seagull",))
    rows(bea, 3, tags=("boats",))
    return ShareForm(page, live_site).tags


def test_they_are_taken_by_arrow_and_enter(page: Page, tags: Locator) -> None:
    tags.press_sequentially("wind, se")
    options = page.get_by_role("option")
    expect(options).to_have_text(["#sea2 posts", "#seagull1 post"])
    expect(tags).to_have_attribute("aria-expanded", "true")
    axe_check(page)

    tags.press("ArrowDown")
    tags.press("ArrowDown")
    expect(options.nth(1)).to_have_attribute("aria-selected", "true")
    expect(tags).to_have_attribute(
        "aria-activedescendant", options.nth(1).get_attribute("id") or "-"
    )
    tags.press("Enter")
    expect(tags).to_have_value("wind, seagull, ")
    expect(options).to_have_count(0)

    tags.press_sequentially("BO")
    expect(options).to_have_text(["#boats3 posts"])
    tags.press("ArrowUp")
    tags.press("Enter")
    expect(tags).to_have_value("wind, seagull, boats, ")


def test_escape_closes_them_and_keeps_what_was_typed(page: Page, tags: Locator) -> None:
    tags.press_sequentially("sea")
    expect(page.get_by_role("listbox")).to_be_visible()
    tags.press("Escape")
    expect(page.get_by_role("listbox")).to_be_hidden()
    expect(tags).to_have_attribute("aria-expanded", "false")
    expect(tags).to_have_value("sea")


def test_they_are_taken_by_a_click(page: Page, tags: Locator) -> None:
    tags.press_sequentially("sea")
    page.get_by_role("option", name="#seagull").click()
    expect(tags).to_have_value("seagull, ")
    expect(tags).to_be_focused()


def test_what_stands_there_already_is_not_suggested(page: Page, tags: Locator) -> None:
    tags.press_sequentially("sea, se")
    expect(page.get_by_role("option")).to_have_text(["#seagull1 post"])
