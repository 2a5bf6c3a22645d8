"""What workers do. Each task bears a vanished row and a second run."""

from celery import shared_task

from accounts.models import User
from collections_app.services import board_counts


@shared_task
def count_boards(board_ids: list[int]) -> None:
    board_counts.count_anew(board_ids)


@shared_task
def count_boards_with(person_id: int) -> None:
    if person := User.objects.filter(pk=person_id).first():
        board_counts.count_all_with(person)
