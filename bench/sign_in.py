"""`python -m bench.sign_in DATABASE NAME` signs a seeded person in and prints their cookie."""

import sys

from bench.site import open_database


def main(url: str, name: str) -> None:
    """Print it as a browser would send it."""
    open_database(url)
    from django.conf import settings
    from django.test import Client

    from accounts.models import User

    client = Client()
    client.force_login(User.objects.get(username=name))
    print(f"{settings.SESSION_COOKIE_NAME}={client.cookies[settings.SESSION_COOKIE_NAME].value}")


if __name__ == "__main__":
    main(*sys.argv[1:])
