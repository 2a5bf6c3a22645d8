"""What somebody shares in a day: a picture, a Collection and words."""

import re

from playwright.sync_api import expect

from posts.models import Post
from tests.browser.pictures_of_the_day import Drawing
from tests.browser.someone import Someone

POST_PAGE = re.compile(r"/i/\w+/$")


def share_picture(someone: Someone, drawing: Drawing, caption: str) -> Post:
    someone.goes_to("/create/")
    someone.page.locator("#id_file").set_input_files(drawing.file)
    expect(someone.page.get_by_alt_text("The picture that you are sharing")).to_be_visible()
    someone.page.get_by_label("Caption").fill(caption)
    someone.page.get_by_label("Description of the picture").fill(drawing.describes)
    return _shared(someone)


def share_collection(someone: Someone, drawings: list[Drawing], title: str) -> Post:
    """The drawings, of which the second goes first by the keyboard and the last is the cover."""
    page = someone.page
    someone.goes_to("/create/collection/")
    page.locator("#id_files").set_input_files([drawing.file for drawing in drawings])
    pieces = page.locator("[data-piece]")
    expect(pieces).to_have_count(len(drawings))
    for place, drawing in enumerate(drawings, start=1):
        page.get_by_label(f"Description of picture {place}").fill(drawing.describes)
    page.get_by_label("Title").fill(title)
    page.get_by_role("button", name="Move picture 2 earlier").press("Enter")
    expect(page.locator("#said")).to_have_text(f"Picture moved to place 1 of {len(drawings)}.")
    expect(page.get_by_label("Description of picture 1")).to_have_value(drawings[1].describes)
    page.get_by_role("radio", name=f"Cover picture {len(drawings)}").check()
    someone.shows("collection-form")
    post = _shared(someone)
    _check_order(post, [drawings[1], drawings[0], *drawings[2:]], cover=drawings[-1])
    someone.shows("collection")
    return post


def write(someone: Someone, words: str) -> Post:
    someone.goes_to("/create/text/")
    someone.page.get_by_label("Your words").fill(words)
    return _shared(someone)


def _shared(someone: Someone) -> Post:
    someone.presses("Share")
    expect(someone.page).to_have_url(POST_PAGE)
    return Post.objects.get(public_id=someone.page.url.rstrip("/").rpartition("/")[2])


def _check_order(post: Post, drawings: list[Drawing], cover: Drawing) -> None:
    described = post.images.order_by("position").values_list("alt_text", flat=True)
    assert list(described) == [drawing.describes for drawing in drawings]
    assert post.cover
    assert post.cover.alt_text == cover.describes
