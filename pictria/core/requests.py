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
    """The page of this site where a button was pressed, for those without scripts."""
    page = request.headers.get("Referer", "")
    if not url_has_allowed_host_and_scheme(page, {request.get_host()}):
        return otherwise
    address = urlsplit(page)
    path = "/" + address.path.lstrip("/")  # two slashes would be another site
    return f"{path}?{address.query}" if address.query else path


def came_from(request: HttpRequest, *, otherwise: str) -> str:
    """The page that a form names as `next`, without its fragment, if it is one of this site."""
    address = request.POST.get("next", "").partition("#")[0]
    own = url_has_allowed_host_and_scheme(
        address, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return address if own and address.isprintable() else otherwise
