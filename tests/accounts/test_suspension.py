"""Paused accounts read, and do not share or change anything."""

from datetime import UTC, datetime, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory
from django.utils import timezone

from accounts.models import Profile, User
from accounts.permissions import may_write, refuse_suspended
from tests.support.people import PASSWORD, person, signed_in

pytestmark = pytest.mark.django_db


@may_write
def write(request: HttpRequest) -> HttpResponse:
    """Writes."""
    return HttpResponse("written")


@pytest.fixture
def paused() -> User:
    made: User = person("ann", suspended_until=timezone.now() + timedelta(days=7))
    return made


def test_the_sentence_says_until_when() -> None:
    ann = User(suspended_until=datetime(2127, 3, 3, 12, tzinfo=UTC))
    with pytest.raises(PermissionDenied) as refusal:
        refuse_suspended(ann)
    assert str(refusal.value) == (
        "Your account is paused until 3 March 2127. You can read, but not share or change anything."
    )


@pytest.mark.parametrize("until", [None, datetime(2020, 1, 1, tzinfo=UTC)])
def test_others_are_not_refused(until: datetime | None) -> None:
    refuse_suspended(User(suspended_until=until))


def test_views_that_write(paused: User) -> None:
    request = RequestFactory().post("/")
    request.user = paused
    with pytest.raises(PermissionDenied):
        write(request)
    request.user = person("bea")
    assert write(request).content == b"written"
    assert write.__doc__ == "Writes."


def test_views_that_write_send_strangers_to_sign_in() -> None:
    from django.contrib.auth.models import AnonymousUser

    request = RequestFactory().get("/create/")
    request.user = AnonymousUser()
    assert write(request)["Location"] == "/accounts/login/?next=/create/"


@pytest.mark.usefixtures("no_mail")
def test_paused_people_sign_in_and_read(paused: User) -> None:
    client = Client()
    client.post("/accounts/login/", {"login": "ann", "password": PASSWORD})
    assert client.session["_auth_user_id"] == str(paused.pk)
    for page in ("/", "/settings/", "/settings/username/"):
        assert client.get(page).status_code == 200


@pytest.mark.parametrize("page", ["/settings/", "/settings/username/"])
def test_paused_people_change_nothing(paused: User, page: str) -> None:
    answer = signed_in(paused).post(page, {"bio": "x", "username": "anna"})
    assert answer.status_code == 403
    assert "paused until" in answer.content.decode()
    assert Profile.objects.get().bio == ""
    assert User.objects.get().username == "ann"


@pytest.mark.parametrize("page", ["/create/", "/create/upload/"])
def test_paused_people_share_nothing(paused: User, page: str) -> None:
    assert signed_in(paused).post(page).status_code == 403
