"""E-mail addresses: each belongs to one account."""

import pytest
from allauth.account.models import EmailAddress
from django.core import mail as outbox
from django.test import Client

from accounts.models import User
from tests.support.people import SignedIn, person, proven, signed_in

pytestmark = pytest.mark.django_db
EMAIL = "/accounts/email/"


@pytest.fixture
def bea() -> User:
    made: User = person("bea", email="bea@example.org")
    EmailAddress.objects.create(user=made, email=made.email, verified=True, primary=True)
    return made


def link_of_last_mail() -> str:
    return next(word for word in str(outbox.outbox[-1].body).split() if "/confirm-email/" in word)


@pytest.mark.parametrize("act", ["action_add", "action_remove"])
def test_one_shows_first_that_it_is_oneself(owner: Client, act: str) -> None:
    EmailAddress.objects.create(user=User.objects.get(), email="o@example.org")
    email = "a@example.org" if act == "action_add" else "o@example.org"
    answer = owner.post(EMAIL, {act: "", "email": email})
    assert answer["Location"].startswith("/accounts/reauthenticate/")
    assert [address.email for address in EmailAddress.objects.all()] == ["o@example.org"]


@pytest.mark.usefixtures("no_mail")
class TestWithoutMail:
    def test_adding_one_does_not_seem_to_send_mail(self, owner: SignedIn) -> None:
        page = proven(owner).post(EMAIL, {"action_add": "", "email": "a@example.org"}, follow=True)
        said = [str(message) for message in page.context["messages"]]
        assert "cannot send mail" in said[0]
        assert EmailAddress.objects.filter(email="a@example.org").exists()
        assert outbox.outbox == []

    def test_anothers_is_refused(self, owner: Client, bea: User) -> None:
        page = owner.post(EMAIL, {"action_add": "", "email": "BEA@example.org"})
        assert page.status_code == 422
        assert "Another account" in page.content.decode()


@pytest.mark.usefixtures("mail")
class TestWithMail:
    def test_one_that_is_proven_leaves_those_who_only_claimed_it(self, bea: User) -> None:
        squatter = person("squatter", email="b2@example.org")
        EmailAddress.objects.create(user=squatter, email="b2@example.org", primary=True)
        client = proven(signed_in(bea))
        client.post(EMAIL, {"action_add": "", "email": "b2@example.org"})
        client.post(link_of_last_mail())
        assert EmailAddress.objects.get(email="b2@example.org").user == bea
        squatter.refresh_from_db()
        assert squatter.email == ""

    def test_one_that_another_has_proven_cannot_be_made_ones_own(self, bea: User) -> None:
        eve = person("eve")
        client = proven(signed_in(eve))
        client.post(EMAIL, {"action_add": "", "email": "bea@example.org"})
        client.post(link_of_last_mail())
        client.post(EMAIL, {"action_primary": "", "email": "bea@example.org"})
        eve.refresh_from_db()
        assert eve.email == ""
        hers = EmailAddress.objects.get(user=eve)
        assert (hers.verified, hers.primary) == (False, False)
        bea.refresh_from_db()
        assert bea.email == "bea@example.org"
