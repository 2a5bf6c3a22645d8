"""The first administrator comes by a link, once."""

from datetime import timedelta
from urllib.parse import urlsplit

import pytest
from allauth.account.models import EmailAddress
from django.core.signing import TimestampSigner
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from accounts import first_administrator
from accounts.models import Profile, User
from tests.support.people import PASSWORD, person, signed_in

pytestmark = pytest.mark.django_db
ROOT = {"username": "admin", "email": "", "password": PASSWORD}


@pytest.fixture
def page() -> str:
    link = first_administrator.link()
    assert link
    return urlsplit(link).path


def test_the_link_stands_at_the_sites_address(settings: Settings) -> None:
    settings.SITE_URL = "https://pictures.example"
    link = first_administrator.link()
    assert link
    assert link.startswith("https://pictures.example/accounts/first-administrator/")


def test_there_is_no_link_once_there_is_an_administrator(page: str) -> None:
    User.objects.create_superuser("root", password=PASSWORD)
    assert first_administrator.link() is None
    assert Client().get(page).status_code == 410


def test_it_makes_an_administrator_and_signs_in(stranger: Client, page: str) -> None:
    assert stranger.get(page).status_code == 200
    assert stranger.post(page, ROOT)["Location"] == "/"
    admin = User.objects.get()
    assert (admin.username, admin.is_superuser, admin.is_staff) == ("admin", True, True)
    assert admin.check_password(PASSWORD)
    assert Profile.objects.get().user == admin
    assert stranger.session["_auth_user_id"] == str(admin.pk)
    assert stranger.get("/admin/").status_code == 200


def test_an_address_counts_as_proven(stranger: Client, page: str, mail: None) -> None:
    stranger.post(page, {**ROOT, "email": "Root@Example.org"})
    address = EmailAddress.objects.get()
    assert (address.email, address.verified, address.primary) == ("root@example.org", True, True)
    again = Client()
    again.post("/accounts/login/", {"login": "root@example.org", "password": PASSWORD})
    assert "_auth_user_id" in again.session


def test_without_an_address_one_signs_in_again_where_mail_is_sent(
    stranger: Client, page: str, mail: None
) -> None:
    stranger.post(page, ROOT)
    again = Client()
    again.post("/accounts/login/", {"login": "admin", "password": PASSWORD})
    assert "_auth_user_id" in again.session


def test_it_works_once(stranger: Client, page: str) -> None:
    stranger.post(page, ROOT)
    for second in (Client().get(page), Client().post(page, {**ROOT, "username": "eve"})):
        assert second.status_code == 410
        assert "older than a day" in second.content.decode()
    assert User.objects.count() == 1


@pytest.mark.parametrize("way", ["rank", "account"])
def test_a_used_link_stays_spent_without_an_administrator(
    stranger: Client, page: str, way: str
) -> None:
    stranger.post(page, ROOT)
    if way == "account":
        heir = User.objects.create_superuser("heir", password=PASSWORD)
        deletion = f"/admin/accounts/user/{User.objects.get(username='admin').pk}/delete/"
        assert signed_in(heir).post(deletion, {"post": "yes"}).status_code == 302
    User.objects.update(is_superuser=False)
    assert Client().get(page).status_code == 410
    assert Client().post(page, {**ROOT, "username": "eve"}).status_code == 410
    # Whoever starts the site again is given another one.
    link = first_administrator.link()
    assert link
    assert Client().get(urlsplit(link).path).status_code == 200


def test_people_who_sign_up_first_do_not_spend_it(stranger: Client, page: str) -> None:
    person("ann")
    assert stranger.post(page, ROOT).status_code == 302


def test_it_works_for_a_day(stranger: Client, page: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for hours, status in ((23.9, 200), (24.1, 410)):
        later = (timezone.now() + timedelta(hours=hours)).timestamp()
        monkeypatch.setattr("django.core.signing.time.time", lambda at=later: at)
        assert stranger.get(page).status_code == status


@pytest.mark.parametrize("token", ["x", "first-administrator", "a.b.c", "signed elsewhere"])
def test_made_up_links_are_none(stranger: Client, token: str) -> None:
    if token == "signed elsewhere":
        token = TimestampSigner(sep=".").sign(first_administrator.SUBJECT)
    answer = stranger.post(f"/accounts/first-administrator/{token}/", ROOT)
    assert answer.status_code == 410
    assert not User.objects.exists()


@pytest.mark.parametrize(
    ("field", "said"),
    [
        ("username", "a dm"),
        ("username", "BEA"),
        ("username", "a\0b"),
        ("username", ""),
        ("email", "nothing"),
        ("email", "Bea@example.org"),
        ("password", "short"),
        ("password", ""),
        ("password", "password\0"),
    ],
)
def test_what_cannot_be_is_refused(stranger: Client, page: str, field: str, said: str) -> None:
    person("bea", email="bea@example.org")
    answer = stranger.post(page, {**ROOT, field: said})
    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == [field]
    assert not User.objects.filter(is_superuser=True).exists()


def test_an_empty_form_is_refused(stranger: Client, page: str) -> None:
    assert stranger.post(page, {}).status_code == 422
