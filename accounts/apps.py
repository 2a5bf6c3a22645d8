from typing import Any

from django.apps import AppConfig
from django.db import transaction
from django.db.models.signals import post_delete


class AccountsConfig(AppConfig):
    name = "accounts"
    verbose_name = "People"

    def ready(self) -> None:
        from accounts.models import Profile

        post_delete.connect(remove_picture_too, sender=Profile)


def remove_picture_too(sender: Any, instance: Any, **news: Any) -> None:
    """A person's picture goes with them, in whatever way they go."""
    from accounts.services.pictures import remove_objects

    keys = instance.picture_keys
    if keys:
        transaction.on_commit(lambda: remove_objects(keys))
