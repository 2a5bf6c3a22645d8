"""The page on which one shares, as a person handles it."""

import base64
from typing import Any

from playwright.sync_api import Locator, Page, expect

from tests.browser.handling import Held, a_file, hold

ADDRESS = "/create/"
UPLOADS = "**/create/upload/"
MAKE_TRANSFER = """
([content, name, type]) => {
    const bytes = Uint8Array.from(atob(content), (sign) => sign.charCodeAt(0));
    const transfer = new DataTransfer();
    transfer.items.add(new File([bytes], name, { type }));
    return transfer;
}
"""
PASTE = """
(element, clipboardData) => element.dispatchEvent(
    new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true })
)
"""


class ShareForm:
    """`ShareForm(page, live_site)` opens it."""

    def __init__(self, page: Page, site: str) -> None:
        self.page = page
        page.goto(site + ADDRESS)
        self.caption = page.get_by_label("Caption")
        self.tags = page.get_by_label("Tags", exact=True)
        self.arriving = page.locator("[data-arriving]")
        self.preview = self.arriving.locator("[data-preview]")
        self.state = self.arriving.locator("[data-state]")
        self.picture = page.get_by_alt_text("The picture that you are sharing")

    def choose(self, content: bytes | None = None, name: str = "picture.png") -> None:
        """Picks a file in the browser's own window for that."""
        self.page.locator("#id_file").set_input_files(a_file(content, name))

    def drop(self, content: bytes) -> None:
        """Lets a file fall on the page."""
        transfer = self._transfer(content)
        for event in ("dragenter", "dragover", "drop"):
            self.page.dispatch_event("main", event, {"dataTransfer": transfer})

    def paste(self, content: bytes, where: str = "body") -> None:
        self.page.locator(where).evaluate(PASTE, self._transfer(content))

    def share(self) -> None:
        self.page.get_by_role("button", name="Share", exact=True).click()

    def kept(self) -> str:
        """What the form holds for the picture that has arrived, which it waits for."""
        expect(self.picture).to_be_visible()
        expect(self.arriving).to_be_hidden()
        return self.page.locator("input[name=image]").input_value()

    def hold_uploads(self) -> Held:
        """Lets uploads wait on their way; `.let_go()` lets one go on."""
        return hold(self.page, UPLOADS)

    def said(self) -> Locator:
        """What stands below the picture's place because something is missing."""
        return self.page.locator("[data-missing]")

    def _transfer(self, content: bytes) -> Any:
        words = [base64.b64encode(content).decode(), "picture.png", "image/png"]
        return self.page.evaluate_handle(MAKE_TRANSFER, words)
