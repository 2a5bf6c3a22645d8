"""What people take along of their boards, and of those that they fill with others."""

from collections.abc import Iterable
from typing import Any

from django.conf import settings

from accounts.models import User
from accounts.querysets import shown_people
from collections_app.models.board import Board, BoardCollaborator, BoardItem
from pictria.core.sections import Row, Section


def boards(person: User) -> Iterable[Row]:
    mine = person.boards.order_by("created_at", "pk")
    for board in mine:
        yield _board(board, person)


def _board(board: Board, person: User) -> Row:
    return {
        "id": board.public_id,
        "address": f"{settings.SITE_URL}{board.get_absolute_url()}",
        "name": board.name,
        "text": board.text,
        "visibility": board.visibility,
        "hidden_by_moderators_at": board.hidden_at,
        "made_at": board.created_at,
        "people": [_helper(tie) for tie in _helpers(board, person)],
        "posts": [_item(item) for item in _items(board, person)],
    }


def _helpers(board: Board, person: User) -> Iterable[BoardCollaborator]:
    there = board.collaborators.filter(shown_people(person, "person__"))
    return there.select_related("person").order_by("created_at", "pk")


def _helper(tie: BoardCollaborator) -> Row:
    return {
        "username": tie.person.username,
        "invited_at": tie.created_at,
        "accepted_at": tie.accepted_at,
    }


def _items(board: Board, person: User) -> Iterable[BoardItem]:
    return board.items.visible_to(person).in_order().select_related("post")


def _item(item: BoardItem) -> Row:
    return {
        "id": item.post.public_id,
        "address": f"{settings.SITE_URL}{item.post.get_absolute_url()}",
        "saved_at": item.created_at,
    }


def boards_of_others(person: User) -> Iterable[Row]:
    ties = person.board_ties.filter(board__in=Board.objects.visible_to(person))
    for tie in ties.select_related("board__owner").order_by("created_at", "pk"):
        yield {
            "name": tie.board.name,
            "address": f"{settings.SITE_URL}{tie.board.get_absolute_url()}",
            "invited_at": tie.created_at,
            "accepted_at": tie.accepted_at,
        }


def saved_to_boards_of_others(person: User) -> Iterable[Row]:
    saved: Any = person.saved_items.exclude(board__owner=person).visible_to(person)
    there = saved.filter(board__in=Board.objects.visible_to(person))
    for item in there.select_related("board__owner", "post").order_by("created_at", "pk"):
        yield {"board": item.board.name, **_item(item)}


SECTIONS = (
    Section("boards", boards),
    Section("boards_of_others", boards_of_others),
    Section("saved_to_boards_of_others", saved_to_boards_of_others),
)
