from django.apps import AppConfig


class NotificationsConfig(AppConfig):
    name = "pictria.notifications"
    label = "notifications"

    def ready(self) -> None:
        from pictria.core import sections
        from pictria.notifications.receivers import connect
        from pictria.notifications.sections import SECTIONS

        connect()
        sections.register(*SECTIONS)
