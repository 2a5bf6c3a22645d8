"""Where one is logged in: what is kept of it, and ending it."""

from datetime import timedelta

import pytest
from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from accounts.devices import device
from accounts.services.sessions import NOTED_AT
from accounts.tasks import clear_expired_sessions
from tests.support.people import PASSWORD, SignedIn, person, signed_in
from tests.support.queries import query_count

pytestmark = pytest.mark.django_db
PAGE = "/accounts/sessions/"
FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"
IPHONE = (
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 "
    "(KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1"
)


def logged_in(name: str, agent: str, address: str = "203.0.113.7") -> Client:
    client = Client(HTTP_USER_AGENT=agent, REMOTE_ADDR=address)
    client.post("/accounts/login/", {"login": name, "password": PASSWORD})
    return client


def is_in(client: Client) -> bool:
    return bool(client.get("/settings/").status_code == 200)


def id_of(client: Client) -> int:
    return int(UserSession.objects.get(session_key=client.session.session_key).pk)


@pytest.mark.parametrize(
    ("agent", "words"),
    [
        (FIREFOX, "Firefox on Linux"),
        (IPHONE, "Safari on an iPhone"),
        ("Mozilla/5.0 (Windows NT 10.0) Chrome/140.0 Safari/537.36 Edg/140.0", "Edge on Windows"),
        ("Mozilla/5.0 (Linux; Android 16) Chrome/140.0 Mobile Safari/537.36", "Chrome on Android"),
        ("curl/8.5", "A browser"),
        ("", "A browser"),
        ("<script>", "A browser"),
    ],
)
def test_devices_in_plain_words(agent: str, words: str) -> None:
    assert device(agent) == words


def test_the_list_has_every_device_this_one_first() -> None:
    person("ann")
    logged_in("ann", IPHONE)
    page = logged_in("ann", FIREFOX).get(PAGE)
    assert [place.device for place in page.context["places"]] == [
        "Firefox on Linux",
        "Safari on an iPhone",
    ]
    assert [place.is_this for place in page.context["places"]] == [True, False]


def test_no_address_is_kept_or_shown() -> None:
    person("ann")
    client = logged_in("ann", FIREFOX)
    UserSession.objects.create_from_request(client.get(PAGE).wsgi_request)
    assert {session.ip for session in UserSession.objects.all()} == {"::"}
    assert "203.0.113.7" not in client.get(PAGE).content.decode()


def test_one_is_ended_and_others_stay() -> None:
    person("ann")
    here, there, elsewhere = (logged_in("ann", FIREFOX) for _ in range(3))
    here.post(f"{PAGE}{id_of(there)}/end/")
    assert [is_in(each) for each in (here, there, elsewhere)] == [True, False, True]


def test_all_others_are_ended() -> None:
    person("ann")
    person("bea")
    here, there, hers = logged_in("ann", FIREFOX), logged_in("ann", IPHONE), logged_in("bea", "")
    here.post(f"{PAGE}end-others/")
    assert [is_in(each) for each in (here, there, hers)] == [True, False, True]
    assert len(here.get(PAGE).context["places"]) == 1


def test_ending_this_one_logs_out(owner: SignedIn) -> None:
    assert owner.post(f"{PAGE}{id_of(owner)}/end/")["Location"] == "/"
    assert not is_in(owner)


def test_nobody_ends_anothers(owner: SignedIn, other: SignedIn) -> None:
    other.post(f"{PAGE}{id_of(owner)}/end/")
    other.post(f"{PAGE}end-others/")
    other.post(f"{PAGE}{2**70}/end/")
    assert is_in(owner)
    assert is_in(other)


@pytest.mark.parametrize("address", [PAGE, f"{PAGE}end-others/", f"{PAGE}1/end/"])
def test_strangers_log_in_first(stranger: Client, address: str) -> None:
    for response in (stranger.get(address), stranger.post(address)):
        assert response["Location"].startswith("/accounts/login/")


def test_acts_are_posts(owner: SignedIn) -> None:
    assert owner.get(f"{PAGE}end-others/").status_code == 405
    assert owner.get(f"{PAGE}{id_of(owner)}/end/").status_code == 405


def test_a_new_password_ends_the_others() -> None:
    person("ann")
    here, there = logged_in("ann", FIREFOX), logged_in("ann", IPHONE)
    new = "a staple for a battery"
    said = {"oldpassword": PASSWORD, "password1": new, "password2": new}
    here.post("/accounts/password/change/", said)
    assert [is_in(here), is_in(there)] == [True, False]
    assert len(here.get(PAGE).context["places"]) == 1


def test_logging_out_leaves_no_note(owner: SignedIn) -> None:
    owner.post("/accounts/logout/")
    assert not UserSession.objects.exists()


def test_being_there_is_noted_once_an_hour(owner: SignedIn) -> None:
    long_ago = timezone.now() - timedelta(hours=5)
    UserSession.objects.update(last_seen_at=long_ago)
    owner.get("/settings/")
    assert UserSession.objects.get().last_seen_at == long_ago
    session = owner.session
    session[NOTED_AT] = int(long_ago.timestamp())
    session.save()
    owner.get("/settings/")
    assert timezone.now() - UserSession.objects.get().last_seen_at < timedelta(minutes=1)


def test_sessions_from_before_are_noted_when_they_are_used(owner: SignedIn) -> None:
    UserSession.objects.all().delete()
    session = owner.session
    del session[NOTED_AT]
    session.save()
    owner.get("/settings/")
    assert UserSession.objects.get().user == owner.user


def test_guests_are_not_asked_about(stranger: Client) -> None:
    with CaptureQueriesContext(connection) as asked:
        stranger.get("/privacy/")
    assert not [query for query in asked.captured_queries if "session" in query["sql"]]


def test_the_page_costs_the_same_for_many_devices(owner: SignedIn) -> None:
    few = query_count(owner, PAGE)
    for _ in range(9):
        signed_in(owner.user)
    assert query_count(owner, PAGE) == few


def test_notes_about_sessions_that_are_over_go(owner: SignedIn, other: SignedIn) -> None:
    UserSession.objects.update(created_at=timezone.now() - timedelta(days=1))
    Session.objects.filter(session_key=other.session.session_key).delete()
    clear_expired_sessions.delay()
    assert [session.user for session in UserSession.objects.all()] == [owner.user]
