"""Settings of what works behind the pages: the cache, the broker, and what Celery does when."""

from typing import Any

from celery.schedules import crontab

from pictria.environment import address, flag
from pictria.runner.valkey import socket_path
from pictria.settings_feeds import LATEST_PERIOD, MOST_VIEWED_PERIOD, TOP_PERIOD, TOP_TAGS_PERIOD
from pictria.settings_site import VAR

# Redis: the bundled server's sockets unless REDIS_URL names another
REDIS_URL = address("REDIS_URL", schemes=("redis", "rediss", "unix"))
VALKEY_SOCKET = socket_path(VAR)
_cache_address = REDIS_URL or f"unix://{VALKEY_SOCKET}?db=0"
_broker_address = REDIS_URL or f"redis+socket://{VALKEY_SOCKET}?virtual_host=0"
if _broker_address.startswith("unix://"):
    _broker_address = _broker_address.replace("unix://", "redis+socket://", 1)
# Heroku's Redis shows a certificate that it signed itself.
_verify_redis = "required" if flag("REDIS_VERIFY_CERTIFICATE", True) else "none"
_redis_tls = {"ssl_cert_reqs": _verify_redis} if REDIS_URL.startswith("rediss://") else {}

CACHES: dict[str, Any] = {
    "default": {
        "BACKEND": "pictria.core.cache.FailSoftRedisCache",
        "LOCATION": _cache_address,
        "KEY_PREFIX": "pictria",
        "TIMEOUT": 300,
        "OPTIONS": {"socket_timeout": 0.25, "socket_connect_timeout": 0.25, **_redis_tls},
    }
}

# Background work
CELERY_BROKER_URL = _broker_address
CELERY_BROKER_USE_SSL = _redis_tls or None
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_BROKER_CONNECTION_MAX_RETRIES = None
CELERY_BROKER_TRANSPORT_OPTIONS = {
    "visibility_timeout": 15 * 60,
    "unacked_restore_throttle": 1,
    "socket_timeout": 2,
    "socket_connect_timeout": 0.5,
    "max_retries": 0,
    "global_keyprefix": "pictria:",
}
# A page never waits for the broker: the row is the queue of record, and the sweep sends again.
CELERY_TASK_PUBLISH_RETRY = False
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_TASK_TIME_LIMIT = 10 * 60
CELERY_TASK_SOFT_TIME_LIMIT = 9 * 60
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_TASK_DEFAULT_QUEUE = "default"
CELERY_TASK_ROUTES = {"posts.tasks.process_image": {"queue": "images"}}
CELERY_TIMEZONE = "UTC"
CELERY_BEAT_SCHEDULE_FILENAME = str(VAR / "beat-schedule")


def _at_night(minute: int) -> crontab:
    """Once a day by the clock: a dyno that restarts daily would never see a whole day pass."""
    return crontab(hour=4, minute=minute)


# Seconds after which authors, and the order of Most viewed, know who looked.
VIEWS_FOLDED_EVERY = 60

CELERY_BEAT_SCHEDULE = {
    "send-pending-images": {"task": "posts.tasks.send_pending_images", "schedule": 60},
    "relocate-overdue-images": {"task": "posts.tasks.relocate_overdue_images", "schedule": 60},
    "remove-discarded-objects": {"task": "posts.tasks.remove_discarded_objects", "schedule": 60},
    "fold-views": {"task": "posts.tasks.fold_views", "schedule": VIEWS_FOLDED_EVERY},
    "refresh-top": {"task": "posts.tasks.refresh_top", "schedule": TOP_PERIOD},
    "refresh-most-viewed": {
        "task": "posts.tasks.refresh_most_viewed",
        "schedule": MOST_VIEWED_PERIOD,
    },
    "refresh-latest": {"task": "posts.tasks.refresh_latest", "schedule": LATEST_PERIOD},
    "refresh-top-tags": {"task": "posts.tasks.refresh_top_tags", "schedule": TOP_TAGS_PERIOD},
    "count-tags": {"task": "posts.tasks.count_tags", "schedule": 1800},
    "sweep-data-jobs": {"task": "pictria.portability.tasks.sweep_jobs", "schedule": 60},
    "sweep-forgotten-uploads": {"task": "posts.tasks.sweep_forgotten_uploads", "schedule": 3600},
    "sweep-stray-objects": {"task": "posts.tasks.sweep_stray_objects", "schedule": _at_night(10)},
    "send-digests": {"task": "pictria.notifications.tasks.send_digests", "schedule": 600},
    "sweep-notifications": {
        "task": "pictria.notifications.tasks.sweep_lines",
        "schedule": _at_night(50),
    },
    "repair-search-entries": {
        "task": "pictria.search.tasks.repair_entries",
        "schedule": _at_night(20),
    },
    "delete-left-accounts": {"task": "accounts.tasks.delete_left_accounts", "schedule": 3600},
    "let-in-the-waiting": {"task": "accounts.tasks.let_in_the_waiting", "schedule": 60},
    "clear-expired-sessions": {
        "task": "accounts.tasks.clear_expired_sessions",
        "schedule": _at_night(40),
    },
}
