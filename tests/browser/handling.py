"""Files to send, and requests that wait on their way."""

from typing import Any

from playwright.sync_api import FilePayload, Page, Route

from tests.support import pictures
from tests.support.browser import TIMEOUT

MOMENT = 10


def a_file(content: bytes | None = None, name: str = "picture.png") -> FilePayload:
    """A file as a person picks it; a good picture unless `content` is something else."""
    return {"name": name, "mimeType": "image/png", "buffer": content or pictures.png()}


class Held:
    """Requests to these addresses, which wait on their way until they may go on."""

    def __init__(self, page: Page, addresses: str) -> None:
        self._page = page
        self._waiting: list[Route] = []
        self._answer: dict[str, Any] | None = None
        page.route(addresses, self._meet)

    def let_go(self) -> None:
        """Waits until one of them stands there, and lets the first go on."""
        self._wait_for_one()
        self._waiting.pop(0).continue_()

    def answer(self, **answer: Any) -> None:
        """Answers those that stand there, at least one, and from now on each at once."""
        self._wait_for_one()
        self._answer = answer
        while self._waiting:
            self._waiting.pop().fulfill(**answer)

    def _meet(self, route: Route) -> None:
        if self._answer is None:
            self._waiting.append(route)
        else:
            route.fulfill(**self._answer)

    def _wait_for_one(self) -> None:
        for _ in range(TIMEOUT // MOMENT):
            if self._waiting:
                return
            # Playwright brings news only while one waits for it.
            self._page.wait_for_timeout(MOMENT)
        raise AssertionError("no request was on its way")


def hold(page: Page, addresses: str) -> Held:
    """Lets these requests wait on their way."""
    return Held(page, addresses)
