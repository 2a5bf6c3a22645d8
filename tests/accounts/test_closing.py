"""Closed accounts: what was shared of them does not stay where it was."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.test import Client

from accounts.models import Profile, User
from accounts.services.closing import close_accounts
from accounts.signals import account_withdrawn
from pictria.storage import media
from tests.support import pictures
from tests.support.people import person, signed_in

pytestmark = pytest.mark.django_db
LIST = "/admin/accounts/user/"


@pytest.fixture
def ann() -> User:
    made: User = person("ann")
    picture = SimpleUploadedFile("me.jpg", pictures.jpeg())
    signed_in(made).post("/settings/", {"bio": "", "picture": picture})
    return made


@pytest.fixture
def root() -> Client:
    return signed_in(person("root", is_staff=True, is_superuser=True))


@pytest.fixture
def closed() -> Iterator[list[User]]:
    """Of whom was said that their account is closed."""
    people: list[User] = []

    def hear(person: User, **news: Any) -> None:
        people.append(person)

    account_withdrawn.connect(hear)
    yield people
    account_withdrawn.disconnect(hear)


def keys() -> set[str]:
    return {key for key, _ in media.objects()}


def change(client: Client, user: User, **said: Any) -> int:
    profile = Profile.objects.get(user=user)
    inline = {"profile-TOTAL_FORMS": 1, "profile-INITIAL_FORMS": 1, "profile-0-user": user.pk}
    form = {"username": user.username, "email": "", **inline, "profile-0-id": profile.pk, **said}
    return client.post(f"{LIST}{user.pk}/change/", form).status_code


@pytest.mark.parametrize("way", ["page", "action"])
def test_an_administrator_closes_an_account(
    root: Client, ann: User, closed: list[User], way: str
) -> None:
    before = keys()
    if way == "page":
        assert change(root, ann) == 302
    else:
        root.post(LIST, {"action": "close", "_selected_action": [ann.pk]})
    assert not User.objects.get(pk=ann.pk).is_active
    assert closed == [ann]
    assert keys() == set(Profile.objects.get(user=ann).picture_keys)
    assert len(keys()) == len(before)
    assert not keys() & before


def test_what_else_is_changed_closes_nothing(root: Client, ann: User, closed: list[User]) -> None:
    before = keys()
    assert change(root, ann, is_active="on", username="anna") == 302
    assert (closed, keys()) == ([], before)


def test_an_account_is_closed_once(ann: User, closed: list[User]) -> None:
    assert close_accounts(people=User.objects.all()) == 1
    assert close_accounts(people=User.objects.all()) == 0
    assert closed == [ann]


def test_nothing_is_said_before_the_commit(ann: User, closed: list[User]) -> None:
    before = keys()
    with transaction.atomic():
        close_accounts(people=User.objects.all())
        assert (closed, keys()) == ([], before)
    assert closed == [ann]


def test_a_picture_that_cannot_be_moved_goes(
    ann: User, closed: list[User], monkeypatch: pytest.MonkeyPatch
) -> None:
    def away(*args: Any) -> None:
        raise OSError("no storage today")

    monkeypatch.setattr(media, "copy", away)
    close_accounts(people=User.objects.all())
    assert Profile.objects.get(user=ann).picture == ""
    assert keys() == set()
    assert closed == [ann]


def test_without_a_picture_or_a_profile(closed: list[User]) -> None:
    person("bea")
    person("cleo").profile.delete()
    assert close_accounts(people=User.objects.all()) == 2
    assert len(closed) == 2


def test_administrators_do_not_close_themselves_by_the_action(root: Client) -> None:
    root.post(LIST, {"action": "close", "_selected_action": [root.user.pk]})  # type: ignore[attr-defined]
    assert User.objects.get().is_active


def test_moderators_close_nobody(ann: User) -> None:
    from django.contrib.auth.models import Group

    from accounts.models.user import MODERATORS

    mo = person("mo", is_staff=True)
    mo.groups.add(Group.objects.get(name=MODERATORS))
    signed_in(mo).post(LIST, {"action": "close", "_selected_action": [ann.pk]})
    assert User.objects.get(pk=ann.pk).is_active
