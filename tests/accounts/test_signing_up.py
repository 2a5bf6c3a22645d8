"""Sign-up by form, with and without mail."""

import pytest
from allauth.account.models import EmailAddress
from django.core import mail as outbox
from django.core.mail import EmailMessage
from django.test import Client
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st
from pytest_django import Settings

from accounts.models import FormerUsername, Profile, User
from tests.support.examples import of_one_fixture
from tests.support.people import PASSWORD, person

pytestmark = pytest.mark.django_db
SIGN_UP = "/accounts/signup/"


def form(**said: str) -> dict[str, str]:
    return {"username": "Ann", "email": "", "password1": PASSWORD, **said}


def link_in(message: EmailMessage) -> str:
    text = str(message.body)
    return next(word for word in text.split() if "/confirm-email/" in word)


def refusals(client: Client, **said: str) -> dict[str, list[str]]:
    """What stands by which field; the page must say 422, and nobody must have come of it."""
    before = User.objects.count()
    response = client.post(SIGN_UP, form(**said))
    assert response.status_code == 422
    assert User.objects.count() == before
    return dict(response.context["form"].errors)


def test_our_page_stands_at_allauths_address() -> None:
    assert reverse("account_signup") == SIGN_UP


@pytest.mark.usefixtures("no_mail")
class TestWithoutMail:
    def test_a_name_and_a_password_are_enough(self, stranger: Client) -> None:
        assert stranger.post(SIGN_UP, form())["Location"] == "/"
        ann = User.objects.get()
        assert (ann.username, ann.email) == ("Ann", "")
        assert stranger.session["_auth_user_id"] == str(ann.pk)
        assert Profile.objects.get().user == ann

    def test_an_address_is_kept_and_unconfirmed(self, stranger: Client) -> None:
        stranger.post(SIGN_UP, form(email="Ann@Example.org"))
        address = EmailAddress.objects.get()
        assert (address.email, address.primary, address.verified) == (
            "ann@example.org",
            True,
            False,
        )
        assert User.objects.get().email == "ann@example.org"
        assert outbox.outbox == []

    def test_a_taken_address_is_refused(self, stranger: Client) -> None:
        person("bea", email="ann@example.org")
        assert "email" in refusals(stranger, email="ANN@example.org")

    def test_an_address_that_somebody_only_added_is_refused(self, stranger: Client) -> None:
        EmailAddress.objects.create(user=person("bea"), email="ann@example.org")
        assert "email" in refusals(stranger, email="ann@example.org")


@pytest.mark.usefixtures("mail")
class TestWithMail:
    def test_nobody_is_in_before_the_address_is_confirmed(self, stranger: Client) -> None:
        sent = stranger.post(SIGN_UP, form(email="ann@example.org"))
        assert sent["Location"] == reverse("account_email_verification_sent")
        assert "_auth_user_id" not in stranger.session
        assert User.objects.get().profile

        link = link_in(outbox.outbox[0])
        assert stranger.get(link).status_code == 200
        assert "_auth_user_id" not in stranger.session
        stranger.post(link)
        assert EmailAddress.objects.get().verified
        assert stranger.session["_auth_user_id"] == str(User.objects.get().pk)

    def test_the_password_alone_does_not_let_in(self, stranger: Client) -> None:
        stranger.post(SIGN_UP, form(email="ann@example.org"))
        other = Client()
        other.post("/accounts/login/", {"login": "ann", "password": PASSWORD})
        assert "_auth_user_id" not in other.session

    def test_an_address_is_needed(self, stranger: Client) -> None:
        assert "email" in refusals(stranger, email="")

    def test_a_taken_address_is_told_to_its_owner_only(self, stranger: Client) -> None:
        person("bea", email="ann@example.org")
        answer = stranger.post(SIGN_UP, form(email="ann@example.org"))
        assert answer["Location"] == reverse("account_email_verification_sent")
        assert User.objects.count() == 1
        assert outbox.outbox[0].to == ["ann@example.org"]
        assert "_auth_user_id" not in stranger.session

    def test_a_dead_mail_server_is_said(self, stranger: Client, settings: Settings) -> None:
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9
        answer = stranger.post(SIGN_UP, form(email="ann@example.org"))
        assert answer.status_code == 503
        assert "could not be sent" in answer.content.decode()


@pytest.mark.usefixtures("no_mail")
class TestNames:
    @pytest.mark.parametrize("name", ["ann", "ANN"])
    def test_taken_in_any_case(self, stranger: Client, name: str) -> None:
        person("Ann")
        assert refusals(stranger, username=name) == {"username": ["This user name is taken."]}

    def test_taken_by_somebody_who_had_it(self, stranger: Client) -> None:
        FormerUsername.objects.create(user=person("bea"), username="Ann")
        assert refusals(stranger, username="ann") == {"username": ["This user name is taken."]}

    def test_reserved(self, stranger: Client) -> None:
        assert "reserved" in refusals(stranger, username="Adm1n")["username"][0]

    def test_impossible(self, stranger: Client) -> None:
        assert "letters" in refusals(stranger, username="ann!")["username"][0]

    def test_what_was_typed_is_kept(self, stranger: Client) -> None:
        page = stranger.post(SIGN_UP, form(username="ann!", email="ann@example.org"))
        assert "ann@example.org" in page.content.decode()


@pytest.mark.usefixtures("no_mail")
@pytest.mark.parametrize("password", ["short", "12345678901", "password", "Ann-Ann-Ann"])
def test_weak_passwords_are_refused(stranger: Client, password: str) -> None:
    refused = refusals(stranger, username="Ann-Ann-An", password1=password)
    assert "password1" in refused


@pytest.mark.usefixtures("no_mail", "no_limits")
@of_one_fixture()
@given(st.fixed_dictionaries({name: st.text(max_size=400) for name in form()}))
def test_no_form_breaks_the_page(said: dict[str, str]) -> None:
    response = Client().post(SIGN_UP, said)
    assert response.status_code in (302, 422)


@pytest.mark.usefixtures("no_mail")
@pytest.mark.parametrize("field", ["username", "email", "password1"])
def test_nul_bytes_are_refused_by_their_field(stranger: Client, field: str) -> None:
    assert field in refusals(stranger, **{field: "a\0nn@example.org"})


def test_profiles_also_come_with_accounts_made_elsewhere() -> None:
    root = User.objects.create_superuser("root", password=PASSWORD)
    assert Profile.objects.get(user=root).bio == ""
