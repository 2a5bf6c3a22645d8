"""What holds for every page: its headers, its log line, its health, its errors."""

import logging
from pathlib import Path

import pytest
from django.core import mail
from django.core.cache import cache
from django.db import OperationalError
from django.test import Client, override_settings

from pictria.core.rate_limits import TooOften, count_against
from posts.views import feeds
from tests.support.people import SignedIn
from tests.support.servers.valkey import Valkey

TEMPLATES = Path(__file__).resolve().parents[2] / "templates"


@pytest.mark.django_db
def test_pages_may_load_nothing_from_elsewhere(stranger: Client) -> None:
    policy = stranger.get("/").headers["Content-Security-Policy"]

    assert "default-src 'none'" in policy
    assert "script-src 'self';" in policy + ";"
    assert "style-src 'self';" in policy + ";"
    assert "unsafe" not in policy


@pytest.mark.once
@pytest.mark.parametrize("sign", [" style=", "<style", " onclick=", " onload=", "javascript:"])
def test_no_template_holds_what_the_policy_would_drop(sign: str) -> None:
    # What people take along opens from a disk, without the site, its style sheets and its policy.
    served = set(TEMPLATES.rglob("*.html")) - {TEMPLATES / "portability/offline.html"}
    assert not [path for path in served if sign in path.read_text()]


@pytest.mark.django_db
def test_the_log_knows_pages_and_no_people(
    owner: SignedIn, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.INFO, "pictria.requests"):
        owner.get("/@owner/?after=secret", REMOTE_ADDR="203.0.113.9")

    line = next(entry.getMessage() for entry in caplog.records if entry.name == "pictria.requests")
    assert line.startswith("GET posts:profile 404")
    for personal in ("owner", "secret", "203.0.113.9"):
        assert personal not in line


@pytest.mark.django_db
def test_health(stranger: Client) -> None:
    assert stranger.get("/healthz").status_code == 200
    ready = stranger.get("/readyz")
    assert ready.status_code == 200
    assert ready.json() == {"database": True, "redis": True, "storage": True}


@pytest.mark.django_db
def test_readiness_says_which_part_is_away(stranger: Client, valkey: Valkey) -> None:
    with valkey.away():
        answer = stranger.get("/readyz")

    assert answer.status_code == 503
    assert answer.json() == {"database": True, "redis": False, "storage": True}


@pytest.mark.django_db
def test_an_error_is_the_sites_own_page_and_reaches_the_operators_without_personal_data(
    owner: SignedIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(**asked: object) -> None:
        words_of_a_person = "my secret words"  # noqa: F841 (a traceback would show it)
        raise RuntimeError("broken")

    monkeypatch.setattr(feeds, "newest_facts", fail)
    owner.raise_request_exception = False
    with override_settings(ADMINS=[("Ann", "ann@example.org")]):
        answer = owner.get("/latest/?after=typed-by-someone", headers={"cookie": "x=cookie-value"})

    assert answer.status_code == 500
    assert "<main" in answer.content.decode()
    report = f"{mail.outbox[0].subject} {mail.outbox[0].body}"
    assert "RuntimeError" in report
    for personal in ("my secret words", "typed-by-someone", "cookie-value", "owner"):
        assert personal not in report


@pytest.mark.django_db
def test_a_database_that_does_not_answer_is_a_503(
    stranger: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(**asked: object) -> None:
        raise OperationalError("no answer")

    monkeypatch.setattr(feeds, "newest_facts", fail)
    stranger.raise_request_exception = False

    answer = stranger.get("/latest/")

    assert answer.status_code == 503
    assert answer.headers["Retry-After"] == "10"


@pytest.mark.parametrize("outage", ["away", "frozen"])
def test_a_cache_that_is_away_is_an_empty_cache(valkey: Valkey, outage: str) -> None:
    cache.set("kept", 1)
    with getattr(valkey, outage)():
        assert cache.get("kept") is None
        assert cache.get("kept", "instead") == "instead"
        assert cache.get_many(["kept"]) == {}
        assert cache.get_or_set("made", lambda: 2) == 2
        assert cache.incr("number") == 1
        cache.set("lost", 1)
        cache.delete("kept")
        cache.clear()
        count_against(1, action="a", who=1, seconds=60, sentence="no")


def test_a_limit_is_kept_for_each_person(valkey: Valkey) -> None:
    def act(who: int) -> None:
        count_against(2, action="a", who=who, seconds=60, sentence="Please wait.")

    act(1)
    act(1)
    act(2)
    with pytest.raises(TooOften, match="Please wait"):
        act(1)
