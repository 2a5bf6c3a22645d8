"""Where a request comes from."""

from ipaddress import IPv6Address

from django.conf import settings
from django.http import HttpRequest

HOUSEHOLD = 64


def network_of(request: HttpRequest) -> str:
    """The network address of who asks, as far as TRUSTED_PROXIES proxies can be believed.

    Of an IPv6 address only the half that a household has: its devices draw the other one anew
    every day, and anybody has as many of those as they like. Not checked otherwise: it may be
    "" or what a proxy made up.
    """
    told = _told_address(request)
    return _household(told) if ":" in told else told


def _household(told: str) -> str:
    try:
        address = IPv6Address(told.partition("%")[0])
    except ValueError:
        return ""
    return str(address.ipv4_mapped or IPv6Address(int(address) >> HOUSEHOLD << HOUSEHOLD))


def _told_address(request: HttpRequest) -> str:
    """Each proxy adds, at the end, whom it was asked by; what stands before, anybody can write."""
    proxies: int = settings.ALLAUTH_TRUSTED_PROXY_COUNT
    forwarded = request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")
    if 0 < proxies <= len(forwarded):
        return str(forwarded[-proxies].strip())
    return str(request.META.get("REMOTE_ADDR", ""))
