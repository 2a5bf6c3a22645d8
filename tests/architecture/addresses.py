"""Every address of the site, and who gets what there. One without a row fails the test."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from django.urls import reverse

from tests.architecture.world import (
    BOARDS_SEEN_BY,
    PEOPLE_SEEN_BY,
    POSTS_SEEN_BY,
    World,
)

SHOWN, SENT_ON, REFUSED, GONE, SIGN_IN = "shown", "sent on", "refused", "gone", "sign in"
Addresses = Callable[[World], dict[str, str]]
Rule = Callable[[str, str], set[str]]


@dataclass(frozen=True)
class Row:
    """One named address: of which things, who gets what there, and how it is asked."""

    name: str
    of: Addresses
    rule: Rule
    method: str = "get"
    data: dict[str, Any] = field(default_factory=dict)
    # Whoever asks gets what everyone gets, so what a guest may know is no secret there.
    for_everyone: bool = False


def everyone(viewer: str, state: str) -> set[str]:
    return {SHOWN}


def members(viewer: str, state: str) -> set[str]:
    return {SIGN_IN} if viewer == "signed out" else {SHOWN}


def writers(viewer: str, state: str) -> set[str]:
    """Pages on which something is made: not for paused accounts."""
    return {REFUSED} if viewer == "suspended" else members(viewer, state)


def seen(
    by: dict[str, set[str]], there: Iterable[str] = (SHOWN,), others: Iterable[str] = (GONE,)
) -> Rule:
    """Whoever may see the thing; to all others it does not exist."""
    return lambda viewer, state: set(there if viewer in by[state] else others)


def acts(by: dict[str, set[str]]) -> Rule:
    """Whoever may see the thing and is signed in may do it, but not while paused."""

    def rule(viewer: str, state: str) -> set[str]:
        if viewer == "signed out":
            return {SIGN_IN, REFUSED}
        if viewer == "suspended":
            return {REFUSED, GONE}
        return {SENT_ON, SHOWN} if viewer in by[state] else {GONE}

    return rule


def workers(by: dict[str, set[str]], *who: str) -> Rule:
    """These, as long as they see it; nobody else."""

    def rule(viewer: str, state: str) -> set[str]:
        allowed = viewer in who and viewer in by[state]
        return {SHOWN, SENT_ON} if allowed else {SIGN_IN, REFUSED, GONE}

    return rule


def oneself(viewer: str, state: str) -> set[str]:
    """About whoever asks, and nobody else; some of it is there only at its time."""
    return {SIGN_IN, SENT_ON, REFUSED, GONE} | ({SHOWN} if viewer != "signed out" else set())


def anyone(viewer: str, state: str) -> set[str]:
    """On the way in or out: what they get depends on where they are on it."""
    return {SHOWN, SIGN_IN, SENT_ON, REFUSED, GONE}


def owners(by: dict[str, set[str]]) -> Rule:
    """The owner, as long as it exists; nobody else."""
    return workers(by, "owner")


def only(*viewers: str, done: Iterable[str] = (SHOWN, SENT_ON)) -> Rule:
    return lambda viewer, state: set(done) if viewer in viewers else {SIGN_IN, REFUSED, GONE}


def here(name: str, *arguments: Any) -> Addresses:
    """One address that is the same whatever state things are in."""
    return lambda world: {"public": reverse(name, args=arguments)}


def of_posts(name: str, states: Iterable[str] = tuple(POSTS_SEEN_BY)) -> Addresses:
    return lambda world: {
        state: reverse(name, args=[world.posts[state].public_id]) for state in states
    }


def of_comments(name: str) -> Addresses:
    return lambda world: {
        state: reverse(name, args=[world.posts[state].public_id, world.comments[state].public_id])
        for state in POSTS_SEEN_BY
    }


def of_boards(name: str) -> Addresses:
    return lambda world: {
        state: reverse(name, args=[world.owners[state].username, world.boards[state].slug])
        for state in BOARDS_SEEN_BY
    }


def of_people(name: str, states: Iterable[str] = tuple(PEOPLE_SEEN_BY)) -> Addresses:
    return lambda world: {
        state: reverse(name, args=[world.owners[state].username]) for state in states
    }
