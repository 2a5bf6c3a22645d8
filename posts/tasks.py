"""What workers do. Each task bears a vanished row and a second run."""

from typing import Any

from celery import Task, shared_task

from pictria.decoding import clear_forgotten_files
from pictria.images.pipeline import Busy, Failed
from posts import feeds
from posts.services import (
    discarding,
    processing,
    rankings,
    relocation,
    removal,
    sending,
    strays,
    tag_counts,
    views,
    warming,
)


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


@shared_task
def fold_views() -> int:
    return views.fold_views()


@shared_task
def refresh_top() -> None:
    rankings.refresh(feeds.TOP)
    warming.make_first_pages(feeds.TOP)


@shared_task
def refresh_most_viewed() -> None:
    rankings.refresh(feeds.MOST_VIEWED)
    warming.make_first_pages(feeds.MOST_VIEWED)


@shared_task
def refresh_latest() -> None:
    warming.make_first_pages(feeds.LATEST)


@shared_task
def refresh_top_tags() -> None:
    rankings.refresh(feeds.TOP_TAGS)
    warming.make_first_pages(feeds.TOP_TAGS)


@shared_task
def count_tags() -> int:
    return tag_counts.count_tags()
