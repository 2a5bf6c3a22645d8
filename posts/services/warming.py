"""The first pages of feeds are made before anybody asks for them, and before they lapse."""

from collections.abc import Iterator
from urllib.parse import urljoin

from django.urls import reverse

from pictria.core.remaking import make_page_anew, next_address
from posts.feeds import Feed

FIRST_PAGES = 3


def make_first_pages(feed: Feed) -> int:
    """Makes the first pages of a feed anew, in each window, as guests see them. Gives how many."""
    return sum(_make_from(address) for address in _addresses(feed))


def _make_from(address: str) -> int:
    made = 0
    while made < FIRST_PAGES:
        response = make_page_anew(address)
        made += 1
        following = next_address(response)
        if following is None:
            break
        address = urljoin(address, following)
    return made


def _addresses(feed: Feed) -> Iterator[str]:
    address = reverse(feed.address)
    yield address
    for window in feed.windows:
        if window is not feed.default:
            yield f"{address}?window={window.name}"
