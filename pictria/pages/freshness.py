"""A page that is written anew is shown anew (pictria/core/editions.py)."""

from typing import Any

from django.db import transaction

from pictria.core.editions import EVERYTHING, renew


def topic_of_page(slug: str) -> str:
    """What stands on a page."""
    return f"text:{slug}"


def topics_of_page(slug: str) -> tuple[str, ...]:
    """What a page is made of."""
    return EVERYTHING, topic_of_page(slug)


def renew_page(instance: Any, **news: Any) -> None:
    """Hears that a page was saved."""
    transaction.on_commit(lambda: renew(topic_of_page(instance.slug)))
