from django.apps import AppConfig


class PagesConfig(AppConfig):
    name = "pictria.pages"
    label = "pages"
