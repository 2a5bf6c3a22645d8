"""A day on the site: two people meet, gather what the other shares, and part."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from posts.models import Post
from posts.services.likes import like_post
from tests.browser.days_acts import (
    bookmark,
    card_of,
    comment,
    hanging_on,
    like,
    move_to_the_end,
    save_to,
    save_to_new_board,
)
from tests.browser.days_posts import share_collection, share_picture, write
from tests.browser.gallery import with_some_picture
from tests.browser.pictures_of_the_day import album
from tests.browser.someone import Someone, block, check_bell, follow, sign_up
from tests.support.browser import fresh_page, sign_in
from tests.support.people import person
from tests.support.posts import rows


@pytest.fixture
def other_page(browser: Browser) -> Iterator[Page]:
    """The browser of a second person."""
    with fresh_page(browser) as page:
        yield page


@pytest.mark.long
def test_a_day_of_two_people(page: Page, other_page: Page, live_site: str) -> None:
    pictures = album()
    robin = sign_up(page, live_site, "robin", pictures)
    sasha = sign_up(other_page, live_site, "sasha", pictures)
    pictures.furnish(sasha.user)

    alone, *others = pictures.drawings
    picture = share_picture(robin, alone, "You can almost walk it. #moon")
    collection = share_collection(robin, others, "Four hours of light")
    words = write(robin, "Fog on the river, and nobody else awake.")

    follow(sasha, "robin")
    sasha.goes_to("/stream/")
    like(sasha, picture)
    like(sasha, collection)
    bookmark(sasha, collection)
    board = save_to_new_board(sasha, picture, "Evenings")
    save_to(sasha, collection, board)
    save_to(sasha, words, board)
    comment(sasha, picture, "Where is this, @robin?")
    move_to_the_end(sasha, words, board)
    assert hanging_on(board) == [collection, picture, words]
    find(sasha, "/stream/", [words, collection, picture])
    sasha.shows("stream")
    find(sasha, board.get_absolute_url(), [collection, picture, words])
    find(sasha, "/bookmarks/", [words, picture, collection])
    pictures.fill(board)
    sasha.goes_to(board.get_absolute_url())
    sasha.shows("board")

    like_post(user=person("kim"), post=picture)
    read_what_happened(robin)
    robin.goes_to("/settings/")
    robin.shows("settings")

    block(robin, "sasha")
    check_nothing_is_left(robin, sasha, picture, board.get_absolute_url())


def find(someone: Someone, address: str, posts: list[Post]) -> None:
    """Asserts that the list begins with these."""
    someone.goes_to(address)
    for place, post in enumerate(posts):
        card = someone.page.locator(".wall .card").nth(place)
        expect(card).to_have_id(f"post-{post.public_id}")


def read_what_happened(robin: Someone) -> None:
    """The bell counts the lines; who did the same to one post stands in one of them."""
    check_bell(robin, 7)
    robin.page.get_by_role("link", name="Notifications").click()
    for line in (
        "kim and sasha liked your picture",
        "sasha commented on your picture",
        "sasha saved your Collection to the board “Evenings”",
        "sasha now follows you",
    ):
        expect(robin.main.get_by_role("link", name=line)).to_be_visible()
    robin.shows("notifications")
    robin.goes_to("/notifications/")
    expect(robin.page.get_by_role("link", name="Notifications", exact=True)).to_be_visible()


def check_nothing_is_left(robin: Someone, sasha: Someone, picture: Post, board: str) -> None:
    """Neither finds anything of the other."""
    for someone, name, addresses in (
        (robin, "sasha", ("/notifications/", picture.get_absolute_url(), "/@robin/followers/")),
        (sasha, "robin", ("/stream/", "/latest/", board, "/bookmarks/", "/notifications/")),
    ):
        for address in addresses:
            someone.goes_to(address)
            expect(someone.main).not_to_contain_text(name)
    for address in ("/@robin/", picture.get_absolute_url()):
        sasha.goes_to(address)
        expect(sasha.main.get_by_role("heading", level=1)).to_have_text("Nothing hangs here")
    robin.goes_to(board)
    expect(robin.main.get_by_role("heading", level=1)).to_have_text("Nothing hangs here")


def test_the_same_without_scripts(plain_page: Page, live_site: str) -> None:
    page = plain_page
    one, two = rows(person("robin", password=None), 2)
    with_some_picture(page)
    user = person("sasha")
    sasha = Someone(page, live_site, "sasha", album())
    sign_in(page, live_site, user)

    sasha.goes_to("/latest/")
    card_of(sasha, one).get_by_role("button", name="Like").click()
    heart = card_of(sasha, one).get_by_role("button", name="Like")
    expect(heart).to_have_attribute("aria-pressed", "true")
    expect(heart).to_contain_text("1")
    comment(sasha, one, "Where is this?")

    sasha.goes_to("/@robin/")
    sasha.presses("Follow robin")
    expect(sasha.main.get_by_role("button", name="Following robin")).to_be_visible()
    sasha.goes_to("/stream/")
    card_of(sasha, one).get_by_role("link", name="Save to a board").click()
    page.get_by_label("New board").fill("Evenings")
    sasha.presses("Create and save")
    expect(page).to_have_url(f"{live_site}/stream/")
    card_of(sasha, two).get_by_role("link", name="Save to a board").click()
    sasha.presses("Evenings")
    expect(page.get_by_text("Saved to “Evenings”.")).to_be_visible()

    board = user.boards.get()
    assert hanging_on(board) == [two, one]
    sasha.goes_to(f"{board.get_absolute_url()}arrange/")
    page.locator(f"[data-item='{one.public_id}']").get_by_role("button", name="Earlier").click()
    expect(page.locator("[data-item]").first).to_have_attribute("data-item", one.public_id)
    assert hanging_on(board) == [one, two]
