"""Further pages come by themselves while one scrolls, below what is there."""

import pytest
from playwright.sync_api import Page, expect

from posts.models import Post
from tests.browser.gallery import of_many_sizes, with_some_picture
from tests.browser.handling import hold
from tests.browser.walls import assert_in_reading_order, assert_no_holes, cards
from tests.support.people import person
from tests.support.posts import rows

END = "That is everything so far."
NEXT = "**/?after=*"
TO_THE_END = "() => window.scrollTo(0, document.documentElement.scrollHeight)"
LINKS = "(cards) => cards.map((card) => card.getAttribute('href'))"


@pytest.fixture
def posts(live_site: str) -> list[Post]:
    """Two pages and a half, the newest first."""
    return list(reversed(of_many_sizes(rows(person("bea"), 50))))


@pytest.mark.parametrize("width", [390, 1280])
def test_scrolling_brings_all_of_it_in_order(
    page: Page, live_site: str, posts: list[Post], width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    with_some_picture(page)
    asked = hold(page, NEXT)
    page.goto(live_site)
    first = cards(page)
    assert len(first) == 20

    for number in (40, 50):
        page.evaluate(TO_THE_END)
        asked.let_go()
        expect(page.locator(".wall .card")).to_have_count(number)
    expect(page.get_by_text(END)).to_be_visible()
    expect(page.get_by_role("link", name="More pictures")).to_have_count(0)
    expect(page.locator("#said")).to_have_text("10 more pictures")

    found = cards(page)
    assert found[:20] == first
    assert_in_reading_order(found)
    assert_no_holes(found)
    shown = page.locator(".wall .card__picture").evaluate_all(LINKS)
    assert shown == [post.get_absolute_url() for post in posts]


def test_what_fits_one_page_ends_at_once(page: Page, live_site: str) -> None:
    rows(person("bea"), 20)
    with_some_picture(page)
    page.goto(live_site)
    expect(page.get_by_text(END)).to_be_visible()


def test_the_link_leads_on_where_a_page_does_not_come(
    page: Page, live_site: str, posts: list[Post]
) -> None:
    with_some_picture(page)
    page.route(NEXT, lambda route: route.abort())
    with page.expect_event("requestfailed", lambda request: "?after=" in request.url):
        page.goto(live_site)
        page.evaluate(TO_THE_END)
    more = page.get_by_role("link", name="More pictures")
    expect(more).to_be_visible()
    page.unroute(NEXT)
    more.click()
    expect(page.locator(".wall .card__picture").first).to_have_attribute(
        "href", posts[20].get_absolute_url()
    )
