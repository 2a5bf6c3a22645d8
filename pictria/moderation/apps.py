from django.apps import AppConfig
from django.db.models.signals import post_migrate


class ModerationConfig(AppConfig):
    name = "pictria.moderation"
    label = "moderation"

    def ready(self) -> None:
        from pictria.moderation.group import keep_moderators_group

        post_migrate.connect(keep_moderators_group, sender=self)
