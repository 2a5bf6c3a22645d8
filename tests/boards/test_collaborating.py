"""Filling a board together."""

from datetime import timedelta

import pytest
from django.utils import timezone

from accounts.models import User
from accounts.services.blocking import block
from collections_app.models.board import Board, BoardCollaborator
from collections_app.sections import boards
from collections_app.services.collaborating import INVITATIONS_AN_HOUR, invite
from collections_app.signals import invited_to_board
from tests.boards.gathering import board_of, hang, hanging_on, with_collaborator
from tests.support.people import SignedIn, person
from tests.support.posts import rows

pytestmark = pytest.mark.django_db


@pytest.fixture
def board(owner: SignedIn) -> Board:
    return board_of(owner.user, visibility="private")


def answer(client: SignedIn, board: Board, said: str) -> int:
    return client.post(f"{board.get_absolute_url()}answer/", {"answer": said}).status_code


def invite_by_form(client: SignedIn, board: Board, name: str) -> int:
    return client.post(f"{board.get_absolute_url()}people/", {"username": name}).status_code


def roles(board: Board) -> dict[str, bool]:
    ties = board.collaborators.values_list("person__username", "accepted_at")
    return {name: accepted is not None for name, accepted in ties}


def test_who_is_invited_accepts_fills_the_board_and_leaves(
    owner: SignedIn, other: SignedIn, board: Board
) -> None:
    told: list[User] = []

    def hear(sender: object, person: User, **news: object) -> None:
        told.append(person)

    invited_to_board.connect(hear)
    for name in ("@OTHER", "other"):
        assert invite_by_form(owner, board, name) == 302
    invited_to_board.disconnect(hear)
    assert told == [other.user]
    assert board.name in other.get("/@other/boards/").content.decode()
    [post] = rows(person("ann"), 1)
    save = f"/i/{post.public_id}/save/"
    assert other.post(save, {"board": board.public_id}).status_code == 422  # not yet

    assert answer(other, board, "accept") == 302
    assert other.post(save, {"board": board.public_id}).status_code == 302
    assert hanging_on(owner, board) == [post]
    assert board.name in other.get("/@other/boards/").content.decode()

    assert answer(other, board, "leave") == 302
    assert other.get(board.get_absolute_url()).status_code == 404
    assert hanging_on(owner, board) == [post]


def test_who_declines_is_not_asked_by_that_invitation_any_more(
    owner: SignedIn, other: SignedIn, board: Board
) -> None:
    invite(board=board, username="other")
    assert answer(other, board, "decline") == 302
    assert answer(other, board, "accept") == 404
    assert roles(board) == {}


def test_the_owner_removes_people(owner: SignedIn, other: SignedIn, board: Board) -> None:
    with_collaborator(board, other.user)
    page = f"{board.get_absolute_url()}people/"
    for wrong in ("x", "\0", "é"):
        assert owner.post(page, {"remove": wrong}).status_code == 404
    assert other.post(page, {"remove": other.user.public_id}).status_code == 404
    assert owner.post(page, {"remove": other.user.public_id}).status_code == 302
    assert other.get(board.get_absolute_url()).status_code == 404


def test_who_is_leaving_is_not_named_among_the_people(
    owner: SignedIn, other: SignedIn, board: Board
) -> None:
    with_collaborator(board, other.user)
    page = f"{board.get_absolute_url()}people/"
    assert other.user.username in owner.get(page).content.decode()

    User.objects.filter(pk=other.user.pk).update(leaving_at=timezone.now())

    assert other.user.username not in owner.get(page).content.decode()
    assert not [name for told in boards(owner.user) for name in told["people"]]


def test_collaborators_neither_edit_nor_delete_nor_invite(other: SignedIn, board: Board) -> None:
    with_collaborator(board, other.user)
    form = {"name": "Mine now", "visibility": "public"}
    for page in ("edit/", "delete/", "people/"):
        assert other.post(f"{board.get_absolute_url()}{page}", form).status_code == 404
    assert Board.objects.get().name == board.name


def test_whom_one_cannot_invite_is_said_alike(owner: SignedIn, board: Board) -> None:
    block(blocker=person("foe"), blocked=owner.user)
    block(blocker=owner.user, blocked=person("bad"))
    person("paused", suspended_until=timezone.now() + timedelta(days=1))
    person("gone", is_active=False)

    said = set()
    for name in ("foe", "bad", "paused", "gone", "owner", "nobody", "x" * 30, "\x01"):
        page = owner.post(f"{board.get_absolute_url()}people/", {"username": name})
        assert page.status_code == 422, name
        said.add(str(page.context["form"].errors["username"][0]))
    assert len(said) == 1
    assert roles(board) == {}


@pytest.mark.parametrize("name", ["", "x" * 40, "a\0b"])
def test_a_name_that_is_none_is_refused(owner: SignedIn, board: Board, name: str) -> None:
    assert invite_by_form(owner, board, name) == 422


@pytest.mark.parametrize("by_owner", [True, False])
def test_a_block_ends_it_in_both_directions(
    owner: SignedIn, other: SignedIn, board: Board, by_owner: bool
) -> None:
    with_collaborator(board, other.user)
    back = board_of(other.user, "Back", visibility="private")
    invite(board=back, username="owner")
    one, two = (owner.user, other.user) if by_owner else (other.user, owner.user)

    block(blocker=one, blocked=two)

    assert not BoardCollaborator.objects.exists()
    assert other.get(board.get_absolute_url()).status_code == 404
    assert answer(owner, back, "accept") == 404


def test_others_are_not_told_of_people_whom_they_block(owner: SignedIn, other: SignedIn) -> None:
    board = with_collaborator(board_of(owner.user, "Open"), person("cleo"))
    assert "cleo" in other.get(board.get_absolute_url()).content.decode()
    block(blocker=User.objects.get(username="cleo"), blocked=other.user)
    assert "cleo" not in other.get(board.get_absolute_url()).content.decode()


def test_nobody_invites_without_end(owner: SignedIn, other: SignedIn, board: Board) -> None:
    statuses = []
    for _ in range(INVITATIONS_AN_HOUR + 1):
        statuses.append(invite_by_form(owner, board, "other"))
        board.collaborators.all().delete()
    assert statuses == [302] * INVITATIONS_AN_HOUR + [429]


def test_a_paused_account_invites_and_accepts_nothing_but_may_leave(
    owner: SignedIn, other: SignedIn, board: Board
) -> None:
    third = person("third")
    invite(board=board, username="other")
    until = timezone.now() + timedelta(days=1)
    User.objects.exclude(pk=third.pk).update(suspended_until=until)

    assert invite_by_form(owner, board, "third") == 403
    assert answer(other, board, "accept") == 403
    assert roles(board) == {"other": False}
    assert answer(other, board, "decline") == 302


def test_what_somebody_added_stays_when_their_account_goes(
    owner: SignedIn, other: SignedIn, board: Board
) -> None:
    [post] = rows(person("ann"), 1)
    with_collaborator(board, other.user)
    hang(board, [post], by=other.user)
    other.user.delete()
    assert hanging_on(owner, board) == [post]
