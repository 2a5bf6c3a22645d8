"""Makes `manage.py run` known to Django."""

from django.apps import AppConfig


class RunnerConfig(AppConfig):
    name = "pictria.runner"
    label = "runner"
