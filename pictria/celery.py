"""The Celery application that web, worker and beat share."""

import os
from typing import Any

from celery import Celery
from celery.signals import worker_init, worker_ready

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "pictria.settings")

app = Celery("pictria")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()

# A task may wait longer for the database than a page does, but not for ever.
DATABASE_DEADLINE = 60
# What beat would send only after its first interval has passed.
AT_START = (
    "pictria.search.tasks.add_missing_entries",
    "posts.tasks.send_pending_images",
    "posts.tasks.relocate_overdue_images",
    "posts.tasks.fold_views",
    "posts.tasks.count_tags",
    "posts.tasks.refresh_top",
    "posts.tasks.refresh_most_viewed",
    "posts.tasks.refresh_latest",
    "posts.tasks.refresh_top_tags",
)


@worker_init.connect
def _limit_waits_for_the_database(**news: Any) -> None:
    from pictria.core.database import install_deadline

    install_deadline(DATABASE_DEADLINE)


@worker_ready.connect
def _catch_up(sender: Any, **news: Any) -> None:
    from pictria.core.editions import EVERYTHING, renew

    # What was withdrawn while Redis was away, by a process that is gone since, shows no longer.
    renew(EVERYTHING)
    for name in AT_START:
        sender.app.send_task(name)
