"""Sharing with scripts: a picture goes on its own while the rest is written."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from accounts.models import User
from posts.models import Image, Post
from tests.browser.share_form import ShareForm
from tests.support import pictures

WAYS: dict[str, Callable[[ShareForm, bytes], None]] = {
    "chosen": ShareForm.choose,
    "dropped": ShareForm.drop,
    "pasted": ShareForm.paste,
}
IMAGE_PAGE = re.compile(r"/i/\w+/$")


@pytest.mark.parametrize("way", WAYS)
def test_a_picture_can_be_chosen_dropped_and_pasted(
    page: Page, live_site: str, ann: User, way: str
) -> None:
    form = ShareForm(page, live_site)
    WAYS[way](form, pictures.png(301, 203))
    form.kept()
    form.caption.fill("A good day")
    form.share()

    expect(page).to_have_url(IMAGE_PAGE)
    expect(page.get_by_text("A good day")).to_be_visible()
    post = Post.objects.get()
    assert post.cover
    assert (post.cover.width, post.cover.height) == (301, 203)
    assert Image.objects.count() == 1


def test_one_sees_the_picture_while_it_is_on_its_way(page: Page, live_site: str, ann: User) -> None:
    form = ShareForm(page, live_site)
    held = form.hold_uploads()
    form.choose(name="on its way.png")

    expect(form.preview).to_be_visible()
    expect(form.preview).to_have_js_property("naturalWidth", 320)
    expect(form.arriving).to_contain_text("on its way.png")
    expect(form.state).to_have_text(re.compile("Sending|Looking"))
    expect(page.get_by_role("progressbar", name="How much has arrived")).to_be_visible()

    held.let_go()
    form.kept()


def test_nothing_is_shared_before_the_picture_has_arrived(
    page: Page, live_site: str, ann: User
) -> None:
    form = ShareForm(page, live_site)
    held = form.hold_uploads()
    form.choose()
    form.share()
    expect(form.said()).to_have_text("Your picture is still on its way. Share it in a moment.")

    held.let_go()
    form.kept()
    expect(form.said()).to_be_hidden()
    form.share()
    expect(page).to_have_url(IMAGE_PAGE)


def test_the_old_picture_stays_until_the_new_one_is_there(
    page: Page, live_site: str, ann: User
) -> None:
    form = ShareForm(page, live_site)
    form.choose(pictures.png(300, 200))
    old = form.kept()

    held = form.hold_uploads()
    form.choose(pictures.png(200, 300))
    expect(form.arriving).to_be_visible()
    expect(form.picture).to_be_visible()
    assert page.locator("input[name=image]").input_value() == old

    held.let_go()
    assert form.kept() != old
    form.share()
    expect(page).to_have_url(IMAGE_PAGE)
    assert Post.objects.get().images.get().width == 200


def test_a_file_on_its_way_can_be_called_back(page: Page, live_site: str, ann: User) -> None:
    form = ShareForm(page, live_site)
    form.choose()
    old = form.kept()
    form.hold_uploads()
    form.choose(name="another.png")
    page.get_by_role("button", name="Do not send this file").click()

    expect(form.arriving).to_be_hidden()
    assert form.kept() == old
    form.share()
    expect(page).to_have_url(IMAGE_PAGE)


def test_pasted_words_stay_words(page: Page, live_site: str, ann: User) -> None:
    form = ShareForm(page, live_site)
    form.caption.focus()
    page.keyboard.insert_text("Only words")
    form.caption.press("ControlOrMeta+A")
    form.caption.press("ControlOrMeta+X")
    form.caption.press("ControlOrMeta+V")
    expect(form.caption).to_have_value("Only words")
    expect(form.arriving).to_be_hidden()


def test_a_picture_pasted_into_the_caption_is_taken(page: Page, live_site: str, ann: User) -> None:
    form = ShareForm(page, live_site)
    form.paste(pictures.png(), where="#id_caption")
    form.kept()


def test_the_caption_tells_how_much_room_is_left(page: Page, live_site: str, ann: User) -> None:
    form = ShareForm(page, live_site)
    count = page.locator("[data-counts=id_caption]")
    expect(count).to_have_text("0 / 500")
    form.caption.fill("Three")
    expect(count).to_have_text("5 / 500")
    form.caption.fill("w" * 500)
    expect(count).to_have_class(re.compile("count--full"))
