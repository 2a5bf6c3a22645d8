"""A sensitive picture is not even fetched before someone asks to see it."""

import pytest
from playwright.sync_api import Page, expect

from accounts.models import User
from posts.models import Post
from tests.browser.gallery import with_some_picture
from tests.support.browser import axe_check
from tests.support.people import person
from tests.support.posts import rows


@pytest.fixture
def covered(live_site: str) -> Post:
    """The sensitive one of two posts."""
    bea = person("bea")
    rows(bea, 1, caption="Plain")
    [post] = rows(bea, 1, sensitive=True)
    return post


@pytest.fixture
def fetched(page: Page) -> list[str]:
    """The addresses of the pictures that the browser has asked for."""
    asked: list[str] = []
    with_some_picture(page)
    page.on("request", lambda request: asked.append(request.url))
    return asked


def was_fetched(post: Post, fetched: list[str]) -> bool:
    assert post.cover
    return any(post.cover.folder in address for address in fetched)


def everything_has_arrived(page: Page) -> None:
    expect(page.locator(".card__image.is-there").first).to_be_visible()
    page.wait_for_load_state("networkidle")


def test_the_wall_shows_a_cover(
    page: Page, live_site: str, covered: Post, fetched: list[str]
) -> None:
    page.goto(live_site)
    expect(page.get_by_text("Sensitive")).to_be_visible()
    everything_has_arrived(page)
    assert not was_fetched(covered, fetched)


def test_its_page_shows_it_on_request(
    page: Page, live_site: str, covered: Post, fetched: list[str]
) -> None:
    page.goto(live_site + covered.get_absolute_url())
    everything_has_arrived(page)
    assert not was_fetched(covered, fetched)

    page.locator(".covered summary").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".stage__image.is-there")).to_be_visible()
    assert was_fetched(covered, fetched)
    axe_check(page)
    page.get_by_text("Hide picture").click()
    expect(page.locator(".stage__image")).to_be_hidden()


def test_who_wants_to_see_them_sets_that_once(
    page: Page, live_site: str, ann: User, covered: Post, fetched: list[str]
) -> None:
    page.goto(f"{live_site}/settings/privacy/")
    page.get_by_label("Show sensitive pictures").check()
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("Your choices are saved.")).to_be_visible()

    page.goto(live_site)
    everything_has_arrived(page)
    expect(page.get_by_text("Sensitive")).to_be_hidden()
    assert was_fetched(covered, fetched)

    page.goto(live_site + covered.get_absolute_url())
    expect(page.locator(".stage__image.is-there")).to_be_visible()
