"""Who sees which board, and what of it. What is private leaves no trace."""

import re
from collections.abc import Callable

import pytest
from django.contrib.auth.models import AnonymousUser, Group
from django.test import Client
from django.utils import timezone

from accounts.models import User
from accounts.models.user import MODERATORS
from accounts.services.blocking import block
from accounts.services.following import follow, let_in
from collections_app.models.board import Board
from collections_app.services.collaborating import invite
from tests.boards.gathering import board_of, hang, hanging_on, number_on, with_collaborator
from tests.support.people import SignedIn, person, signed_in
from tests.support.posts import rows

pytestmark = pytest.mark.django_db


def collaborator(board: Board) -> Client:
    someone = person("cleo")
    with_collaborator(board, someone)
    return signed_in(someone)


def invited(board: Board) -> Client:
    someone = person("ivy")
    invite(board=board, username="ivy")
    return signed_in(someone)


def follower(board: Board) -> Client:
    someone = person("fay")
    follow(follower=someone, followed=board.owner)
    let_in(asked=board.owner, asker=someone)
    return signed_in(someone)


def blocked(board: Board) -> Client:
    someone = person("bob")
    block(blocker=board.owner, blocked=someone)
    return signed_in(someone)


def blocking(board: Board) -> Client:
    someone = person("bib")
    block(blocker=someone, blocked=board.owner)
    return signed_in(someone)


def moderator(board: Board) -> Client:
    someone = person("mo", is_staff=True)
    someone.groups.add(Group.objects.get(name=MODERATORS))
    return signed_in(someone)


PEOPLE: dict[str, Callable[[Board], Client]] = {
    "owner": lambda board: signed_in(board.owner),
    "collaborator": collaborator,
    "invited": invited,
    "follower": follower,
    "other": lambda board: signed_in(person("otto")),
    "blocked": blocked,
    "blocking": blocking,
    "moderator": moderator,
    "stranger": lambda board: Client(),
}
OF_IT = {"owner", "collaborator", "invited"}
APART = {"blocked", "blocking"}
SEEN_BY = {
    "public": set(PEOPLE) - APART,
    "private": OF_IT,
    "hidden": OF_IT | {"moderator"},
    "private account": OF_IT | {"follower"},
    "leaving": set(),
}
PAGES = {"": set(PEOPLE), "arrange/": {"owner", "collaborator"}} | {
    page: {"owner"} for page in ("edit/", "delete/", "people/")
}


def made(state: str, owner: User) -> Board:
    visibility = "private" if state == "private" else "public"
    return board_of(owner, visibility=visibility)


def change(state: str, board: Board) -> None:
    if state == "hidden":
        Board.objects.update(hidden_at=timezone.now())
    if state == "private account":
        User.objects.filter(pk=board.owner_id).update(is_private=True)
    if state == "leaving":
        User.objects.filter(pk=board.owner_id).update(leaving_at=timezone.now())


@pytest.mark.parametrize("state", SEEN_BY)
def test_a_board_is_seen_by_whom_it_is_for(state: str) -> None:
    owner = person("olga")
    board = made(state, owner)
    if state == "private account":
        change(state, board)
        board.owner.refresh_from_db()
    clients = {who: make(board) for who, make in PEOPLE.items()}
    change(state, board)
    if state == "leaving":
        del clients["owner"]  # who is signed out by now

    for who, client in clients.items():
        viewer = getattr(client, "user", AnonymousUser())
        assert Board.objects.visible_to(viewer).exists() == (who in SEEN_BY[state]), who
    for page, whose in PAGES.items():
        allowed = SEEN_BY[state] & whose
        address = board.get_absolute_url() + page
        for who, client in clients.items():
            # Pages for writing ask strangers to sign in, whatever the address is.
            refused = 302 if page and who == "stranger" else 404
            expected = 200 if who in allowed else refused
            assert client.get(address).status_code == expected, (state, page, who)


