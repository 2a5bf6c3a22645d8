from celery import shared_task

from pictria.notifications.services import digests, reading


@shared_task
def send_digests() -> int:
    return digests.send_digests()


@shared_task
def sweep_lines() -> int:
    return reading.sweep_lines()
