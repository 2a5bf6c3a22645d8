"""Collections with scripts: dropped, put in order, shared, looked through and changed."""

import re

from playwright.sync_api import Page, expect

from accounts.models import User
from posts.models import Post
from tests.browser.arranging_form import ArrangingForm
from tests.browser.gallery import with_some_picture
from tests.browser.handling import a_file
from tests.browser.looks import check_page
from tests.browser.share_form import ShareForm
from tests.collections.sharing import collection
from tests.support import pictures
from tests.support.browser import sign_in
from tests.support.people import person

CREATE = "/create/collection/"
POST_PAGE = re.compile(r"/i/\w+/$")


def widths(post: Post) -> list[int]:
    return list(post.images.order_by("position").values_list("width", flat=True))


def test_from_dropping_files_to_looking_through_the_pictures(
    page: Page, live_site: str, ann: User
) -> None:
    form = ArrangingForm(page, live_site + CREATE)
    form.drop(101, 102, 103)
    form.arrived(101, 102, 103)
    form.choose(104)
    form.arrived(101, 102, 103, 104)
    expect(page.get_by_role("radio", name="Cover picture 1")).to_be_checked()

    later = page.get_by_role("button", name="Move picture 1 later")
    later.focus()
    page.keyboard.press("Enter")
    form.arrived(102, 101, 103, 104)
    expect(form.said).to_have_text("Picture moved to place 2 of 4.")
    expect(page.get_by_role("button", name="Move picture 2 later")).to_be_focused()
    form.drag(4, to=1)
    form.arrived(104, 102, 101, 103)
    expect(form.said).to_have_text("Picture moved to place 1 of 4.")
    page.get_by_role("radio", name="Cover picture 2").check()
    page.get_by_label("Description of picture 3").fill("The first of all")
    form.press("Remove picture 4")
    form.arrived(104, 102, 101)
    check_page(page)
    page.set_viewport_size({"width": 1280, "height": 900})
    form.title.fill("Four, no: three")
    form.title.press("Enter")

    expect(page).to_have_url(POST_PAGE)
    post = Post.objects.get()
    assert widths(post) == [104, 102, 101]
    assert post.cover
    assert post.cover.width == 102
    assert post.images.get(width=101).alt_text == "The first of all"
    look_through(page, ["104", "102", "101"])
    check_page(page)


def look_through(page: Page, shown: list[str]) -> None:
    """Walks through the row by the keyboard, the buttons and the small pictures."""
    row, said = page.locator("[data-row]"), page.locator("#said")
    slides = page.locator("[data-slide]")

    def stands_at(place: int) -> None:
        image = slides.nth(place - 1).locator(".stage__image")
        expect(image).to_have_attribute("width", shown[place - 1])
        expect(slides.nth(place - 1)).to_be_in_viewport(ratio=0.9)
        expect(page.locator("[data-thumb][aria-current]")).to_have_attribute(
            "href", f"#picture-{place}"
        )

    stands_at(1)
    row.focus()
    page.keyboard.press("ArrowRight")
    stands_at(2)
    expect(said).to_contain_text("Picture 2 of 3")
    page.get_by_role("button", name="Next picture").click()
    stands_at(3)
    expect(said).to_have_text("Picture 3 of 3: The first of all")
    expect(page.get_by_role("button", name="Next picture")).to_be_disabled()
    row.focus()
    page.keyboard.press("Home")
    stands_at(1)
    page.get_by_role("link", name="Picture 2", exact=True).click()
    stands_at(2)
    row.evaluate("(row) => row.scrollTo({ left: row.scrollWidth })")
    stands_at(3)


def test_each_bad_file_and_the_eleventh_have_their_sentences(
    page: Page, live_site: str, ann: User
) -> None:
    form = ArrangingForm(page, live_site + CREATE)
    form.title.fill("Kept")
    page.locator("#id_files").set_input_files(
        [a_file(b"no picture at all", "notes.png"), a_file(pictures.png(101, 60), "good.png")]
    )
    expect(page.get_by_text("This file is not a picture.")).to_have_attribute("role", "alert")
    form.arrived(101)
    form.press("Share")
    expect(page.locator("[data-missing]")).to_contain_text("A picture has not arrived.")
    form.press("Do not send this file")
    form.press("Share")
    expect(page.get_by_text("A Collection has 2 to 10 pictures.")).to_be_visible()
    expect(page.get_by_role("button", name="Share this one as a picture")).to_be_visible()
    expect(form.title).to_have_value("Kept")

    page.route("**/create/upload/", lambda route: route.abort())
    form.choose(*range(1, 12))
    expect(form.refusals).to_have_text(
        "A Collection has at most 10 pictures, so “10.png”, “11.png” were not taken."
    )
    check_page(page)


def test_several_files_for_one_picture_become_a_collection(
    page: Page, live_site: str, ann: User
) -> None:
    form = ShareForm(page, live_site)
    form.caption.fill("Typed before")
    page.get_by_label("Description of the picture").fill("A boat")
    page.locator("#id_file").evaluate("(input) => { input.multiple = true; }")
    page.locator("#id_file").set_input_files(
        [a_file(pictures.png(width, 60), f"{width}.png") for width in (101, 102, 103)]
    )
    expect(page.get_by_text("A Collection can have all 3 of them.")).to_be_visible()
    form.kept()
    page.get_by_role("button", name="Make a Collection").click()

    expect(page).to_have_url(f"{live_site}{CREATE}")
    arranging = ArrangingForm.__new__(ArrangingForm)
    arranging.page, arranging.pieces = page, page.locator("[data-piece]")
    arranging.arrived(101, 102, 103)
    expect(page.get_by_label("Caption")).to_have_value("Typed before")
    expect(page.get_by_label("Description of picture 1")).to_have_value("A boat")


def test_pictures_are_replaced_added_and_saved(page: Page, live_site: str, ann: User) -> None:
    post = collection(ann, 3)
    with_some_picture(page)
    form = ArrangingForm(page, f"{live_site}{post.get_absolute_url()}edit/")
    page.get_by_label("Description of picture 2").fill("Stays")
    page.get_by_role("radio", name="Cover picture 2").check()
    page.get_by_label("Replace picture 2").set_input_files(a_file(pictures.png(101, 60)))
    form.arrived(400, 101, 400)
    form.choose(102)
    form.arrived(400, 101, 400, 102)
    form.press("Save")

    expect(page).to_have_url(POST_PAGE)
    post.refresh_from_db()
    assert widths(post) == [400, 101, 400, 102]
    assert post.cover
    assert (post.cover.width, post.cover.alt_text) == (101, "Stays")


def test_without_scripts(plain_page: Page, live_site: str) -> None:
    page = plain_page
    with_some_picture(page)
    sign_in(page, live_site, person("ann"))
    page.goto(live_site + CREATE)
    files = [a_file(pictures.png(width, 60), f"{width}.png") for width in (101, 102, 103)]
    page.locator("#id_files").set_input_files(files)
    page.get_by_role("button", name="Add these pictures").click()
    expect(page.locator("[data-piece]")).to_have_count(3)
    page.get_by_role("button", name="Move picture 3 earlier").click()
    page.get_by_role("button", name="Remove picture 1").click()
    page.get_by_label("Title").fill("By hand")
    page.get_by_label("Title").press("Enter")

    expect(page).to_have_url(POST_PAGE)
    assert widths(Post.objects.get()) == [103, 102]
    page.get_by_role("link", name="Picture 2", exact=True).click()
    expect(page.locator("[data-slide]").nth(1)).to_be_in_viewport(ratio=0.9)
