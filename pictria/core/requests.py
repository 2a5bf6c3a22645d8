"""Who asks."""

from typing import TYPE_CHECKING

from django.http import HttpRequest

if TYPE_CHECKING:
    from accounts.models import User


def signed_in(request: HttpRequest) -> "User":
    """The person who asks, behind login_required."""
    assert request.user.is_authenticated
    return request.user
