"""What is said about people in logs, reports and caches: nothing."""

import logging

import pytest
import sentry_sdk
from django.conf import settings
from django.core import mail
from django.test import Client, RequestFactory, override_settings
from sentry_sdk.envelope import Envelope
from sentry_sdk.transport import Transport

from pictria.core import sentry
from posts import feeds
from tests.support.people import SignedIn


class Kept(Transport):
    """Keeps what would be sent."""

    def __init__(self) -> None:
        super().__init__()
        self.envelopes: list[Envelope] = []

    def capture_envelope(self, envelope: Envelope) -> None:
        self.envelopes.append(envelope)


def fail(*arguments: object, **options: object) -> None:
    raise RuntimeError("broken")


@pytest.mark.django_db
def test_neither_log_nor_mail_names_the_address_of_a_broken_page(
    owner: SignedIn, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(feeds, "by_author", fail)
    owner.raise_request_exception = False
    with override_settings(ADMINS=[("Ann", "ann@example.org")]):
        answer = owner.get("/@owner/")

    assert answer.status_code == 500
    said = [entry.getMessage() for entry in caplog.records if entry.name == "django.request"]
    assert said == ["Internal Server Error: posts:profile"]
    assert "owner" not in f"{mail.outbox[0].subject} {mail.outbox[0].body}"


@pytest.mark.django_db
def test_a_forged_form_is_logged_by_the_name_of_its_page() -> None:
    heard: list[str] = []
    handler = logging.Handler()
    handler.emit = lambda record: heard.append(record.getMessage())  # type: ignore[method-assign]
    logger = logging.getLogger("django.security.csrf")
    logger.addHandler(handler)
    try:
        Client(enforce_csrf_checks=True).post("/create/?secret")
    finally:
        logger.removeHandler(handler)

    assert heard == ["Forbidden: posts:create"]


@pytest.mark.django_db
def test_scanners_send_no_mail(stranger: Client) -> None:
    with override_settings(ADMINS=[("Ann", "ann@example.org")]):
        assert stranger.get("/", headers={"host": "scanner.example"}).status_code == 400

    assert not mail.outbox


def test_sentry_hears_of_the_error_and_of_no_person(monkeypatch: pytest.MonkeyPatch) -> None:
    transport = Kept()
    started = sentry_sdk.init
    monkeypatch.setattr(
        sentry_sdk,
        "init",
        lambda **options: started(**options, transport=transport, default_integrations=False),
    )
    with sentry_sdk.isolation_scope() as scope, sentry_sdk.new_scope():
        sentry.start("https://key@sentry.example/1")
        try:
            scope.set_user({"username": "owner"})
            scope.set_extra("request", RequestFactory().get("/@owner/"))
            sentry_sdk.add_breadcrumb(message="owner looked")
            try:
                words = "owner's words"  # noqa: F841 (a traceback would show it)
                fail()
            except RuntimeError as error:
                sentry_sdk.capture_exception(error)
        finally:
            sentry_sdk.get_client().close()
            sentry_sdk.get_global_scope().set_client(None)

    event = transport.envelopes[0].get_event()
    assert event is not None
    assert event["exception"]["values"][0]["type"] == "RuntimeError"
    assert "vars" not in str(event["exception"])
    assert not {"request", "user", "breadcrumbs", "extra"} & set(event)


@pytest.mark.django_db
def test_nobody_keeps_a_members_page(owner: SignedIn, stranger: Client) -> None:
    assert owner.get("/").headers["Cache-Control"] == "private, no-cache"
    assert stranger.get("/").headers["Cache-Control"].startswith("public")
    assert stranger.get("/search/?q=dawn").headers["Cache-Control"] == "private, no-cache"


@pytest.mark.django_db
def test_what_a_view_says_itself_stays(owner: SignedIn) -> None:
    answer = owner.get(f"/identicon/{owner.user.public_id}.svg")

    assert "immutable" in answer.headers["Cache-Control"]


def test_what_is_daily_is_so_by_the_clock() -> None:
    assert all(
        getattr(entry["schedule"], "hour", {4}) == {4} and entry["schedule"] != 24 * 3600
        for entry in settings.CELERY_BEAT_SCHEDULE.values()
    )
