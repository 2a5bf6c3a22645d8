"""Two-step log-in: codes of an app, recovery codes, and passkeys where no browser is needed."""

import json
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from django.contrib.auth.models import Group
from django.core.cache import cache
from django.test import Client
from pytest_django import Settings

from accounts.models import User
from tests.accounts.codes import code, recovery_codes, with_app
from tests.support.people import PASSWORD, SignedIn, person, proven, signed_in
from tests.support.servers.valkey import Valkey

pytestmark = pytest.mark.django_db
LOGIN, SECOND, INDEX = "/accounts/login/", "/accounts/2fa/authenticate/", "/accounts/2fa/"
ACTIVATE, CODES = "/accounts/2fa/totp/activate/", "/accounts/2fa/recovery-codes/"
ADD, BY_PASSKEY = "/accounts/2fa/webauthn/add/", "/accounts/2fa/webauthn/login/"


@pytest.fixture
def ann() -> User:
    return with_app(person("ann"))


def first_step(name: str = "ann", **more: str) -> Client:
    client = Client()
    client.post(LOGIN, {"login": name, "password": PASSWORD, **more})
    return client


def is_in(client: Client) -> bool:
    return bool(client.get("/settings/").status_code == 200)


class TestSettingUp:
    def test_an_app_is_set_up_with_its_first_code(self, owner: SignedIn) -> None:
        proven(owner)
        page = owner.get(ACTIVATE)
        secret = page.context["form"].secret
        assert secret in page.content.decode()
        assert 'src="data:image/svg+xml' in page.content.decode()
        assert owner.post(ACTIVATE, {"code": "000000x"}).status_code == 422
        assert owner.post(ACTIVATE, {"code": code(secret)})["Location"] == CODES
        assert "Two-step log-in is on" in owner.get(INDEX).content.decode()

    def test_recovery_codes_are_shown_once(self, owner: SignedIn) -> None:
        with_app(owner.user)
        proven(owner)
        [first, *_] = recovery_codes(owner.user)
        assert first in owner.get(CODES).content.decode()
        assert first not in owner.get(CODES).content.decode()

    def test_new_codes_take_the_old_ones(self, owner: SignedIn) -> None:
        with_app(owner.user)
        before = recovery_codes(owner.user)
        proven(owner).post(f"{CODES}generate/")
        assert not set(before) & set(recovery_codes(owner.user))

    def test_turning_the_app_off_takes_the_codes_too(self, owner: SignedIn) -> None:
        with_app(owner.user)
        proven(owner).post("/accounts/2fa/totp/deactivate/")
        assert not Authenticator.objects.exists()

    @pytest.mark.parametrize("address", [ACTIVATE, ADD, CODES, f"{CODES}generate/"])
    def test_one_shows_first_that_it_is_oneself(self, owner: SignedIn, address: str) -> None:
        if address.startswith(CODES):
            with_app(owner.user)
        assert owner.get(address)["Location"].startswith("/accounts/reauthenticate/")
        wrong = owner.post("/accounts/reauthenticate/", {"password": "wrong"})
        assert wrong.status_code == 422
        proven(owner)
        assert owner.get(address).status_code == 200


