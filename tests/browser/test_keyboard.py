"""The keyboard is enough, and one sees where one is."""

import re

import pytest
from playwright.sync_api import Page, expect

from accounts.models import User
from posts.models import Post
from tests.browser.gallery import with_some_picture
from tests.browser.handling import a_file, hold
from tests.support.people import person
from tests.support.posts import rows

NAME_OF_FOCUS = """() => {
    const here = document.activeElement;
    return (here.labels?.[0] ?? here).textContent.trim().replace(/\\s+/g, " ");
}"""
HAS_OUTLINE = """() => {
    const marked = [document.activeElement, document.activeElement.closest("label")];
    const looks = marked.filter(Boolean).flatMap(
        (each) => [getComputedStyle(each), getComputedStyle(each, "::after")]
    );
    return looks.some((look) => look.outlineStyle !== "none" && parseFloat(look.outlineWidth) > 1);
}"""


def tab(page: Page) -> str:
    """Goes on by one and gives the name of what has the focus then."""
    page.keyboard.press("Tab")
    assert page.evaluate(HAS_OUTLINE), "one does not see where the focus is"
    return str(page.evaluate(NAME_OF_FOCUS))


def tab_to(page: Page, name: str) -> None:
    """Goes on until the focus is on what has this name, or one that begins so."""
    passed = []
    while not (now := tab(page)).startswith(name):
        passed.append(now)
        assert len(passed) < 40, f"no way to {name!r}: {passed}"


def test_the_first_stop_skips_the_bar(page: Page, live_site: str) -> None:
    rows(person("bea"), 1)
    with_some_picture(page)
    page.goto(live_site)
    assert tab(page) == "Skip to the main part"
    expect(page.get_by_role("link", name="Skip to the main part")).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()
    tab(page)
    expect(page.locator("main :focus")).to_be_in_viewport()


def test_the_menu_opens_by_enter_and_closes_by_escape(
    page: Page, live_site: str, ann: User
) -> None:
    page.goto(live_site)
    tab_to(page, "Your menu")
    sheet = page.locator(".menu__sheet")
    expect(sheet).to_be_hidden()
    page.keyboard.press("Enter")
    expect(sheet).to_be_visible()
    names = ["Your page", "Bookmarks", "Settings", "Log out"]
    assert [tab(page) for _ in names] == names
    page.keyboard.press("Escape")
    expect(sheet).to_be_hidden()
    expect(page.locator(".menu summary")).to_be_focused()


def test_the_menu_closes_when_one_goes_on(page: Page, live_site: str, ann: User) -> None:
    page.goto(live_site)
    tab_to(page, "Your menu")
    page.keyboard.press("Enter")
    tab_to(page, "Log out")
    tab(page)
    expect(page.locator(".menu__sheet")).to_be_hidden()


def test_the_menu_closes_by_a_click_elsewhere(page: Page, live_site: str, ann: User) -> None:
    page.goto(live_site)
    page.locator(".menu summary").click()
    expect(page.locator(".menu__sheet")).to_be_visible()
    page.get_by_role("heading", name="An empty wall").click()
    expect(page.locator(".menu__sheet")).to_be_hidden()


def test_a_picture_is_shared_by_the_keyboard_alone(page: Page, live_site: str, ann: User) -> None:
    with page.expect_file_chooser() as chooser:
        page.goto(f"{live_site}/create/")
        tab_to(page, "Choose a picture")
        page.keyboard.press("Enter")
    chooser.value.set_files(a_file())
    expect(page.get_by_alt_text("The picture that you are sharing")).to_be_visible()
    expect(page.locator("[data-arriving]")).to_be_hidden()

    tab_to(page, "Caption")
    page.keyboard.type("By hand")
    tab_to(page, "Tags")
    page.keyboard.type("keys")
    tab_to(page, "Public: everyone can see it")
    page.keyboard.press("ArrowDown")
    tab_to(page, "Sensitive")
    page.keyboard.press("Space")
    tab_to(page, "Share")
    page.keyboard.press("Enter")

    expect(page).to_have_url(re.compile(r"/i/\w+/$"))
    post = Post.objects.get()
    assert (post.caption, post.visibility, post.sensitive) == ("By hand", "private", True)
    assert [tag.name for tag in post.tags.all()] == ["keys"]


@pytest.mark.parametrize("width", [390, 1280])
def test_a_picture_page_is_walked_through(
    page: Page, live_site: str, ann: User, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 844})
    [post] = rows(ann, 1)
    with_some_picture(page)
    page.goto(live_site + post.get_absolute_url())
    for name in ("Download", "Copy link", "Edit", "Delete", "Privacy"):
        tab_to(page, name)
        expect(page.locator(":focus")).to_be_in_viewport()


def test_the_place_is_kept_when_more_pictures_come(page: Page, live_site: str) -> None:
    posts = rows(person("bea"), 25)
    with_some_picture(page)
    asked = hold(page, "**/?after=*")
    page.goto(live_site)
    page.get_by_role("link", name="More pictures").focus()
    asked.let_go()
    expect(page.locator(".card__picture").nth(20)).to_be_focused()
    expect(page.locator(":focus")).to_have_attribute("href", posts[4].get_absolute_url())
