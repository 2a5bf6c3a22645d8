"""Every address × everybody who may look × every state that things may be in."""

import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from django.db import transaction
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from accounts.models import Profile
from pictria.portability.services.archive import write_archive
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

pytestmark = [pytest.mark.django_db, pytest.mark.long]


def names_of(resolver: URLResolver, space: str = "") -> Iterator[str]:
    for entry in resolver.url_patterns:
        if isinstance(entry, URLPattern):
            yield f"{space}{entry.name or entry.pattern}"
        else:
            inner = f"{space}{entry.namespace}:" if entry.namespace else space
            yield from names_of(entry, inner)


NAMES = set(names_of(get_resolver()))
ROWS = [*TABLE, *admin_rows(sorted(name for name in NAMES if name.startswith("admin:")))]


# Pages that answer scripts with a part of themselves.
FRAGMENTS = {"accounts:follow", "boards:save", "boards:arrange", "posts:like", "posts:comments"}


def test_every_address_has_a_row() -> None:
    assert NAMES - {row.name for row in ROWS} == set()


@pytest.mark.parametrize("viewers", [VIEWERS[::2], VIEWERS[1::2]])
def test_everybody_gets_what_is_theirs_and_nothing_else(
    viewers: tuple[str, ...], record_property: Callable[[str, object], None]
) -> None:
    world = build()
    cells = list(_cells(world, viewers))
    record_property("cells", len(cells))
    wrong = [problem for cell in cells for problem in _problems(world, *cell)]
    assert not wrong, f"{len(wrong)} of {len(cells)} cells are wrong:\n" + "\n".join(wrong)


def test_fragments_zips_and_counts_tell_no_more_than_pages(tmp_path: Path) -> None:
    world = build()
    told = [*_told_by_fragments(world), *_told_by_zips(world, tmp_path)]
    assert not told, "\n".join(told)

    for finds in world.finds.values():
        finds.refresh_from_db()
        assert finds.item_count == 1, "only one of all these posts is everyone's to see"
    assert Profile.objects.get(user=world.owners["public"]).follower_count == 1


def _told_by_fragments(world: World) -> Iterator[str]:
    for row, state, address, viewer in _cells(world, VIEWERS):
        if row.name in FRAGMENTS:
            _, body = _asked(world.browser(viewer, state), row, address, {"HX-Request": "true"})
            yield from _told(body, f"a part of {row.name} ({state})", viewer, state)


def _told_by_zips(world: World, folder: Path) -> Iterator[str]:
    people = [(viewer, "public", user) for viewer, user in world.users.items()]
    people += [("owner", state, user) for state, user in world.owners.items()]
    for viewer, state, user in people:
        target = folder / user.username
        write_archive(user, target, progress=lambda number: None)
        with zipfile.ZipFile(target) as archive:
            names = [name for name in archive.namelist() if name.endswith((".json", ".html"))]
            body = " ".join(archive.read(name).decode() for name in names)
        if state != "left account":
            yield from _told(body.casefold(), "the ZIP", viewer, state)


def _told(body: str, where: str, viewer: str, state: str) -> Iterator[str]:
    for secret in _secrets(viewer, state):
        if secret.casefold() in body:
            yield f"{where} tells {viewer} of {secret}"


def _cells(world: World, viewers: tuple[str, ...]) -> Iterator[tuple[Row, str, str, str]]:
    for row in ROWS:
        for state, address in row.of(world).items():
            for viewer in viewers:
                yield row, state, address, viewer


def _problems(world: World, row: Row, state: str, address: str, viewer: str) -> Iterator[str]:
    where = f"{row.method} {row.name} ({state}) for {viewer}"
    answer, body = _asked(world.browser(viewer, state), row, address)
    outcome, expected = _outcome(answer), row.rule(viewer, state)
    if (viewer, state) == ("owner", "left account"):
        expected = {SENT_ON, REFUSED, GONE, SIGN_IN}
    if outcome not in expected:
        yield f"{where}: {outcome} ({answer.status_code}), not {' or '.join(sorted(expected))}"
    yield from _told(body, where, "signed out" if row.for_everyone else viewer, state)


def _asked(
    browser: Client, row: Row, address: str, headers: dict[str, str] | None = None
) -> tuple[Any, str]:
    """The answer, and what stands in it; whatever was done is undone."""
    with transaction.atomic():
        answer: Any = getattr(browser, row.method)(address, row.data, headers=headers)
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
