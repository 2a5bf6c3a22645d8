"""People for tests: `person("ann")`, and the browsers they are signed in with."""

from typing import Any

from django.test import Client

from accounts.models import User

PASSWORD = "correct horse battery staple"


class SignedIn(Client):
    """A browser in which `user` is signed in."""

    user: User


def person(username: str = "ann", **fields: Any) -> User:
    """Someone with an account; the password is `PASSWORD`."""
    return User.objects.create_user(username=username, **{"password": PASSWORD, **fields})


def signed_in(user: User) -> SignedIn:
    """A browser in which `user` is signed in; `client.user` is them."""
    client = SignedIn()
    client.force_login(user)
    client.user = user
    return client


def proven(client: SignedIn) -> SignedIn:
    """The same browser, in which the person has just shown once more that it is them."""
    client.post("/accounts/reauthenticate/", {"password": PASSWORD})
    return client
