"""Signing in with a password, and out again."""

import pytest
from allauth.account.models import EmailAddress
from django.contrib.auth.hashers import MD5PasswordHasher
from django.test import Client
from pytest_django import Settings

from accounts.models import User
from pictria.core.cache import FailSoftRedisCache
from tests.support.people import PASSWORD, person

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("no_mail")]
LOG_IN, LOG_OUT = "/accounts/login/", "/accounts/logout/"


def log_in(client: Client, login: str, password: str = PASSWORD) -> int:
    return client.post(LOG_IN, {"login": login, "password": password}).status_code


def who(client: Client) -> User | None:
    return User.objects.filter(pk=client.session.get("_auth_user_id", 0)).first()


@pytest.fixture
def ann() -> User:
    made: User = person("Ann", email="Ann@Example.org")
    return made


@pytest.mark.parametrize(
    "login", ["Ann", "ann", "ANN", "ann@example.org", "ANN@EXAMPLE.ORG", " ann "]
)
def test_name_and_address_in_any_case(stranger: Client, ann: User, login: str) -> None:
    assert log_in(stranger, login) == 302
    assert who(stranger) == ann


@pytest.mark.parametrize(
    ("login", "password"),
    [("ann", "wrong"), ("bea", PASSWORD), ("a" * 100_000, PASSWORD), ("ann\0", PASSWORD), ("", "")],
)
@pytest.mark.usefixtures("ann")
def test_everything_else_is_refused_with_a_sentence(
    stranger: Client, login: str, password: str
) -> None:
    assert log_in(stranger, login, password) == 422
    assert who(stranger) is None


@pytest.mark.usefixtures("ann")
def test_an_unknown_name_and_a_wrong_password_sound_the_same(stranger: Client) -> None:
    texts = [
        stranger.post(LOG_IN, {"login": login, "password": "wrong"}).context["form"].errors
        for login in ("ann", "bea", "ann@example.org")
    ]
    assert texts[0] == texts[1] == texts[2]


class TestTheTimeItTakes:
    """A tenth of a second for each hash tells whether somebody is known, if they differ."""

    @pytest.fixture
    def hashed(self, monkeypatch: pytest.MonkeyPatch, ann: User) -> list[str]:
        passwords: list[str] = []
        real = MD5PasswordHasher.encode

        def encode(self: MD5PasswordHasher, password: str, salt: str) -> str:
            passwords.append(password)
            return real(self, password, salt)

        monkeypatch.setattr(MD5PasswordHasher, "encode", encode)
        return passwords

    @pytest.mark.parametrize("login", ["ann", "bea", "ann@example.org", "bea@example.org", "@"])
    def test_is_that_of_one_hash(self, stranger: Client, hashed: list[str], login: str) -> None:
        assert log_in(stranger, login, "wrong") == 422
        assert len(hashed) == 1

    def test_also_where_several_claim_an_address(
        self, stranger: Client, ann: User, hashed: list[str]
    ) -> None:
        for name in ("bea", "cleo"):
            EmailAddress.objects.create(user=person(name), email=ann.email)
        hashed.clear()
        log_in(stranger, ann.email, "wrong")
        assert len(hashed) == 1
        log_in(stranger, ann.email)
        assert who(stranger) == ann

    def test_also_for_whoever_has_no_password(
        self, stranger: Client, ann: User, hashed: list[str]
    ) -> None:
        ann.set_unusable_password()
        ann.save()
        log_in(stranger, "ann")
        assert len(hashed) == 1
        assert who(stranger) is None


def test_a_proven_address_leads_to_whoever_proved_it(stranger: Client, ann: User) -> None:
    bea = person("bea", password="another battery")
    EmailAddress.objects.create(user=bea, email=ann.email, verified=True)
    assert log_in(stranger, ann.email) == 422
    assert log_in(stranger, ann.email, "another battery") == 302
    assert who(stranger) == bea


def test_tries_are_counted(stranger: Client, ann: User) -> None:
    for _ in range(5):
        log_in(stranger, "ann", "wrong")
    page = stranger.post(LOG_IN, {"login": "ann", "password": PASSWORD})
    assert "Too many tries" in page.content.decode()
    assert who(stranger) is None


def test_closed_accounts_stay_out(stranger: Client, ann: User) -> None:
    ann.is_active = False
    ann.save()
    log_in(stranger, "ann")
    assert who(stranger) is None


def test_logging_out_takes_a_post(stranger: Client, ann: User) -> None:
    log_in(stranger, "ann")
    stranger.get(LOG_OUT)
    assert who(stranger) == ann
    assert stranger.post(LOG_OUT)["Location"] == "/"
    assert who(stranger) is None


def test_only_addresses_of_the_site_are_gone_to(stranger: Client, ann: User) -> None:
    said = {"login": "ann", "password": PASSWORD, "next": "https://evil.example/"}
    assert stranger.post(LOG_IN, said)["Location"] == "/"


class TestWithRedisDead:
    @pytest.fixture(autouse=True)
    def _dead(self, settings: Settings) -> None:
        cache = {**settings.CACHES["default"], "LOCATION": "redis://127.0.0.1:9/0"}
        settings.CACHES = {"default": cache}
        FailSoftRedisCache._asleep_until = 0.0

    def test_signing_in_works(self, stranger: Client, ann: User) -> None:
        assert log_in(stranger, "ann") == 302
        assert who(stranger) == ann

    def test_signing_up_works(self, stranger: Client) -> None:
        said = {"username": "bea", "password1": PASSWORD}
        assert stranger.post("/accounts/signup/", said).status_code == 302
        assert who(stranger) == User.objects.get()

    def test_a_wrong_password_is_still_wrong(self, stranger: Client, ann: User) -> None:
        assert log_in(stranger, "ann", "wrong") == 422


class TestOnceMailIsSetUp:
    """People from before it keep their way in."""

    def test_without_an_address(self, stranger: Client, mail: None) -> None:
        bea = person("bea")
        assert log_in(stranger, "bea") == 302
        assert who(stranger) == bea

    def test_an_address_has_to_be_confirmed(self, stranger: Client, ann: User, mail: None) -> None:
        log_in(stranger, "ann")
        assert who(stranger) is None
