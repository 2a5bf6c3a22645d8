"""Every address × everybody who may look × every state that things may be in."""

from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import quote

import pytest
from django.db import transaction
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from tests.architecture.addresses import GONE, REFUSED, SENT_ON, SHOWN, SIGN_IN, Row
from tests.architecture.table import TABLE, admin_rows
from tests.architecture.world import (
    BOARDS_SEEN_BY,
    POSTS_SEEN_BY,
    VIEWERS,
    World,
    build,
    word,
)

pytestmark = pytest.mark.django_db


def names_of(resolver: URLResolver, space: str = "") -> Iterator[str]:
    for entry in resolver.url_patterns:
        if isinstance(entry, URLPattern):
            yield f"{space}{entry.name or entry.pattern}"
        else:
            inner = f"{space}{entry.namespace}:" if entry.namespace else space
            yield from names_of(entry, inner)


NAMES = set(names_of(get_resolver()))
ROWS = [*TABLE, *admin_rows(sorted(name for name in NAMES if name.startswith("admin:")))]


def test_every_address_has_a_row() -> None:
    assert NAMES - {row.name for row in ROWS} == set()


@pytest.mark.cluster
@pytest.mark.parametrize("viewers", [VIEWERS[::2], VIEWERS[1::2]])
def test_everybody_gets_what_is_theirs_and_nothing_else(
    viewers: tuple[str, ...], record_property: Callable[[str, object], None]
) -> None:
    world = build()
    cells = list(_cells(world, viewers))
    record_property("cells", len(cells))
    wrong = [problem for cell in cells for problem in _problems(*cell)]
    assert not wrong, f"{len(wrong)} of {len(cells)} cells are wrong:\n" + "\n".join(wrong)


def _cells(world: World, viewers: tuple[str, ...]) -> Iterator[tuple[World, Row, str, str, str]]:
    for row in ROWS:
        for state, address in row.of(world).items():
            for viewer in viewers:
                yield world, row, state, address, viewer


def _problems(world: World, row: Row, state: str, address: str, viewer: str) -> Iterator[str]:
    where = f"{row.method} {row.name} ({state}) for {viewer}"
    answer, body = _asked(world.browser(viewer, state), row, address)
    outcome, expected = _outcome(answer), row.rule(viewer, state)
    if (viewer, state) == ("owner", "left account"):
        expected = {SENT_ON, REFUSED, GONE, SIGN_IN}
    if outcome not in expected:
        yield f"{where}: {outcome} ({answer.status_code}), not {' or '.join(sorted(expected))}"
    for secret in _secrets(viewer, state):
        if secret.casefold() in body:
            yield f"{where}: tells of {secret}"


def _asked(browser: Client, row: Row, address: str) -> tuple[Any, str]:
    """The answer, and what stands in it; whatever was done is undone."""
    with transaction.atomic():
        answer: Any = getattr(browser, row.method)(address, row.data)
        transaction.set_rollback(True)
    content = b"".join(answer.streaming_content) if answer.streaming else answer.content
    body = content.decode(errors="replace").casefold()
    # Pages that are not there still name the address, to come back to; the viewer brought it.
    for spelling in (address, quote(address), quote(address, safe="")):
        body = body.replace(spelling.casefold(), "")
    return answer, body


def _outcome(answer: Any) -> str:
    if answer.status_code in (301, 302):
        return SIGN_IN if "/login/" in answer.headers["Location"] else SENT_ON
    return {200: SHOWN, 201: SHOWN, 204: SHOWN, 404: GONE}.get(answer.status_code, REFUSED)


def _secrets(viewer: str, state: str) -> Iterator[str]:
    """The words that this person must not meet anywhere."""
    # Who follows a tag sees its name, wherever it stands.
    of_posts = ("caption", "comment") if viewer == "follower" else ("caption", "comment", "tag")
    for kinds, seen_by in ((of_posts, POSTS_SEEN_BY), (("board",), BOARDS_SEEN_BY)):
        for other, viewers in seen_by.items():
            looker = viewer if viewer != "owner" or _same_owner(state, other) else "other"
            if looker not in viewers:
                yield from (word(kind, other) for kind in kinds)


def _same_owner(one: str, two: str) -> bool:
    apart = {"private account", "left account"}
    return one == two or not apart & {one, two}
