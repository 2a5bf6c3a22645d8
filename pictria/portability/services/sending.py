"""Jobs are handed to workers; where no broker answers, the sweep does it later."""

import logging
from datetime import timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from pictria.portability.claims import unattended
from pictria.portability.models import Download, Import
from pictria.portability.services.sweeping import each
from posts.services.sending import BROKER_AWAY

logger = logging.getLogger(__name__)
A_RUN = 100
# Where workers have very much to do, the same job must not stand in their queue again and again.
SENT_AGAIN_AFTER = timedelta(minutes=2)


def send(job: Download | Import) -> None:
    """Once this transaction is committed, asks a worker to do the job."""
    transaction.on_commit(lambda: _send(job))


def send_unattended(kind: type[Download | Import]) -> int:
    """Sends again what nobody works at. Gives how many jobs were sent."""
    sent_before = timezone.now() - SENT_AGAIN_AFTER
    waiting: Any = kind._default_manager.filter(unattended(), updated_at__lt=sent_before)
    return each(waiting.order_by("updated_at")[:A_RUN], _send_again)


def _send_again(job: Download | Import) -> None:
    type(job)._default_manager.filter(pk=job.pk).update(updated_at=timezone.now())
    send(job)


def _send(job: Download | Import) -> None:
    from pictria.portability import tasks

    task = tasks.make_download if isinstance(job, Download) else tasks.take_in
    try:
        task.delay(job.pk)
    except BROKER_AWAY:
        logger.warning("no broker: a job waits for the sweep")
