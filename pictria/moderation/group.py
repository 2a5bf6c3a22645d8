"""The Moderators group: people who look after the site without owning it."""

from typing import Any

from django.apps import apps
from django.contrib.auth.management import create_permissions
from django.contrib.auth.models import Group, Permission

from accounts.models.user import MODERATORS

MAY = {
    "posts": (
        "view_post",
        "change_post",
        "delete_post",
        "moderate_post",
        "view_image",
        "view_tag",
        "view_comment",
        "delete_comment",
    ),
    "accounts": ("view_user", "change_user", "view_profile", "change_profile"),
    "collections_app": ("view_board",),
    "pages": ("view_page", "change_page"),
}


def keep_moderators_group(sender: Any, **news: Any) -> None:
    """After each migrate, the group exists and may do at least what MAY says."""
    for app in map(apps.get_app_config, MAY):
        # Permissions are made by a signal too, and nothing says which comes first.
        create_permissions(app, verbosity=0)
    group, _ = Group.objects.get_or_create(name=MODERATORS)
    for app_label, codenames in MAY.items():
        group.permissions.add(
            *Permission.objects.filter(content_type__app_label=app_label, codename__in=codenames)
        )
