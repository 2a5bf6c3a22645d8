"""The wall: in order, without holes, and nothing moves while pictures arrive."""

from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect

from accounts.models import User
from posts.models import Image
from tests.browser.gallery import of_many_sizes, with_some_picture
from tests.browser.handling import hold
from tests.browser.walls import (
    ABOUT,
    Card,
    assert_in_reading_order,
    assert_no_holes,
    cards,
    columns,
)
from tests.support import pictures
from tests.support.people import person
from tests.support.posts import rows

PICTURES = "**/media/post/**"
WATCH_SHIFTS = """
window.shifts = [];
new PerformanceObserver((list) => { window.shifts.push(...list.getEntries()); })
    .observe({ type: "layout-shift", buffered: true });
"""
SHIFTED = "() => window.shifts.reduce((sum, entry) => sum + entry.value, 0)"


@pytest.fixture
def bea(live_site: str) -> User:
    """Somebody with one page of pictures of many sizes."""
    bea = person("bea")
    of_many_sizes(rows(bea, 20, caption="Words below it"))
    return bea


@pytest.fixture(params=[(390, 844, 2), (1280, 900, 5)], ids=["narrow", "wide"])
def wall(request: pytest.FixtureRequest, page: Page, live_site: str, bea: User) -> Iterator[Page]:
    width, height, number = request.param
    page.set_viewport_size({"width": width, "height": height})
    page.add_init_script(WATCH_SHIFTS)
    yield page
    assert len(columns(cards(page))) == number


def test_cards_stand_in_order_without_holes_and_have_their_shapes(
    wall: Page, live_site: str
) -> None:
    with_some_picture(wall)
    asked: list[str] = []
    wall.on("request", lambda request: asked.append(request.url))
    wall.goto(live_site)
    found = cards(wall)
    assert_all_of_this_site(asked, live_site)
    assert wall.locator("script:not([defer]):not([type=module])").count() == 0
    assert len(found) == 20
    assert_in_reading_order(found)
    assert_no_holes(found)
    assert_no_picture_is_much_taller_than_wide(found)
    assert_pictures_have_their_own_shapes(found)


def assert_all_of_this_site(asked: list[str], site: str) -> None:
    hosts = {urlsplit(address).netloc for address in asked if not address.startswith("data:")}
    assert hosts == {urlsplit(site).netloc}


def assert_no_picture_is_much_taller_than_wide(found: list[Card]) -> None:
    for card in found:
        assert 0.3 * card.width <= card.picture <= 2.5 * card.width + ABOUT
        assert 0 < card.height - card.picture <= 0.3 * card.width


def assert_pictures_have_their_own_shapes(found: list[Card]) -> None:
    for card, image in zip(found, Image.objects.order_by("-id"), strict=True):
        if 0.4 < image.height / image.width < 2.4:
            expected = card.width * image.height / image.width
            assert abs(card.picture - expected) <= card.width / 80 + ABOUT


def test_nothing_moves_when_the_pictures_arrive(wall: Page, live_site: str) -> None:
    on_their_way = hold(wall, PICTURES)
    with wall.expect_request(PICTURES):
        wall.goto(live_site, wait_until="domcontentloaded")
    before = cards(wall)

    on_their_way.answer(body=pictures.webp(40, 90), content_type="image/webp")
    expect(wall.locator(".card__image.is-there").first).to_be_visible()
    wall.wait_for_load_state()
    assert cards(wall) == before
    assert wall.evaluate(SHIFTED) == 0


def test_a_picture_that_never_arrives_leaves_its_place(wall: Page, live_site: str) -> None:
    wall.route(PICTURES, lambda route: route.abort())
    wall.goto(live_site)
    expect(wall.locator(".card__image.is-missing").first).to_be_attached()
    assert_no_holes(cards(wall))
    assert wall.evaluate(SHIFTED) == 0
