"""The Celery application that web, worker and beat share."""

import os

from celery import Celery

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "pictria.settings")

app = Celery("pictria")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()
