"""Two people who want the same thing at the same moment: one gets it, the other a sentence."""

import threading
from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

import pytest
from allauth.account.models import EmailAddress
from allauth.socialaccount.models import SocialAccount
from django.test import Client

from accounts import first_administrator
from accounts.adapters import SocialAccountAdapter
from accounts.forms import SignupForm
from accounts.models import FormerUsername, User
from accounts.services import names
from accounts.views import first_administrator as first_administrator_view
from accounts.views import settings as settings_view
from tests.accounts.google import ADA, FakeGoogle, sign_up_by_google
from tests.support import racing
from tests.support.people import PASSWORD, person, signed_in

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("no_mail"),
    pytest.mark.repeated,
]
Answers = list[Any]


def meet_before(monkeypatch: pytest.MonkeyPatch, owner: Any, name: str, people: int = 2) -> None:
    """The first callers of `owner.name` wait until so many people stand there."""
    real, barrier, turns = getattr(owner, name), threading.Barrier(people), iter(range(people))

    def wait_first(*args: Any, **kwargs: Any) -> Any:
        if next(turns, None) is not None:
            barrier.wait(timeout=120)
        return real(*args, **kwargs)

    monkeypatch.setattr(owner, name, wait_first)


def at_once(*requests: Callable[[], Any]) -> Answers:
    """The answers, lowest status first; every request in a thread of its own."""
    return sorted(racing.at_once(*requests), key=lambda answer: answer.status_code)


def sign_up(username: str, email: str = "") -> Any:
    said = {"username": username, "email": email, "password1": PASSWORD}
    return Client().post("/accounts/signup/", said)


def sentence(answer: Any, field: str) -> str:
    return str(answer.context["form"].errors[field][0])


def test_two_sign_ups_with_one_name(monkeypatch: pytest.MonkeyPatch) -> None:
    meet_before(monkeypatch, SignupForm, "save")
    won, lost = at_once(lambda: sign_up("Ann"), lambda: sign_up("ANN"))
    assert (won.status_code, lost.status_code) == (302, 422)
    assert sentence(lost, "username") == "This user name is taken."
    assert User.objects.count() == 1
    assert User.objects.get().profile


def test_two_sign_ups_with_one_address(monkeypatch: pytest.MonkeyPatch) -> None:
    meet_before(monkeypatch, SignupForm, "save")
    won, lost = at_once(
        lambda: sign_up("ann", "ann@example.org"), lambda: sign_up("bea", "Ann@example.org")
    )
    assert (won.status_code, lost.status_code) == (302, 422)
    assert sentence(lost, "email") == "Another account has this e-mail address."
    assert User.objects.count() == EmailAddress.objects.count() == 1


def test_two_sign_ups_with_one_address_where_mail_is_sent(
    monkeypatch: pytest.MonkeyPatch, mail: None
) -> None:
    """Both are told to look into their mail, as always; nobody learns that the address is known."""
    meet_before(monkeypatch, SignupForm, "save")
    answers = at_once(
        lambda: sign_up("ann", "ann@example.org"), lambda: sign_up("bea", "ann@example.org")
    )
    assert {answer["Location"] for answer in answers} == {"/accounts/confirm-email/"}
    assert User.objects.count() == 1


def test_two_first_sign_ins_by_google_with_one_name(
    monkeypatch: pytest.MonkeyPatch, google: FakeGoogle
) -> None:
    clients = Client(), Client()
    forms = []
    for number, client in enumerate(clients):
        google.person.update(sub=str(number), email=f"{number}@gmail.com")
        sign_up_by_google(client, "")
        forms.append({"username": "ada", "email": f"{number}@gmail.com"})
    meet_before(monkeypatch, SocialAccountAdapter, "save_user")
    address = "/accounts/3rdparty/signup/"
    won, lost = at_once(
        lambda: clients[0].post(address, forms[0]), lambda: clients[1].post(address, forms[1])
    )
    assert (won.status_code, lost.status_code) == (302, 422)
    assert sentence(lost, "username") == "This user name is taken."
    assert User.objects.count() == SocialAccount.objects.count() == 1
    loser = clients[0] if "_auth_user_id" not in clients[0].session else clients[1]
    email = lost.context["form"]["email"].value()
    assert loser.post(address, {"username": "ada2", "email": email}).status_code == 302
    assert User.objects.get(username="ada2").profile


def test_one_google_account_in_two_windows(
    monkeypatch: pytest.MonkeyPatch, google: FakeGoogle
) -> None:
    clients = Client(), Client()
    for client in clients:
        sign_up_by_google(client, "")
    meet_before(monkeypatch, SocialAccountAdapter, "save_user")
    address = "/accounts/3rdparty/signup/"
    said = {"username": "ada", "email": ""}, {"username": "ada2", "email": ""}
    won, lost = at_once(
        lambda: clients[0].post(address, said[0]), lambda: clients[1].post(address, said[1])
    )
    assert (won.status_code, lost.status_code) == (302, 422)
    assert "faster" in lost.content.decode()
    assert User.objects.count() == SocialAccount.objects.count() == 1
    assert SocialAccount.objects.get().uid == ADA["sub"]


def test_two_changes_to_one_name(monkeypatch: pytest.MonkeyPatch) -> None:
    clients = signed_in(person("ann")), signed_in(person("bea"))
    meet_before(monkeypatch, settings_view, "change_username")
    page, said = "/settings/username/", {"username": "cleo"}
    won, lost = at_once(lambda: clients[0].post(page, said), lambda: clients[1].post(page, said))
    assert (won.status_code, lost.status_code) == (302, 422)
    assert sentence(lost, "username") == "This user name is taken."
    assert User.objects.filter(username="cleo").count() == FormerUsername.objects.count() == 1


def test_a_name_that_is_left_while_somebody_takes_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """The newcomer's form found it free; then it came and went, and is kept for who had it."""
    ann = person("ann")
    save = SignupForm.save

    def come_and_go_first(form: Any, request: Any) -> Any:
        if not FormerUsername.objects.exists():
            names.change_username(user=ann, username="cleo")
            names.change_username(user=ann, username="anna")
        return save(form, request)

    monkeypatch.setattr(SignupForm, "save", come_and_go_first)
    lost = sign_up("Cleo")
    assert lost.status_code == 422
    assert sentence(lost, "username") == "This user name is taken."
    assert User.objects.count() == 1


def test_two_first_administrators(monkeypatch: pytest.MonkeyPatch) -> None:
    link = first_administrator.link()
    assert link
    page = urlsplit(link).path
    meet_before(monkeypatch, first_administrator_view, "make_first_administrator")
    won, lost = at_once(
        lambda: Client().post(page, {"username": "ann", "password": PASSWORD}),
        lambda: Client().post(page, {"username": "eve", "password": PASSWORD}),
    )
    assert (won.status_code, lost.status_code) == (302, 410)
    assert User.objects.count() == 1
