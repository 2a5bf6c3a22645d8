from django.apps import AppConfig


class NotificationsConfig(AppConfig):
    name = "pictria.notifications"
    label = "notifications"

    def ready(self) -> None:
        from accounts import who_asks
        from pictria.core import sections
        from pictria.notifications.bell import HAS_UNREAD, any_unread
        from pictria.notifications.receivers import connect
        from pictria.notifications.sections import SECTIONS

        connect()
        sections.register(*SECTIONS)
        who_asks.register(HAS_UNREAD, any_unread)
