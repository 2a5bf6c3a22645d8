"""Who asks."""

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from django.http import HttpRequest
from django.utils.http import url_has_allowed_host_and_scheme

if TYPE_CHECKING:
    from accounts.models import User


def signed_in(request: HttpRequest) -> "User":
    """The person who asks, behind login_required."""
    assert request.user.is_authenticated
    return request.user


def is_fragment(request: HttpRequest) -> bool:
    """Whether a script asks, for a part of a page: htmx, or one of ours that says so, too."""
    return request.headers.get("HX-Request") == "true"


def way_back(request: HttpRequest, otherwise: str) -> str:
    """The page of this site where a button was pressed, without its fragment.

    Forms name it as `next`; where none did, browsers tell where they come from.
    """
    told = (request.POST.get("next", ""), request.headers.get("Referer", ""))
    return next(filter(None, (_own_page(request, address) for address in told)), otherwise)


def _own_page(request: HttpRequest, address: str) -> str:
    """The path and query of an address of this site; "" for any other."""
    if not (address.isprintable() and url_has_allowed_host_and_scheme(address, request.get_host())):
        return ""
    parts = urlsplit(address)
    path = "/" + parts.path.lstrip("/\\")  # two slashes would be another site
    return f"{path}?{parts.query}" if parts.query else path
