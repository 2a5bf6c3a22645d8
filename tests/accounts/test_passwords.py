"""Passwords that were forgotten."""

import pytest
from allauth.account.models import EmailAddress
from django.core import mail as outbox
from django.test import Client

from accounts.models import User
from tests.support.people import PASSWORD, person

pytestmark = pytest.mark.django_db
RESET, DONE = "/accounts/password/reset/", "/accounts/password/reset/done/"
NEW = "a staple for a battery"


@pytest.fixture
def ann() -> User:
    made: User = person("ann", email="ann@example.org")
    EmailAddress.objects.create(user=made, email=made.email, verified=True, primary=True)
    return made


@pytest.mark.usefixtures("mail")
class TestWithMail:
    def test_a_link_by_mail_sets_a_new_one(self, stranger: Client, ann: User) -> None:
        assert stranger.post(RESET, {"email": "Ann@example.org"})["Location"] == DONE
        text = str(outbox.outbox[0].body)
        link = next(word for word in text.split() if "/password/reset/key/" in word)
        form = stranger.get(link, follow=True).redirect_chain[-1][0]
        stranger.post(form, {"password1": NEW, "password2": NEW})
        ann.refresh_from_db()
        assert ann.check_password(NEW)

    def test_a_link_works_once(self, stranger: Client, ann: User) -> None:
        stranger.post(RESET, {"email": "ann@example.org"})
        text = str(outbox.outbox[0].body)
        link = next(word for word in text.split() if "/password/reset/key/" in word)
        ann.set_password(NEW)
        ann.save()
        page = stranger.get(link)
        assert page.status_code == 200
        assert page.context["token_fail"]

    def test_nobody_learns_which_addresses_are_known(self, stranger: Client) -> None:
        assert stranger.post(RESET, {"email": "nobody@example.org"})["Location"] == DONE

    @pytest.mark.parametrize("link", ["1-set-password", "zzzzzzzzzzzzz-x", "z" * 60 + "-x", "0-0"])
    def test_links_that_are_none(self, stranger: Client, link: str) -> None:
        page = stranger.get(f"/accounts/password/reset/key/{link}/")
        assert page.status_code == 200
        assert page.context["token_fail"]


@pytest.mark.usefixtures("no_mail", "ann")
class TestWithoutMail:
    def test_the_page_does_not_offer_one(self, stranger: Client) -> None:
        page = stranger.get(RESET)
        assert page.context["can_send_mail"] is False
        assert 'name="email"' not in page.content.decode()

    def test_a_post_does_not_seem_to_send_one(self, stranger: Client) -> None:
        page = stranger.post(RESET, {"email": "ann@example.org"})
        assert page.status_code == 422
        assert "cannot send" in page.content.decode()
        assert outbox.outbox == []


@pytest.mark.usefixtures("no_mail")
def test_changing_it_takes_the_old_one(owner: Client) -> None:
    said = {"oldpassword": "wrong", "password1": NEW, "password2": NEW}
    assert owner.post("/accounts/password/change/", said).status_code == 422
    owner.post("/accounts/password/change/", {**said, "oldpassword": PASSWORD})
    assert User.objects.get().check_password(NEW)
