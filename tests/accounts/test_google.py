"""Signing in by Google, through the real redirects, with a Google of the tests' own."""

import os
import subprocess
import sys

import pytest
from allauth.account.models import EmailAddress
from allauth.socialaccount.models import SocialAccount, SocialToken
from django.core import mail as outbox
from django.test import Client

from accounts.models import FormerUsername, Profile, User
from tests.accounts.google import ADA, FakeGoogle, sign_up_by_google, through_google
from tests.support.people import PASSWORD, person, proven, signed_in

pytestmark = pytest.mark.django_db
SIGN_UP, CONNECTIONS = "/accounts/3rdparty/signup/", "/accounts/3rdparty/"


def who(client: Client) -> User | None:
    return User.objects.filter(pk=client.session.get("_auth_user_id", 0)).first()


def ask_settings(code: str, **keys: str) -> str:
    """What the product's own settings say with these variables in the environment."""
    setup = "import django; django.setup(); from django.conf import settings; "
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", setup + code],
        env={**os.environ, "DJANGO_SETTINGS_MODULE": "pictria.settings", **keys},
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout.strip()


class TestTheButton:
    @pytest.mark.parametrize("page", ["/accounts/login/", "/accounts/signup/"])
    def test_is_there_with_keys(self, stranger: Client, google: FakeGoogle, page: str) -> None:
        assert "/accounts/google/login/" in stranger.get(page).content.decode()

    @pytest.mark.parametrize("page", ["/accounts/login/", "/accounts/signup/"])
    def test_is_not_there_without(self, stranger: Client, page: str) -> None:
        assert "google" not in stranger.get(page).content.decode().casefold()
        assert stranger.get("/accounts/google/login/").status_code == 404

    def test_keys_in_the_environment_bring_it(self) -> None:
        say = "from django.urls import reverse; print(reverse('google_login'))"
        there = ask_settings(say, GOOGLE_CLIENT_ID="id", GOOGLE_CLIENT_SECRET="of-it")
        assert there == "/accounts/google/login/"
        installed = "print('allauth.socialaccount.providers.google' in settings.INSTALLED_APPS)"
        assert ask_settings(installed, GOOGLE_CLIENT_ID="") == "False"


@pytest.mark.usefixtures("no_mail")
class TestTheFirstTime:
    def test_asks_for_a_name(self, stranger: Client, google: FakeGoogle) -> None:
        assert through_google(stranger)["Location"] == SIGN_UP
        assert not User.objects.exists()
        form = stranger.get(SIGN_UP).context["form"]
        assert form["email"].value() == ADA["email"]
        assert form["username"].value() == ""
        assert stranger.post(SIGN_UP, {"email": ADA["email"]}).status_code == 422

    def test_makes_an_account(self, stranger: Client, google: FakeGoogle) -> None:
        assert sign_up_by_google(stranger, "Lovelace")["Location"] == "/"
        ada = User.objects.get()
        assert who(stranger) == ada
        assert (ada.username, ada.email) == ("Lovelace", ADA["email"])
        assert Profile.objects.get().user == ada
        assert not ada.has_usable_password()
        address = EmailAddress.objects.get()
        assert (address.email, address.verified) == (ADA["email"], True)
        assert not SocialToken.objects.exists()

    @pytest.mark.parametrize("name", ["ANN", "had", "Adm1n", "ann!", ""])
    def test_names_pass_the_same_check(
        self, stranger: Client, google: FakeGoogle, name: str
    ) -> None:
        FormerUsername.objects.create(user=person("ann"), username="Had")
        page = sign_up_by_google(stranger, name)
        assert page.status_code == 422
        assert page.context["form"].errors["username"]
        assert who(stranger) is None
        assert sign_up_by_google(stranger, "ada").status_code == 302

    def test_an_address_that_was_left_out_is_not_kept(
        self, stranger: Client, google: FakeGoogle
    ) -> None:
        sign_up_by_google(stranger, "ada", email="")
        assert User.objects.get().email == ""
        assert not EmailAddress.objects.exists()

    def test_another_address_is_not_taken_for_proven(
        self, stranger: Client, google: FakeGoogle
    ) -> None:
        sign_up_by_google(stranger, "ada", email="victim@example.org")
        address = EmailAddress.objects.get()
        assert (address.email, address.verified) == ("victim@example.org", False)


@pytest.mark.usefixtures("no_mail")
class TestTheNextTime:
    def test_is_a_sign_in(self, stranger: Client, google: FakeGoogle) -> None:
        sign_up_by_google(stranger, "ada")
        google.person["email"] = "moved@gmail.com"
        again = Client()
        assert through_google(again)["Location"] == "/"
        assert who(again) == User.objects.get()

    def test_not_for_a_closed_account(self, stranger: Client, google: FakeGoogle) -> None:
        sign_up_by_google(stranger, "ada")
        User.objects.update(is_active=False)
        again = Client()
        through_google(again)
        assert who(again) is None

    def test_another_google_account_with_the_address_is_another_person(
        self, stranger: Client, google: FakeGoogle
    ) -> None:
        sign_up_by_google(stranger, "ada")
        google.person["sub"] = "2002"
        other = Client()
        assert through_google(other)["Location"] == SIGN_UP
        assert who(other) is None


