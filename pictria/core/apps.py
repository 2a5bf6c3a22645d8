from django.apps import AppConfig


class CoreConfig(AppConfig):
    name = "pictria.core"
    label = "core"

    def ready(self) -> None:
        # Tasks find their broker only where the Celery application has been loaded.
        import pictria.celery  # noqa: F401
