"""Ranked feeds and top tags are frozen anew: before they lapse, and sooner on small sites."""

from collections.abc import Iterator
from typing import Any

from pictria.core.editions import renew
from posts.feeds import RANKED, TOP, TOP_TAGS, Feed
from posts.frozen import FrozenOrder
from posts.top_tags import frozen_tags
from posts.windows import ALL

# With fewer posts than that an order is made in a moment, and a new post is not kept waiting for
# the next refresh to stand in it.
SMALL_SITE = 1000


def topic_of(feed: Feed) -> str:
    """What pages of this feed are made of (pictria/core/editions.py)."""
    return f"ranking:{feed.name}"


def refresh(feed: Feed) -> None:
    """Freezes all windows of a ranked feed, or the top tags, as they are now."""
    for order in orders_of(feed):
        order.freeze()
    renew(topic_of(feed))


def welcome_new_posts(**news: Any) -> None:
    """On a small site every order is made anew by whoever looks next."""
    if (TOP.ranking(ALL).frozen.size() or 0) >= SMALL_SITE:
        return
    for feed in (*RANKED, TOP_TAGS):
        for order in orders_of(feed):
            order.forget()
    renew(*map(topic_of, (*RANKED, TOP_TAGS)))


def orders_of(feed: Feed) -> Iterator[FrozenOrder]:
    """Everything of the feed that is frozen: an order a window."""
    for window in feed.windows:
        yield feed.ranking(window).frozen if feed.number else frozen_tags(window)