def holds(username: str, how: str) -> User:
    """Someone who has Ada's address: proven, unproven, as a second one, or only on the account."""
    own = "" if how == "second" else ADA["email"]
    holder: User = person(username, email=own)
    if how != "account only":
        EmailAddress.objects.create(
            user=holder, email=ADA["email"], verified=how == "proven", primary=how != "second"
        )
    return holder


HOW = ["proven", "unproven", "second", "account only"]


@pytest.mark.parametrize("how", HOW)
class TestAnAccountWithTheSameAddress:
    def test_is_not_taken_over(
        self, stranger: Client, google: FakeGoogle, no_mail: None, how: str
    ) -> None:
        ann = holds("ann", how)
        page = sign_up_by_google(stranger, "ada")
        assert page.status_code == 422
        assert "Another account has this e-mail address" in page.content.decode()
        self._untouched(ann, stranger)
        assert User.objects.count() == 1

    def test_is_not_taken_over_where_mail_is_sent(
        self, stranger: Client, google: FakeGoogle, mail: None, how: str
    ) -> None:
        ann = holds("ann", how)
        sign_up_by_google(stranger, "ada")
        self._untouched(ann, stranger)
        assert User.objects.count() == 1
        assert "already" in outbox.outbox[0].subject.casefold() + str(outbox.outbox[0].body)

    def test_stays_apart_from_a_newcomer_with_another_address(
        self, stranger: Client, google: FakeGoogle, no_mail: None, how: str
    ) -> None:
        ann = holds("ann", how)
        sign_up_by_google(stranger, "ada", email="")
        newcomer = who(stranger)
        assert newcomer
        assert newcomer != ann
        assert newcomer.email == ""
        ann.refresh_from_db()
        assert ann.check_password(PASSWORD)
        assert SocialAccount.objects.get().user == newcomer

    def _untouched(self, ann: User, stranger: Client) -> None:
        assert who(stranger) is None
        assert not SocialAccount.objects.exists()
        ann.refresh_from_db()
        assert ann.check_password(PASSWORD)


class TestTheOtherWayRound:
    def test_a_password_sign_up_does_not_reach_an_account_made_by_google(
        self, stranger: Client, google: FakeGoogle, no_mail: None
    ) -> None:
        sign_up_by_google(stranger, "ada")
        eve = Client()
        said = {"username": "eve", "email": ADA["email"].upper(), "password1": PASSWORD}
        assert eve.post("/accounts/signup/", said).status_code == 422
        eve.post("/accounts/login/", {"login": ADA["email"], "password": PASSWORD})
        assert who(eve) is None

    def test_claiming_the_address_does_not_bring_the_google_account(
        self, google: FakeGoogle, mail: None
    ) -> None:
        eve = person("eve")
        EmailAddress.objects.create(user=eve, email=ADA["email"])
        ada = Client()
        through_google(ada)
        assert who(ada) is None
        assert not SocialAccount.objects.filter(user=eve).exists()


@pytest.mark.usefixtures("no_mail")
class TestConnecting:
    def test_one_signs_in_with_both(self, google: FakeGoogle) -> None:
        ann = person("ann", email=ADA["email"])
        through_google(proven(signed_in(ann)), process="connect")
        assert SocialAccount.objects.get().user == ann
        again = Client()
        through_google(again)
        assert who(again) == ann

    def test_a_google_account_belongs_to_one_person(
        self, stranger: Client, google: FakeGoogle
    ) -> None:
        sign_up_by_google(stranger, "ada")
        through_google(proven(signed_in(person("eve"))), process="connect")
        assert SocialAccount.objects.get().user.username == "ada"

    def test_the_last_way_in_is_not_disconnected(
        self, stranger: Client, google: FakeGoogle
    ) -> None:
        sign_up_by_google(stranger, "ada")
        account = SocialAccount.objects.get()
        stranger.post(CONNECTIONS, {"account": account.pk})
        assert SocialAccount.objects.exists()

    def test_the_page_stands_when_the_keys_are_gone(self, owner: Client) -> None:
        SocialAccount.objects.create(user=User.objects.get(), provider="google", uid="1")
        assert owner.get(CONNECTIONS).status_code == 200


@pytest.mark.usefixtures("no_mail")
class TestWhatGoesWrong:
    @pytest.mark.parametrize(
        "answer",
        [
            (400, {"error": "invalid_grant"}),
            (500, {}),
            (200, {}),
            (200, {"access_token": "t", "id_token": "x"}),
        ],
    )
    def test_google_answers_nonsense(
        self, stranger: Client, google: FakeGoogle, answer: tuple[int, dict[str, str]]
    ) -> None:
        google.answer = answer
        assert through_google(stranger).status_code == 401
        assert who(stranger) is None

    def test_a_token_for_another_site(self, stranger: Client, google: FakeGoogle) -> None:
        google.person["aud"] = "another-site"
        assert through_google(stranger).status_code == 401

    def test_somebody_changes_their_mind(self, stranger: Client, google: FakeGoogle) -> None:
        stranger.post("/accounts/google/login/")
        page = stranger.get("/accounts/google/login/callback/", {"error": "access_denied"})
        assert page.status_code in (302, 401)

    @pytest.mark.parametrize("state", ["", "made-up", "\ud83d"])
    def test_an_answer_nobody_asked_for(
        self, stranger: Client, google: FakeGoogle, state: str
    ) -> None:
        said = {"code": "a-code", "state": state.encode("utf-8", "replace").decode()}
        page = stranger.get("/accounts/google/login/callback/", said)
        assert page.status_code == 401
        assert google.asked == []
