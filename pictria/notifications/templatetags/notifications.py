"""What the bar says about what is new."""

from django import template

from pictria.notifications.bell import MOST, number_of_unread

register = template.Library()
register.simple_tag(number_of_unread, name="unread_notifications")


@register.filter
def up_to_most(number: int) -> str:
    """The number as the bar says it: nothing for none."""
    return f"{MOST}+" if number > MOST else str(number or "")
