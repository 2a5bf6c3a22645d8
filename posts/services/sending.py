"""Images are handed to workers; the row remembers those that could not be."""

import logging
from collections.abc import Iterable
from contextlib import suppress
from datetime import timedelta

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from kombu.exceptions import OperationalError
from redis.exceptions import RedisError

from posts.models import Image

logger = logging.getLogger(__name__)
# As long as a worker may be at it; a message that was lost is sent again after that.
PATIENCE = timedelta(minutes=10)
A_RUN = 500
BROKER_AWAY = (OperationalError, RedisError, OSError)


def send_for_processing(image_ids: Iterable[int]) -> None:
    """Once this transaction is committed, asks the workers to process these images.

    Where the broker does not answer nothing is lost: the sweep sends them again.
    """
    ids = list(image_ids)
    transaction.on_commit(lambda: _send(ids))


def send_pending() -> int:
    """Sends again what stayed pending. Gives how many images were sent."""
    overdue = Q(sent_at=None) | Q(sent_at__lt=timezone.now() - PATIENCE)
    waiting = Image.objects.filter(overdue, state=Image.State.PENDING, post__isnull=False)
    ids = list(waiting.order_by("sent_at", "id").values_list("pk", flat=True)[:A_RUN])
    return _send(ids)


def ask_to_relocate() -> None:
    """Wakes the sweep for renditions that must move; beat does so every minute."""
    from posts.tasks import relocate_overdue_images

    with suppress(*BROKER_AWAY):
        relocate_overdue_images.delay()


def _send(ids: list[int]) -> int:
    from posts.tasks import process_image

    for sent, image_id in enumerate(ids):
        try:
            process_image.delay(image_id)
        except BROKER_AWAY:
            logger.warning("no broker: %d images wait for the sweep", len(ids) - sent)
            return sent
        Image.objects.filter(pk=image_id).update(sent_at=timezone.now())
    return len(ids)
