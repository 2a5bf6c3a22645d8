"""What news of people makes of what is kept ready (pictria/core/editions.py).

Names, pictures and what people say about themselves stand on many pages, so that renews everything.
"""

from typing import Any

from accounts import signals
from accounts.models import User
from pictria.core.editions import EVERYTHING, renew


def topic_of_person(username: str) -> str:
    """What a person shares, and their numbers. No name differs from another by case alone."""
    return f"person:{username.casefold()}"


def topics_of_person(username: str) -> tuple[str, ...]:
    """What a page is made of that shows what a person shares, or whom they follow."""
    return EVERYTHING, topic_of_person(username)


def listen() -> None:
    """Lets news renew what it concerns; for the app's `ready`, before anything slower listens."""
    for news in (
        signals.account_withdrawn,
        signals.account_opened,
        signals.account_changed,
        signals.account_described,
    ):
        news.connect(_renew_everything)
    for news in (signals.followed, signals.unfollowed):
        news.connect(_renew_both)


def _renew_everything(**news: Any) -> None:
    renew(EVERYTHING)


def _renew_both(follower: User, followed: User, **news: Any) -> None:
    renew(topic_of_person(follower.username), topic_of_person(followed.username))
