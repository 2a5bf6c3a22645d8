"""Everything works in a browser that runs no scripts."""

import re

from playwright.sync_api import Page, expect

from accounts.models import User
from posts.models import Post
from tests.browser.gallery import with_some_picture
from tests.browser.handling import a_file
from tests.support import pictures
from tests.support.browser import sign_in
from tests.support.people import PASSWORD, person
from tests.support.posts import rows

IMAGE_PAGE = re.compile(r"/i/\w+/$")
CARDS = ".wall .card"


def choose(page: Page, content: bytes) -> None:
    page.locator("#id_file").set_input_files(a_file(content))


def press(page: Page, button: str) -> None:
    page.get_by_role("button", name=button, exact=True).click()


def test_from_signing_up_to_logging_out(plain_page: Page, live_site: str) -> None:
    page = plain_page
    page.goto(live_site)
    page.get_by_role("navigation", name="Main").get_by_role("link", name="Sign up").click()
    page.get_by_label("User name").fill("ann")
    page.get_by_label("Password").fill(PASSWORD)
    press(page, "Sign up")

    page.get_by_role("navigation", name="Main").get_by_role("link", name="Share").click()
    choose(page, pictures.png(301, 203))
    page.get_by_label("Caption").fill("A good day #sun")
    press(page, "Share")
    expect(page).to_have_url(IMAGE_PAGE)
    expect(page.get_by_text("A good day")).to_be_visible()
    expect(page.get_by_label("Link to this post")).to_have_value(page.url)

    page.get_by_role("link", name="Edit").click()
    expect(page.get_by_label("Caption")).to_have_value("A good day #sun")
    page.get_by_label("Caption").fill("A better day")
    press(page, "Save")
    expect(page).to_have_url(IMAGE_PAGE)
    expect(page.get_by_text("A better day")).to_be_visible()

    page.get_by_role("link", name="Delete").click()
    expect(page.get_by_role("heading", name="Delete this post?")).to_be_visible()
    assert Post.objects.exists()
    press(page, "Delete")
    expect(page.get_by_text("Your post is deleted.")).to_be_visible()
    assert not Post.objects.exists()

    page.locator(".menu summary").click()
    press(page, "Log out")
    expect(page.get_by_role("link", name="Log in")).to_be_visible()
    assert User.objects.get().username == "ann"


def test_what_was_wrong_is_told_and_the_picture_is_kept(plain_page: Page, live_site: str) -> None:
    page = plain_page
    sign_in(page, live_site, person())
    page.goto(f"{live_site}/create/")
    page.get_by_label("Caption").fill("Kept")
    press(page, "Share")
    expect(page.get_by_text("Choose a picture first.")).to_be_visible()

    choose(page, b"no picture at all")
    press(page, "Share")
    expect(page.get_by_text("This file is not a picture.")).to_be_visible()

    choose(page, pictures.png())
    page.get_by_label("Tags", exact=True).fill("w" * 51)
    press(page, "Share")
    expect(page.get_by_text("is longer than 50 characters")).to_be_visible()
    expect(page.get_by_alt_text("The picture that you are sharing")).to_be_visible()

    page.get_by_label("Tags", exact=True).fill("")
    press(page, "Share")
    expect(page).to_have_url(IMAGE_PAGE)
    expect(page.get_by_text("Kept")).to_be_visible()


def test_the_wall_goes_on_by_a_link(plain_page: Page, live_site: str) -> None:
    posts = rows(person("bea"), 25)
    with_some_picture(plain_page)
    plain_page.goto(live_site)
    expect(plain_page.locator(CARDS)).to_have_count(20)
    plain_page.get_by_role("link", name="More pictures").click()
    expect(plain_page.locator(CARDS)).to_have_count(5)
    last = plain_page.locator(".card__picture").last
    expect(last).to_have_attribute("href", posts[0].get_absolute_url())
    expect(plain_page.get_by_text("That is everything so far.")).to_be_visible()


def test_a_sensitive_picture_is_covered_until_one_asks(plain_page: Page, live_site: str) -> None:
    [post] = rows(person("bea"), 1, sensitive=True)
    with_some_picture(plain_page)
    plain_page.goto(live_site)
    expect(plain_page.get_by_text("Sensitive")).to_be_visible()
    expect(plain_page.locator(".card__image")).to_be_hidden()
    plain_page.goto(live_site + post.get_absolute_url())
    expect(plain_page.locator(".stage__image")).to_be_hidden()
    plain_page.get_by_text("Show picture").click()
    expect(plain_page.locator(".stage__image")).to_be_visible()
