from typing import Any

from django.apps import AppConfig
from django.contrib.auth.signals import user_logged_in, user_logged_out
from django.db import transaction
from django.db.models.signals import post_delete, pre_delete, pre_save


class AccountsConfig(AppConfig):
    name = "accounts"
    verbose_name = "People"

    def ready(self) -> None:
        from allauth.usersessions.models import UserSession

        from accounts import freshness
        from accounts.counters import FOLLOWERS, FOLLOWING
        from accounts.models import Profile, User
        from accounts.sections import SECTIONS
        from accounts.services import leaving, sessions
        from pictria.core import sections
        from pictria.core.counters import register

        freshness.listen()
        post_delete.connect(remove_picture_too, sender=Profile)
        register(FOLLOWERS, FOLLOWING)
        sections.register(*SECTIONS)
        pre_save.connect(sessions.keep_no_address, sender=UserSession)
        user_logged_in.connect(sessions.note_login)
        user_logged_out.connect(sessions.note_logout)
        pre_delete.connect(leaving.retire_names, sender=User)


def remove_picture_too(sender: Any, instance: Any, **news: Any) -> None:
    """A person's picture goes with them, in whatever way they go."""
    from accounts.services.pictures import remove_objects

    keys = instance.picture_keys
    if keys:
        transaction.on_commit(lambda: remove_objects(keys))