def without_keys(page: str) -> str:
    """Without what differs each time a page is made."""
    return re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", page)


def test_a_private_board_answers_exactly_as_one_that_is_not_there(
    owner: SignedIn, other: SignedIn, stranger: Client
) -> None:
    board_of(owner.user, "Secret", visibility="private")

    for client in (other, stranger):
        for page in ("", "edit/", "arrange/", "people/", "delete/"):
            real = client.get(f"/@owner/boards/secret/{page}")
            none = client.get(f"/@owner/boards/nothing/{page}")
            assert real.status_code == none.status_code
            same = none.content.decode().replace("nothing", "secret")
            assert without_keys(real.content.decode()) == without_keys(same)
        answer = client.post("/@owner/boards/secret/answer/", {"answer": "accept"})
        assert answer.status_code == (404 if client is other else 302)


def test_a_private_board_leaves_no_trace(
    owner: SignedIn, other: SignedIn, stranger: Client
) -> None:
    one, two = rows(person("ann"), 2)
    board = hang(board_of(owner.user, "Xyzzy", visibility="private"), [one, two])
    board_of(other.user, "Others")

    for client in (other, stranger):
        for address in (
            "/@owner/",
            "/@owner/boards/",
            one.get_absolute_url(),
            f"/i/{one.public_id}/save/",
            "/",
        ):
            shown = client.get(address).content.decode().lower()
            assert "xyzzy" not in shown
            assert board.public_id not in shown
    related = other.get(one.get_absolute_url()).context["related"]
    assert related == [two]  # by its author, not since they are on one board
    assert "Xyzzy" in owner.get("/@owner/boards/").content.decode()


def test_a_public_board_never_shows_what_its_viewer_may_not_see(
    owner: SignedIn, other: SignedIn, stranger: Client
) -> None:
    ann, shy, foe = person("ann"), person("shy", is_private=True), person("foe")
    follow(follower=owner.user, followed=shy)
    let_in(asked=shy, asker=owner.user)
    [public] = rows(ann, 1)
    [secret] = rows(owner.user, 1, visibility="private")
    [shyly] = rows(shy, 1)
    [foes] = rows(foe, 1)
    [hidden] = rows(ann, 1)
    block(blocker=other.user, blocked=foe)
    board = hang(board_of(owner.user), [public, secret, shyly, foes, hidden])
    hidden.hidden_at = timezone.now()
    hidden.save()

    assert hanging_on(owner, board) == [foes, shyly, secret, public]
    assert hanging_on(stranger, board) == [foes, public]
    assert hanging_on(other, board) == [public]


def test_a_number_betrays_no_private_post(owner: SignedIn, stranger: Client) -> None:
    public = rows(person("ann"), 2)
    secret = rows(owner.user, 3, visibility="private")
    board = hang(board_of(owner.user), [*public, *secret])

    assert number_on(stranger, board) == 2
    assert number_on(owner, board) == 5
    assert "2 posts" in stranger.get("/@owner/boards/").content.decode()
    assert "5 posts" in owner.get("/@owner/boards/").content.decode()


def test_a_board_leads_on_from_a_former_name_and_another_spelling(
    owner: SignedIn, stranger: Client
) -> None:
    board_of(owner.user, "Travel")
    owner.post("/settings/username/", {"username": "olivia"})

    for address in ("/@owner/boards/travel/", "/@OLIVIA/boards/TRAVEL/"):
        answer = stranger.get(address)
        assert answer.status_code == 302
        assert answer.headers["Location"] == "/@olivia/boards/travel/"


@pytest.mark.parametrize("slug", ["%00", "%ED%A0%80", "x" * 5000, "..", "%20", "’", "-1"])
@pytest.mark.parametrize("page", ["", "edit/", "arrange/"])
def test_addresses_that_mean_nothing_are_refused(owner: SignedIn, slug: str, page: str) -> None:
    board_of(owner.user)
    assert owner.get(f"/@owner/boards/{slug}/{page}").status_code in {400, 404}
