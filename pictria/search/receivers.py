"""What is heard of posts, people and boards, so that entries say what is so."""

from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.db.models.signals import post_delete, post_save

from accounts import signals as of_people
from accounts.models import User
from collections_app import signals as of_boards
from pictria.search.models import BoardEntry, PersonEntry, PostEntry
from pictria.search.services.people import follow_person
from pictria.search.services.writing import forget_entry, write_entries
from posts import signals as of_posts


def connect() -> None:
    """Lets all of these be heard; for the app's `ready`."""
    for news in (of_posts.shown, of_posts.withdrawn, of_posts.changed, of_posts.unseen_changed):
        news.connect(hear_of_posts)
    for news in (
        of_people.account_withdrawn,
        of_people.account_opened,
        of_people.account_changed,
        of_people.account_described,
    ):
        news.connect(hear_of_person)
    of_boards.boards_changed.connect(hear_of_boards)
    post_save.connect(hear_of_newcomer, sender=User)
    for model in (PostEntry, PersonEntry, BoardEntry):
        post_delete.connect(forget_entry, sender=model)


def hear_of_posts(sender: object, post_ids: Iterable[int], **more: Any) -> None:
    write_entries(PostEntry, post_ids)


def hear_of_person(sender: object, person: User, **more: Any) -> None:
    follow_person(person=person)


def hear_of_newcomer(sender: object, instance: User, created: bool, **more: Any) -> None:
    if created:
        transaction.on_commit(lambda: write_entries(PersonEntry, [instance.pk]), robust=True)


def hear_of_boards(sender: object, board_ids: Iterable[int], **more: Any) -> None:
    write_entries(BoardEntry, board_ids)
