"""What somebody does with the posts of others: likes, bookmarks, words, boards."""

from playwright.sync_api import Locator, expect

from collections_app.models import Board
from posts.models import Like, Post
from tests.browser.handling import hold
from tests.browser.someone import Someone


def card_of(someone: Someone, post: Post) -> Locator:
    return someone.page.locator(f"#post-{post.public_id}")


def like(someone: Someone, post: Post) -> None:
    """Presses the heart on the post's card, which fills before the site has answered."""
    page, before = someone.page, post.like_count
    heart = card_of(someone, post).get_by_role("button", name="Like")
    held = hold(page, "**/like/")
    heart.click()
    expect(heart).to_have_attribute("aria-pressed", "true")
    expect(heart).to_contain_text(str(before + 1))
    assert not Like.objects.filter(user=someone.user, post=post).exists()
    with page.expect_response("**/like/"):
        held.let_go()
    page.unroute("**/like/")
    expect(heart).to_have_attribute("aria-pressed", "true")
    post.refresh_from_db()
    assert post.like_count == before + 1


def bookmark(someone: Someone, post: Post) -> None:
    button = card_of(someone, post).get_by_role("button", name="Bookmark")
    with someone.page.expect_response("**/bookmark/"):
        button.click()
    expect(button).to_have_attribute("aria-pressed", "true")


def comment(someone: Someone, post: Post, words: str) -> None:
    someone.goes_to(post.get_absolute_url())
    someone.page.get_by_label("Your comment").fill(words)
    someone.presses("Comment")
    expect(someone.page.locator(".comment").last).to_contain_text(words)


def save_to_new_board(someone: Someone, post: Post, name: str) -> Board:
    """Two clicks, and a name between them."""
    dialog = _save_dialog(someone, post)
    dialog.get_by_label("New board").fill(name)
    dialog.get_by_role("button", name="Create and save").click()
    expect(someone.page.locator("#said")).to_have_text(f"Saved to {name}")
    return Board.objects.get(owner=someone.user, name=name)


def save_to(someone: Someone, post: Post, board: Board) -> None:
    """Two clicks."""
    dialog = _save_dialog(someone, post)
    with someone.page.expect_response("**/save/"):
        dialog.get_by_role("button", name=board.name).click()
    expect(dialog).to_be_hidden()
    assert board.items.filter(post=post).exists()


def move_to_the_end(someone: Someone, post: Post, board: Board) -> None:
    """By the arrow keys alone, on the page that arranges the board."""
    someone.goes_to(f"{board.get_absolute_url()}arrange/")
    items = someone.page.locator("[data-item]")
    item = someone.page.locator(f"[data-item='{post.public_id}']")
    item.get_by_role("button", name="Later").focus()
    for _ in range(items.count() - 1):
        with someone.page.expect_response("**/arrange/"):
            someone.page.keyboard.press("ArrowDown")
    expect(items.last).to_have_attribute("data-item", post.public_id)


def hanging_on(board: Board) -> list[Post]:
    """What hangs on the board, in order."""
    return [item.post for item in board.items.in_order().select_related("post")]


def _save_dialog(someone: Someone, post: Post) -> Locator:
    card_of(someone, post).hover()
    card_of(someone, post).get_by_role("link", name="Save to a board").click()
    dialog = someone.page.get_by_role("dialog", name="Save to a board")
    expect(dialog).to_be_visible()
    return dialog
