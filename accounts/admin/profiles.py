"""What a person's profile shows."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.safestring import SafeString

from accounts.admin.reach import may_be_changed
from accounts.avatars import avatar_address
from accounts.forms.admin import ProfileRemovalForm
from accounts.models import Profile, User


def portrait(person: User | None, size: int) -> SafeString | str:
    if person is None or person.pk is None:
        return "–"
    return format_html(
        '<img src="{}" alt="" width="{}" height="{}">', avatar_address(person, size), size, size
    )


class ProfileInline(admin.StackedInline[Profile, User]):
    model = Profile
    form = ProfileRemovalForm
    fields = ("picture", "remove_picture", "bio", "remove_bio")
    readonly_fields = ("picture", "bio")
    can_delete = False

    @admin.display(description="picture")
    def picture(self, profile: Profile) -> SafeString | str:
        return portrait(profile.user, 96)

    def has_add_permission(self, request: HttpRequest, obj: User | None = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return super().has_change_permission(request, obj) and may_be_changed(request, obj)
