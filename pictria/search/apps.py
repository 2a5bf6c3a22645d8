from django.apps import AppConfig


class SearchConfig(AppConfig):
    name = "pictria.search"
    label = "search"

    def ready(self) -> None:
        from pictria.core import sections
        from pictria.search.receivers import connect
        from pictria.search.sections import SECTIONS

        connect()
        sections.register(*SECTIONS)
