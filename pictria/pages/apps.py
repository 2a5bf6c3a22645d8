from django.apps import AppConfig
from django.db.models.signals import post_save


class PagesConfig(AppConfig):
    name = "pictria.pages"
    label = "pages"

    def ready(self) -> None:
        from pictria.pages.freshness import renew_page
        from pictria.pages.models import Page

        post_save.connect(renew_page, sender=Page)
