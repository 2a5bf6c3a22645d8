"""Saving in two clicks, and arranging by the keyboard alone."""

from playwright.sync_api import Page, expect

from accounts.models import User
from collections_app.models.board import Board
from posts.models import Bookmark, Post
from tests.boards.gathering import board_of, hang
from tests.browser.gallery import with_some_picture
from tests.browser.looks import check_page
from tests.support.browser import sign_in
from tests.support.people import person
from tests.support.posts import rows


def save(page: Page, place: int) -> None:
    page.locator(".card").nth(place).hover()
    page.locator(".card__save").nth(place).click()


def hanging_on(board: Board) -> list[Post]:
    return [item.post for item in board.items.in_order().select_related("post")]


def test_saving_from_a_wall_to_a_new_board_and_arranging_it(
    page: Page, live_site: str, ann: User
) -> None:
    one, two = rows(person("bea"), 2)
    with_some_picture(page)
    page.goto(live_site)
    dialog, said = page.get_by_role("dialog", name="Save to a board"), page.locator("#said")

    save(page, 0)
    name = dialog.get_by_label("New board")
    expect(name).to_be_focused()
    name.fill("  ")
    name.press("Enter")
    expect(dialog.get_by_text("Give your board a name.")).to_be_visible()
    check_page(page)
    name.fill("Sea")
    name.press("Enter")
    expect(dialog).to_be_hidden()
    expect(said).to_have_text("Saved to Sea")
    check_page(page)

    # From now on: two clicks.
    save(page, 1)
    dialog.get_by_role("button", name="Sea").click()
    expect(dialog).to_be_hidden()
    board = Board.objects.get()
    assert hanging_on(board) == [one, two]
    assert Bookmark.objects.filter(user=ann).count() == 2

    page.get_by_role("button", name="Undo").click()
    expect(said).to_have_text("Removed from Sea")
    assert hanging_on(board) == [two]
    assert Bookmark.objects.filter(user=ann).count() == 1
    page.get_by_role("button", name="Undo").click()
    expect(said).to_have_text("Saved to Sea")

    save(page, 0)
    expect(dialog.get_by_role("button", name="Sea Saved")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator(".card__save").nth(0)).to_be_focused()

    page.goto(f"{live_site}{board.get_absolute_url()}arrange/")
    page.locator("[data-item]").nth(0).get_by_role("button", name="Later").focus()
    with page.expect_response("**/arrange/"):
        page.keyboard.press("ArrowDown")
    expect(said).to_have_text("Moved to place 2 of 2.")
    expect(page.locator("[data-item]").nth(1).get_by_role("button", name="Later")).to_be_focused()
    assert hanging_on(board) == [two, one]

    top, bottom = page.locator("[data-handle]").nth(0), page.locator("[data-handle]").nth(1)
    with page.expect_response("**/arrange/"):
        bottom.drag_to(top, target_position={"x": 5, "y": 2})
    assert hanging_on(board) == [one, two]
    page.reload()
    links = page.locator(".order__name")
    expect(links.nth(0)).to_have_attribute("href", one.get_absolute_url())


def test_saving_and_arranging_without_scripts(plain_page: Page, live_site: str) -> None:
    page, ann = plain_page, person("ann")
    with_some_picture(page)
    sign_in(page, live_site, ann)
    one, two = rows(person("bea"), 2)
    board = hang(board_of(ann, "Sea"), [one])
    page.goto(live_site)

    save(page, 0)
    page.get_by_role("button", name="Sea", exact=True).click()
    expect(page).to_have_url(f"{live_site}/")
    expect(page.get_by_role("status").filter(has_text="Saved to “Sea”.")).to_be_visible()
    assert hanging_on(board) == [two, one]

    page.goto(f"{live_site}{board.get_absolute_url()}arrange/")
    page.get_by_role("button", name="Later").nth(0).click()
    expect(page.locator(".order__name").nth(0)).to_have_attribute("href", one.get_absolute_url())
    assert hanging_on(board) == [one, two]
