"""What must hold of every page, however it is looked at."""

from collections.abc import Sequence
from zlib import crc32

from playwright.sync_api import Page

from tests.support.browser import axe_check
from tests.support.examples import in_full

# Wide and light first: measuring costs less when only the narrow page is laid out anew.
Way = tuple[int, int, str]
WAYS: tuple[Way, ...] = ((1280, 900, "light"), (390, 844, "dark"))


def check_page(
    page: Page, *, ways: Sequence[Way] = WAYS, judged: Sequence[Way] | None = None
) -> None:
    """Asserts that the page is sound, wide in light colours and narrow in dark ones.

    axe, which takes longest, judges it in the ways that are `judged`: unless told, daily in the
    one that its title draws, and with --soak in both.
    """
    page.wait_for_load_state()
    assert page.locator("[style]").count() == 0, "the Content-Security-Policy drops style="
    title = page.title()
    assert title.strip()
    if judged is None:
        judged = WAYS if in_full() else [WAYS[crc32(title.encode()) % len(WAYS)]]
    for width, height, scheme in ways:
        page.set_viewport_size({"width": width, "height": height})
        page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
        # What the bar happens to cover would be too small to touch.
        page.evaluate("scrollTo(0, 0)")
        assert_nothing_sticks_out(page)
        if (width, height, scheme) in judged:
            axe_check(page)


def assert_nothing_sticks_out(page: Page) -> None:
    """Asserts that the page does not scroll sideways."""
    page.wait_for_load_state()
    wide: list[str] = page.evaluate(
        """() => {
            const root = document.documentElement;
            if (root.scrollWidth <= innerWidth) return [];
            return [...document.querySelectorAll("body *")]
                .filter((each) => each.getBoundingClientRect().right > innerWidth + 1)
                .map((each) => each.outerHTML.slice(0, 120));
        }"""
    )
    assert not wide, f"{page.url} is wider than its window:\n" + "\n".join(wide)
