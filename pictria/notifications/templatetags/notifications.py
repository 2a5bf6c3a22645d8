"""What the bar says about what is new."""

from django import template

from accounts.models import User
from pictria.notifications.models import Line

register = template.Library()
MOST = 99


@register.simple_tag
def unread_notifications(person: User) -> int:
    """How many lines the person has not read; one more than MOST stands for any greater number."""
    return Line.objects.shown_to(person).unread()[: MOST + 1].count()


@register.filter
def up_to_most(number: int) -> str:
    return f"{MOST}+" if number > MOST else str(number)
