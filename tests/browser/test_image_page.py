"""The page of one picture: its link, its file, its movement."""

from io import BytesIO

import pytest
from PIL import Image as Pillow
from playwright.sync_api import Page, expect

from posts.models import Post
from tests.browser.gallery import with_some_picture
from tests.support import pictures
from tests.support.people import person, signed_in
from tests.support.posts import rows, share

CLIPBOARD = ["clipboard-read", "clipboard-write"]
NO_CLIPBOARD = "Object.defineProperty(navigator, 'clipboard', { value: undefined });"
SELECTED = "() => String(getSelection()) || document.activeElement.value.slice(\
document.activeElement.selectionStart, document.activeElement.selectionEnd)"
LARGE = ".stage__image.is-there"
SMALL = ".card__image.is-there"


@pytest.fixture
def post(live_site: str) -> Post:
    [post] = rows(person("bea"), 1)
    return post


@pytest.fixture
def moving(live_site: str) -> Post:
    """A post whose picture moves, with all its files."""
    content = pictures.animated_gif(frames=3, width=240, height=160)
    return share(signed_in(person("bea")), content, caption="It moves")


def frames_of(page: Page, picture: str) -> int:
    """How many frames the picture has that the browser shows there."""
    address = page.locator(picture).evaluate("(image) => image.currentSrc")
    with Pillow.open(BytesIO(page.request.get(address).body())) as shown:
        return int(getattr(shown, "n_frames", 1))


def test_the_link_is_copied(page: Page, live_site: str, post: Post) -> None:
    page.context.grant_permissions(CLIPBOARD, origin=live_site)
    with_some_picture(page)
    page.goto(live_site + post.get_absolute_url())
    expect(page.get_by_label("Link to this post")).to_be_hidden()
    page.get_by_role("button", name="Copy link").click()
    expect(page.get_by_role("button", name="Copied")).to_be_visible()
    expect(page.locator("#said")).to_have_text("Link copied")
    address = page.evaluate("() => navigator.clipboard.readText()")
    assert address == live_site + post.get_absolute_url()


def test_where_nothing_can_be_copied_the_link_is_shown(
    page: Page, live_site: str, post: Post
) -> None:
    page.add_init_script(NO_CLIPBOARD)
    with_some_picture(page)
    page.goto(live_site + post.get_absolute_url())
    page.get_by_role("button", name="Copy link").click()
    expect(page.get_by_label("Link to this post")).to_be_focused()
    assert page.evaluate(SELECTED) == live_site + post.get_absolute_url()


def test_the_file_can_be_downloaded(page: Page, live_site: str) -> None:
    post = share(signed_in(person("bea")), pictures.jpeg(321, 234))
    page.goto(live_site + post.get_absolute_url())
    with page.expect_download() as download:
        page.get_by_role("link", name="Download").click()
    assert download.value.suggested_filename == f"pictria-{post.public_id}.jpg"
    with Pillow.open(download.value.path()) as file:
        file.load()
        assert (file.format, file.size) == ("JPEG", (321, 234))


def test_an_animation_plays_on_its_page_and_stands_still_on_the_wall(
    page: Page, live_site: str, moving: Post
) -> None:
    page.emulate_media(reduced_motion="no-preference")
    page.goto(live_site)
    expect(page.get_by_text("Animated")).to_be_visible()
    expect(page.locator(SMALL)).to_be_visible()
    assert frames_of(page, SMALL) == 1

    page.locator(".card__picture").click()
    expect(page.locator(LARGE)).to_be_visible()
    assert frames_of(page, LARGE) == 3


def test_who_wants_less_motion_sees_a_still(page: Page, live_site: str, moving: Post) -> None:
    page.emulate_media(reduced_motion="reduce")
    page.goto(live_site + moving.get_absolute_url())
    expect(page.locator(LARGE)).to_be_visible()
    assert frames_of(page, LARGE) == 1
