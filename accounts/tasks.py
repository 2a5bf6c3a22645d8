from celery import shared_task
from django.core.management import call_command

from accounts.services import following, leaving
from accounts.services.sessions import forget_ended_sessions


@shared_task
def clear_expired_sessions() -> None:
    """Removes sessions that nobody can come back to, and what was noted about them."""
    call_command("clearsessions")
    forget_ended_sessions()


@shared_task
def delete_left_accounts() -> int:
    return leaving.delete_left_accounts()


@shared_task
def let_in_the_waiting() -> int:
    """Goes on where very many had asked to follow an account that is open now."""
    return following.let_in_the_waiting()
