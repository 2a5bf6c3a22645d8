"""Searching by keyboard: "/" leads to the field, arrows to a suggestion, scrolling on."""

from playwright.sync_api import Page, expect

from accounts.models import User
from pictria.search.history import remember
from tests.search.findable import findable
from tests.support.browser import axe_check

TO_THE_END = "() => window.scrollTo(0, document.documentElement.scrollHeight)"


def test_a_suggestion_is_taken_and_its_results_scrolled(
    page: Page, live_site: str, ann: User
) -> None:
    findable(ann, 45, caption="sea and salt")
    remember(person=ann, text="sea salt")
    remember(person=ann, text="seldom")
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto(f"{live_site}/terms/")

    page.keyboard.press("/")
    field = page.get_by_role("banner").get_by_role("combobox")
    expect(field).to_be_focused()
    expect(field).to_have_value("")
    field.press_sequentially("SE")
    options = page.get_by_role("option")
    expect(options.nth(0)).to_have_text("seldom")
    expect(options.nth(1)).to_have_text("sea salt")
    expect(field).to_have_attribute("aria-expanded", "true")
    axe_check(page)

    field.press("Escape")
    expect(page.get_by_role("listbox")).to_be_hidden()
    expect(field).to_have_value("SE")
    field.press("ArrowDown")
    expect(options.nth(1)).to_have_text("sea salt")
    field.press("ArrowDown")
    field.press("ArrowDown")
    expect(options.nth(1)).to_have_attribute("aria-selected", "true")
    expect(field).to_have_attribute(
        "aria-activedescendant", options.nth(1).get_attribute("id") or "-"
    )
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    field.press("Enter")

    page.wait_for_url("**/search/?q=sea+salt")
    expect(page.get_by_role("main").get_by_role("combobox")).to_have_value("sea salt")
    cards = page.locator(".wall .card")
    for last in (19, 39, 44):
        expect(cards.nth(last)).to_be_attached()
        page.evaluate(TO_THE_END)
    expect(cards).to_have_count(45)
    further = [address for address in asked if "after=" in address]
    assert len(further) == 2
    assert all("/search/?q=sea+salt&type=posts&after=" in address for address in further)
    assert page.url.endswith("/search/?q=sea+salt")


def test_on_a_phone_the_sign_leads_to_the_field(page: Page, live_site: str) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(f"{live_site}/terms/")
    page.get_by_role("banner").get_by_role("link", name="Search").click()
    page.wait_for_url("**/search/")
    page.get_by_role("main").get_by_role("combobox").fill("sea")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/?q=sea")
