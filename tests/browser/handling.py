"""Files to send, and requests that wait on their way."""

from playwright.sync_api import FilePayload, Page, Route

from tests.support import pictures


def a_file(content: bytes | None = None, name: str = "picture.png") -> FilePayload:
    """A file as a person picks it; a good picture unless `content` is something else."""
    return {"name": name, "mimeType": "image/png", "buffer": content or pictures.png()}


def hold(page: Page, addresses: str) -> list[Route]:
    """Lets these requests wait on their way; `.pop().continue_()` lets the latest go on."""
    held: list[Route] = []

    def keep(route: Route) -> None:
        held.append(route)

    page.route(addresses, keep)
    return held