class TestLoggingIn:
    def test_a_password_alone_is_not_enough(self, ann: User) -> None:
        client = first_step()
        assert not is_in(client)
        assert client.get(LOGIN)["Location"] == SECOND
        assert client.post(SECOND, {"code": "123456"}).status_code == 422
        assert not is_in(client)
        client.post(SECOND, {"code": code()})
        assert is_in(client)

    def test_the_second_step_leads_where_one_was_going(self, ann: User) -> None:
        client = first_step(next="/settings/privacy/")
        assert client.post(SECOND, {"code": code()})["Location"] == "/settings/privacy/"

    @pytest.mark.parametrize("steps", [-1, 1])
    def test_a_clock_may_be_half_a_minute_wrong(self, ann: User, steps: int) -> None:
        client = first_step()
        client.post(SECOND, {"code": code(steps=steps)})
        assert is_in(client)

    def test_a_code_works_once(self, ann: User) -> None:
        used = code(steps=1)
        first_step().post(SECOND, {"code": used})
        # allauth remembers it for half a minute only, and it is right for longer.
        cache.delete(f"allauth.mfa.totp.used?user={ann.pk}&code={used}")
        again = first_step()
        assert again.post(SECOND, {"code": used}).status_code == 422
        assert again.post(SECOND, {"code": f" {used[:3]}-{used[3:]} "}).status_code == 422
        assert not is_in(again)

    def test_a_recovery_code_works_once(self, ann: User) -> None:
        [first, *_] = recovery_codes(ann)
        client = first_step()
        client.post(SECOND, {"code": first})
        assert is_in(client)
        assert first_step().post(SECOND, {"code": first}).status_code == 422

    def test_guessing_comes_to_an_end(self, ann: User) -> None:
        client = first_step()
        for guess in range(10):
            client.post(SECOND, {"code": f"{guess:06}"})
        page = client.post(SECOND, {"code": code()})
        assert "Too many tries" in page.content.decode()
        assert not is_in(client)

    @pytest.mark.parametrize("typed", ["", "x" * 1000, "１２３４５６", "🎨" * 6, "-" * 6, "\u2028"])
    def test_whatever_is_typed_is_answered(self, ann: User, typed: str) -> None:
        assert first_step().post(SECOND, {"code": typed}).status_code == 422

    def test_the_second_step_without_a_first_leads_to_the_first(self, stranger: Client) -> None:
        assert stranger.get(SECOND)["Location"] == LOGIN
        assert stranger.post(SECOND, {"code": "1"})["Location"] == LOGIN

    def test_moderators_come_to_the_admin_by_both_steps(self) -> None:
        with_app(person("root", is_staff=True, is_superuser=True))
        client = Client()
        said = {"username": "root", "password": PASSWORD, "next": "/admin/"}
        assert client.post("/admin/login/", said)["Location"].startswith(LOGIN)
        assert client.get("/admin/").status_code == 302
        client.post(LOGIN, {"login": "root", "password": PASSWORD, "next": "/admin/"})
        assert client.get("/admin/").status_code == 302
        assert client.post(SECOND, {"code": code()})["Location"] == "/admin/"
        assert client.get("/admin/").status_code == 200


class TestLostPhones:
    def act(self, client: SignedIn, user: User) -> None:
        said = {"action": "turn_off_two_steps", "_selected_action": [user.pk]}
        client.post("/admin/accounts/user/", said)

    def test_an_administrator_lets_somebody_in_without(self, ann: User) -> None:
        self.act(signed_in(person("root", is_staff=True, is_superuser=True)), ann)
        assert is_in(first_step())

    def test_nobody_else_does(self, ann: User) -> None:
        mo = person("mo", is_staff=True)
        mo.groups.set(Group.objects.all())
        self.act(signed_in(mo), ann)
        assert Authenticator.objects.filter(user=ann).exists()

    @pytest.mark.parametrize("page", ["mfa/authenticator/", "usersessions/usersession/"])
    def test_secrets_are_in_nobodys_admin(self, page: str) -> None:
        root = signed_in(person("root", is_staff=True, is_superuser=True))
        assert root.get(f"/admin/{page}").status_code == 404


# What strangers may send as a passkey, some of it like the real thing at first sight.
SHAPE = {"id": "AAAA", "rawId": "AAAA", "type": "public-key"}
BAD: tuple[Any, ...] = (
    "",
    "null",
    "[]",
    "{}",
    "7",
    "{",
    "[" * 5000,
    "1" * 5000,
    json.dumps("\ud800"),
    json.dumps({"id": 7, "response": []}),
    json.dumps({**SHAPE, "response": {"clientDataJSON": "e30", "attestationObject": "AA"}}),
    json.dumps({**SHAPE, "response": {"clientDataJSON": "e30", "authenticatorData": "AA"}}),
    json.dumps(
        {
            **SHAPE,
            "response": {
                "clientDataJSON": "e30",
                "authenticatorData": "A" * 60,
                "signature": "AA",
                "userHandle": "enp6enp6enp6enp6enp6eno",
            },
        }
    ),
    json.dumps({**SHAPE, "response": {"userHandle": None}}),
    "x" * 30_000,
)


