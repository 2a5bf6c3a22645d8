"""What every template knows."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest


def site(request: HttpRequest) -> dict[str, Any]:
    return {
        "site_name": settings.SITE_NAME,
        "site_url": settings.SITE_URL,
        "can_send_mail": settings.CAN_SEND_MAIL,
        "google_sign_in": bool(settings.GOOGLE_CLIENT_ID),
    }
