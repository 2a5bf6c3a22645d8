"""Likes, bookmarks and comments as a person meets them."""

from playwright.sync_api import Page, expect

from posts.models import Bookmark, Comment, Like, Post
from posts.services.likes import like_post
from tests.browser.gallery import with_some_picture
from tests.browser.handling import a_file, hold
from tests.support.browser import sign_in
from tests.support.people import person
from tests.support.posts import rows


def test_a_heart_fills_at_once_and_is_kept(page: Page, live_site: str) -> None:
    ann = person("ann")
    [post] = rows(ann, 1)
    like_post(user=ann, post=post)
    sign_in(page, live_site, person("bea"))
    with_some_picture(page)
    page.goto(live_site)
    held = hold(page, "**/like/")
    heart = page.get_by_role("button", name="Like")

    heart.click()
    expect(heart).to_have_attribute("aria-pressed", "true")
    expect(heart).to_contain_text("2")
    assert Like.objects.count() == 1

    # While that is on its way, the person thinks again, twice.
    heart.click()
    expect(heart).to_have_attribute("aria-pressed", "false")
    heart.press("Enter")
    with page.expect_response("**/like/"):
        held.let_go()
    expect(heart).to_have_attribute("aria-pressed", "true")
    expect(heart).to_be_focused()
    with page.expect_response("**/bookmark/"):
        page.get_by_role("button", name="Bookmark").click()
    expect(page.get_by_role("button", name="Bookmark")).to_have_attribute("aria-pressed", "true")

    page.goto(f"{live_site}{post.get_absolute_url()}")
    expect(page.get_by_role("button", name="Like")).to_have_attribute("aria-pressed", "true")
    expect(page.get_by_role("button", name="Bookmark")).to_have_attribute("aria-pressed", "true")
    assert Post.objects.get().like_count == 2
    page.goto(f"{live_site}/bookmarks/")
    expect(page.locator(".wall .card")).to_have_count(1)


def test_what_does_not_work_is_turned_back_and_said(page: Page, live_site: str) -> None:
    rows(person("ann"), 1)
    sign_in(page, live_site, person("bea"))
    with_some_picture(page)
    page.goto(live_site)
    heart = page.get_by_role("button", name="Like")

    page.route("**/like/", lambda route: route.abort())
    heart.click()
    expect(page.locator("#said")).to_have_text("That did not work. Please try again.")
    expect(page.locator(".toast")).to_be_visible()
    expect(heart).to_have_attribute("aria-pressed", "false")
    expect(heart).not_to_contain_text("1")

    page.unroute_all()
    page.context.clear_cookies(name="sessionid")
    heart.click()
    page.wait_for_url("**/accounts/login/?next=/")
    assert not Like.objects.exists()


def test_acts_and_comments_need_no_scripts(plain_page: Page, live_site: str) -> None:
    page = plain_page
    with_some_picture(page)
    rows(person("ann"), 3)
    post = Post.objects.latest("posted_at")
    sign_in(page, live_site, person("bea"))
    page.goto(f"{live_site}/latest/")
    card = page.locator(f"#post-{post.public_id}")

    card.get_by_role("button", name="Like").click()
    expect(page).to_have_url(f"{live_site}/latest/#post-{post.public_id}")
    expect(card.get_by_role("button", name="Like")).to_have_attribute("aria-pressed", "true")
    card.get_by_role("button", name="Bookmark").click()
    expect(card.get_by_role("button", name="Bookmark")).to_have_attribute("aria-pressed", "true")
    assert Bookmark.objects.get().post == post
    card.get_by_role("button", name="Like").click()
    expect(card.get_by_role("button", name="Like")).to_have_attribute("aria-pressed", "false")

    page.goto(f"{live_site}{post.get_absolute_url()}")
    page.get_by_label("Your comment").fill("Where is this, @ann?")
    page.get_by_role("button", name="Comment", exact=True).click()
    comment = page.locator(".comment")
    expect(comment.get_by_role("link", name="@ann")).to_be_visible()
    comment.get_by_role("link", name="Edit").click()
    page.get_by_label("Your comment").fill("Where was this?")
    page.get_by_role("button", name="Save").click()
    expect(comment).to_contain_text("Where was this?")
    expect(comment).to_contain_text("Edited")
    comment.get_by_role("link", name="Delete").click()
    page.get_by_role("button", name="Delete").click()
    expect(page.get_by_text("The comment is deleted.")).to_be_visible()
    assert not Comment.objects.exists()


def test_a_text_is_written_with_a_picture_and_more_comments_come(
    page: Page, live_site: str
) -> None:
    ann = person("ann")
    sign_in(page, live_site, ann)
    page.goto(f"{live_site}/create/text/")
    page.get_by_label("Your words").fill("Fog on the river.")
    expect(page.get_by_text("17 / 2000")).to_be_visible()
    page.locator("#id_file").set_input_files(a_file())
    expect(page.locator("#said")).to_have_text("The picture has arrived.")
    page.get_by_label("Description of the picture").fill("A river")
    page.get_by_role("button", name="Share").click()
    expect(page.locator(".story__words")).to_have_text("Fog on the river.")
    expect(page.locator(".stage__image")).to_have_attribute("alt", "A river")

    post = Post.objects.get()
    Comment.objects.bulk_create(
        Comment(author=ann, post=post, text=f"number {place}", submit_key=str(place))
        for place in range(25)
    )
    page.reload()
    expect(page.locator(".comment")).to_have_count(20)
    page.get_by_role("link", name="More comments").press("Enter")
    expect(page.locator(".comment")).to_have_count(25)
    expect(page.locator(".comment").nth(20).locator("a").first).to_be_focused()
