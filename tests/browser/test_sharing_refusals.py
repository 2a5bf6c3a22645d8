"""What goes wrong while sharing is said where it happened, and nothing else is lost."""

import re

from playwright.sync_api import Page, expect

from accounts.models import User
from pictria.images.errors import SENTENCES
from posts.models import Post
from tests.browser.handling import a_file
from tests.browser.looks import check_page
from tests.browser.share_form import UPLOADS, ShareForm
from tests.support import pictures

IMAGE_PAGE = re.compile(r"/i/\w+/$")


def test_a_bad_file_has_its_sentence_and_a_good_one_follows(
    page: Page, live_site: str, ann: User
) -> None:
    form = ShareForm(page, live_site)
    form.caption.fill("Kept")
    form.tags.fill("sea, ")
    form.choose(b"no picture at all", name="notes.png")
    expect(form.state).to_have_text(SENTENCES["not_an_image"])
    expect(form.state).to_have_attribute("role", "alert")
    expect(form.arriving).to_contain_text("notes.png")
    check_page(page)

    form.share()
    expect(form.said()).to_contain_text("Your picture has not arrived.")
    form.choose(pictures.broken_png())
    expect(form.state).to_have_text(SENTENCES["unreadable"])

    form.choose()
    form.kept()
    expect(form.caption).to_have_value("Kept")
    expect(form.tags).to_have_value("sea, ")
    form.share()
    expect(page).to_have_url(IMAGE_PAGE)
    assert Post.objects.get().caption == "Kept"


def test_a_bad_file_takes_no_good_one_away(page: Page, live_site: str, ann: User) -> None:
    form = ShareForm(page, live_site)
    form.choose()
    old = form.kept()
    form.choose(pictures.svg(), name="drawing.svg")
    expect(form.state).to_have_attribute("role", "alert")
    expect(form.picture).to_be_visible()
    assert page.locator("input[name=image]").input_value() == old


def test_without_a_picture_it_says_what_is_missing(page: Page, live_site: str, ann: User) -> None:
    form = ShareForm(page, live_site)
    form.caption.fill("Kept")
    form.share()
    expect(form.said()).to_have_text("Choose a picture first.")
    expect(page.locator("#id_file")).to_be_focused()
    expect(form.caption).to_have_value("Kept")


def test_another_field_that_is_wrong_leaves_the_picture(
    page: Page, live_site: str, ann: User
) -> None:
    form = ShareForm(page, live_site)
    form.choose()
    picture = form.kept()
    form.caption.fill("Kept")
    form.tags.fill("w" * 51)
    form.share()

    expect(page.get_by_text("is longer than 50 characters")).to_be_visible()
    expect(form.tags).to_be_focused()
    expect(form.caption).to_have_value("Kept")
    assert form.kept() == picture
    check_page(page)
    form.tags.fill("short")
    form.share()
    expect(page).to_have_url(IMAGE_PAGE)
    assert Post.objects.get().images.get().public_id == picture


def test_a_lost_connection_can_be_tried_again(page: Page, live_site: str, ann: User) -> None:
    form = ShareForm(page, live_site)
    page.route(UPLOADS, lambda route: route.abort())
    form.choose()
    expect(form.state).to_contain_text("the connection was lost")
    page.unroute(UPLOADS)
    page.get_by_role("button", name="Try again").click()
    form.kept()


def test_who_is_logged_out_meanwhile_is_told(page: Page, live_site: str, ann: User) -> None:
    form = ShareForm(page, live_site)
    page.context.clear_cookies(name="sessionid")
    form.choose()
    expect(form.state).to_contain_text("You are not logged in any more.")


def test_a_file_that_a_server_in_front_refuses_is_too_large(
    page: Page, live_site: str, ann: User
) -> None:
    form = ShareForm(page, live_site)
    page.route(UPLOADS, lambda route: route.fulfill(status=413, body="Too much"))
    form.choose()
    expect(form.state).to_have_text("This file is too large for this site.")


def test_several_files_are_told_apart(page: Page, live_site: str, ann: User) -> None:
    form = ShareForm(page, live_site)
    page.locator("#id_file").evaluate("(input) => { input.multiple = true; }")
    page.locator("#id_file").set_input_files([a_file(name="a.png"), a_file(name="b.png")])
    expect(page.get_by_text("A post has one picture, so “a.png” was taken")).to_be_visible()
    form.kept()
