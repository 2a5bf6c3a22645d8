"""The page on which one makes a Collection, as a person handles it."""

import base64

from playwright.sync_api import Page, expect

from tests.browser.handling import a_file
from tests.support import pictures

MAKE_TRANSFER = """
(files) => {
    const transfer = new DataTransfer();
    for (const [name, content] of files) {
        const bytes = Uint8Array.from(atob(content), (sign) => sign.charCodeAt(0));
        transfer.items.add(new File([bytes], name, { type: "image/png" }));
    }
    return transfer;
}
"""


class ArrangingForm:
    """`ArrangingForm(page, address)` opens it. A picture is told by its width."""

    def __init__(self, page: Page, address: str) -> None:
        self.page = page
        page.goto(address)
        self.pieces = page.locator("[data-piece]")
        self.title = page.get_by_label("Title")
        self.said = page.locator("#said")
        self.refusals = page.locator("[data-refusals]")

    def choose(self, *widths: int) -> None:
        """Picks files in the browser's own window for that."""
        self.page.locator("#id_files").set_input_files(
            [a_file(pictures.png(width, 60), f"{width}.png") for width in widths]
        )

    def drop(self, *widths: int) -> None:
        """Lets files fall on the page."""
        files = [
            [f"{width}.png", base64.b64encode(pictures.png(width, 60)).decode()] for width in widths
        ]
        transfer = self.page.evaluate_handle(MAKE_TRANSFER, files)
        for event in ("dragenter", "dragover", "drop"):
            self.page.dispatch_event("main", event, {"dataTransfer": transfer})

    def arrived(self, *widths: int) -> None:
        """Waits until just these pictures stand there, in this order."""
        expect(self.pieces).to_have_count(len(widths))
        for place, width in enumerate(widths):
            image = self.pieces.nth(place).locator("img")
            expect(image).to_have_attribute("width", str(width))

    def press(self, button: str) -> None:
        self.page.get_by_role("button", name=button, exact=True).click()

    def drag(self, place: int, to: int) -> None:
        """Drags the picture at `place` to where the one at `to` stands, both counted from 1."""
        handle = self.pieces.nth(place - 1).locator("[data-handle]")
        handle.scroll_into_view_if_needed()
        target = self.pieces.nth(to - 1)
        handle.hover()
        self.page.mouse.down()
        box = target.bounding_box()
        assert box
        y = box["y"] + (2 if to < place else box["height"] - 2)
        self.page.mouse.move(box["x"] + 40, y, steps=4)
        self.page.mouse.up()
