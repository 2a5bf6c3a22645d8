from celery import shared_task
from django.core.management import call_command


@shared_task
def clear_expired_sessions() -> None:
    """Removes sessions that nobody can come back to."""
    call_command("clearsessions")
