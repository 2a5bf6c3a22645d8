"""How templates show people."""

from django import template

from accounts.avatars import avatar_address
from accounts.models import User

register = template.Library()


@register.filter
def avatar_src(person: User, size: int) -> str:
    """The address of a person's picture; select_related("profile") saves its query."""
    return avatar_address(person, size)
