"""What workers do. Each task bears a vanished row and a second run."""

from typing import Any

from celery import Task, shared_task

from pictria.decoding import clear_forgotten_files
from pictria.images.pipeline import Busy, Failed
from posts.services import discarding, processing, relocation, removal, sending, strays


@shared_task(bind=True, max_retries=None)
def process_image(self: "Task[Any, Any]", image_id: int) -> None:
    try:
        processing.process_image(image_id)
    except Busy as busy:
        raise self.retry(countdown=busy.retry_after) from busy
    except Failed as failed:
        raise self.retry(countdown=60) from failed


@shared_task
def send_pending_images() -> int:
    return sending.send_pending()


@shared_task
def relocate_overdue_images() -> int:
    return relocation.relocate_overdue()


@shared_task
def remove_discarded_objects() -> int:
    return discarding.remove_discarded()


@shared_task
def sweep_forgotten_uploads() -> int:
    clear_forgotten_files()
    return removal.sweep_forgotten_uploads()


@shared_task
def sweep_stray_objects() -> int:
    return strays.sweep_stray_objects()
