"""A page that is written anew is shown anew (pictria/core/editions.py)."""

from typing import Any

from django.db import transaction

from pictria.core.editions import renew


def topics_of_page(slug: str) -> tuple[str, ...]:
    """What a page is made of."""
    return (f"text:{slug}",)


def renew_page(instance: Any, **news: Any) -> None:
    """Hears that a page was saved."""
    transaction.on_commit(lambda: renew(*topics_of_page(instance.slug)))
