"""`python -m bench.sign_in DATABASE NAME [BACKEND]` signs somebody in and prints their cookies."""

import sys

from bench.site import open_database

DJANGOS = "django.contrib.auth.backends.ModelBackend"


def main(url: str, name: str, backend: str | None = None) -> None:
    """Print them as a browser would send them: the session, and what makes forms theirs."""
    open_database(url)
    from django.test import Client

    from accounts.models import User

    client = Client(headers={"host": "localhost"})
    client.force_login(User.objects.get(username=name), backend)
    client.get("/privacy/")
    print("; ".join(f"{name}={cookie.value}" for name, cookie in client.cookies.items()))


if __name__ == "__main__":
    main(*sys.argv[1:])
