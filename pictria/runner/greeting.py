"""What the site says of itself once it answers."""

from django.conf import settings
from django.db import connection

from accounts import first_administrator
from pictria.runner.addresses import listening_addresses


def greeting() -> str:
    """Where the site is and, while it has no administrator, how to become the first."""
    lines = [f"Pictria is at {settings.SITE_URL}/"]
    if not settings.SITE_URL.startswith("http://localhost:"):
        lines.append(f"It listens at {', '.join(listening_addresses())}")
    if link := _first_administrator_link():
        lines.append(f"Make the first administrator, once: {link}")
    return "\n".join(["", *(f"  {line}" for line in lines), "  Ctrl-C stops it.", ""])


def _first_administrator_link() -> str | None:
    try:
        return first_administrator.link()
    finally:
        connection.close()  # It would stay open for as long as the site runs.