class TestPasskeys:
    @pytest.mark.parametrize("said", BAD, ids=range(len(BAD)))
    def test_nonsense_is_no_way_in(self, stranger: Client, said: str) -> None:
        stranger.get(BY_PASSKEY, headers={"Accept": "application/json"})
        page = stranger.post(BY_PASSKEY, {"credential": said}, follow=True)
        assert page.status_code == 200
        assert "This passkey did not work here" in page.content.decode()

    @pytest.mark.parametrize("said", BAD, ids=range(len(BAD)))
    def test_nonsense_is_not_added(self, owner: SignedIn, said: str) -> None:
        proven(owner).get(ADD)
        page = owner.post(ADD, {"credential": said, "name": "My phone"})
        assert page.status_code == 422
        assert "This passkey did not work here" in page.content.decode()
        assert 'value="My phone"' in page.content.decode()
        assert not Authenticator.objects.exists()

    @pytest.mark.parametrize("said", BAD, ids=range(len(BAD)))
    def test_nonsense_is_no_second_step(self, ann: User, said: str) -> None:
        client = first_step()
        assert client.post(SECOND, {"credential": said}).status_code == 422
        assert not is_in(client)

    def test_they_belong_to_the_sites_own_host(self, owner: SignedIn, settings: Settings) -> None:
        settings.SITE_URL, settings.PASSKEY_HOST = "https://pics.example.org", "pics.example.org"
        settings.ALLOWED_HOSTS = ["pics.example.org", "elsewhere.example.org"]
        owner.defaults["HTTP_HOST"] = "elsewhere.example.org"
        page = proven(owner).get(ADD)
        options = page.context["js_data"]["creation_options"]["publicKey"]
        assert options["rp"]["id"] == "pics.example.org"
        assert "https://pics.example.org only" in page.content.decode()
        owner.defaults["HTTP_HOST"] = "pics.example.org"
        assert "https://pics.example.org only" not in owner.get(ADD).content.decode()

    def test_on_127_0_0_1_the_page_names_localhost(self, owner: SignedIn) -> None:
        owner.defaults["HTTP_HOST"] = "127.0.0.1"
        assert "Passkeys work at the address http://localhost" in owner.get(INDEX).content.decode()

    def test_plain_http_is_said(self, owner: SignedIn, settings: Settings) -> None:
        settings.SITE_URL, settings.PASSKEY_HOST = "http://pics.example.org", "pics.example.org"
        assert "begins with https" in owner.get(INDEX).content.decode()

    def test_nobody_touches_anothers(self, owner: SignedIn, other: SignedIn) -> None:
        data = {"name": "Mine", "credential": {}}
        kind = Authenticator.Type.WEBAUTHN
        theirs = Authenticator.objects.create(user=owner.user, type=kind, data=data)
        for act in ("edit", "remove"):
            address = f"/accounts/2fa/webauthn/keys/{theirs.pk}/{act}/"
            assert proven(other).post(address, {"name": "Hers"}).status_code == 404
        assert Authenticator.objects.get().data["name"] == "Mine"


def test_too_many_tries_are_a_page_of_ours(stranger: Client, settings: Settings) -> None:
    settings.MFA_RATE_LIMITS = {"webauthn_login": "1/m/ip"}
    stranger.post(BY_PASSKEY)
    page = stranger.post(BY_PASSKEY)
    assert page.status_code == 429
    assert "Please wait a few minutes" in page.content.decode()


def test_codes_work_while_redis_is_away(ann: User, valkey: Valkey) -> None:
    with valkey.away():
        client = first_step()
        client.post(SECOND, {"code": code()})
        assert is_in(client)


def test_who_has_the_app_shows_a_code_where_there_is_no_password() -> None:
    gus = with_app(person("gus", password=None))
    client = signed_in(gus)
    assert client.get("/settings/delete/")["Location"].startswith("/accounts/2fa/reauthenticate/")
    client.post("/accounts/2fa/reauthenticate/", {"code": code()})
    assert client.get("/settings/delete/").status_code == 200
