"""What is kept ready: made once, shown to many, and never after what it was made of has changed."""

import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import partial

import pytest

from pictria.core import cache, editions, kept, redis
from pictria.core.kept import refresh
from pictria.core.turns import wait_for_other
from tests.support.hanging_up import hang_up
from tests.support.racing import at_once
from tests.support.servers.valkey import Valkey

LIFETIME = 100.0
PATIENCE = 120
pytestmark = pytest.mark.django_db


class Made:
    """Counts how often it was made."""

    def __init__(self) -> None:
        self.times = 0
        self.content = "first"

    def __call__(self) -> str:
        self.times += 1
        return self.content

    def seen(self, lifetime: float = LIFETIME, at_once: bool = False) -> str:
        return kept.kept("thing", self, topics=("a", "b"), lifetime=lifetime, at_once=at_once)


@pytest.fixture
def made() -> Made:
    return Made()


def test_it_is_made_once(made: Made) -> None:
    assert [made.seen() for _ in range(3)] == ["first"] * 3
    assert made.times == 1


def test_another_process_finds_it(made: Made) -> None:
    made.seen()
    kept.forget()
    assert made.seen() == "first"
    assert made.times == 1


@pytest.mark.parametrize("topic", ["a", "b"])
def test_what_changed_is_not_shown_again(made: Made, topic: str) -> None:
    made.seen()
    made.content = "second"
    editions.renew("c")
    assert made.seen() == "first"
    editions.renew(topic)
    assert made.seen() == "second"
    kept.forget()
    assert made.seen() == "second"


def test_a_change_while_it_is_made_is_not_overlooked(made: Made) -> None:
    def make() -> str:
        if not made.times:
            editions.renew("a")
        return made()

    for _ in range(2):
        kept.kept("thing", make, topics=("a",), lifetime=LIFETIME)
    assert made.times == 2


def test_an_edition_that_redis_forgot_is_no_edition(made: Made) -> None:
    made.seen()
    keys = editions.keys(["a"])
    redis.asked(lambda client: client.delete(*keys), None)
    made.content = "second"
    assert made.seen() == "second"


def test_what_another_release_kept_and_nobody_can_read_is_made_anew(made: Made) -> None:
    made.seen()
    kept.forget()
    gone = b"cpictria.core.kept\nThatWasThereOnce\n."
    redis.asked(lambda client: client.set(redis.key("kept:thing"), gone), None)
    made.content = "second"
    assert made.seen() == "second"


def test_what_changed_is_not_shown_again_though_redis_is_full(
    made: Made, valkey: Valkey, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cache, "PAUSE_SECONDS", 0.0)
    monkeypatch.setattr(editions, "_owe", lambda topics: None)
    made.seen()
    made.content = "second"
    with full():
        editions.renew("a")
        kept.forget()
        assert made.seen() == "second"


@contextmanager
def full() -> Iterator[None]:
    """Meanwhile Redis takes nothing new, as where nothing may be dropped for room."""
    before: dict[str, str] = redis.asked(lambda client: client.config_get("maxmemory*"), {})
    try:
        _limit(before | {"maxmemory": "1", "maxmemory-policy": "noeviction"})
        yield
    finally:
        _limit(before)


def _limit(settings: Mapping[str, str]) -> None:
    for name, value in settings.items():
        redis.asked(partial(redis.Client.config_set, name=name, value=value), None)


def test_a_process_shows_its_own_for_a_moment_and_asks_then(
    made: Made, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kept, "SECONDS_IN_PROCESS", 60)
    made.seen()
    made.content = "second"
    editions.renew("a")
    assert made.seen() == "first"
    assert made.seen(at_once=True) == "second"


def test_refreshing_makes_it_anew(made: Made) -> None:
    made.seen()
    made.content = "second"
    refresh("thing", made, topics=("a", "b"), lifetime=LIFETIME)
    assert made.seen() == "second"
    assert made.times == 2


@pytest.mark.django_db(transaction=True)
def test_many_at_once_wait_for_one_who_makes_it(
    made: Made, monkeypatch: pytest.MonkeyPatch
) -> None:
    others = threading.Semaphore(0)

    def wait(turn: str, seconds: float) -> None:
        others.release()
        wait_for_other(turn, seconds=PATIENCE)

    def when_all_others_wait() -> str:
        for _ in range(7):
            assert others.acquire(timeout=PATIENCE)
        return made()

    def look() -> str:
        return kept.kept("thing", when_all_others_wait, topics=("a",), lifetime=LIFETIME)

    monkeypatch.setattr(kept, "MAKING_SECONDS", PATIENCE)
    monkeypatch.setattr(kept, "wait_for_other", wait)
    assert at_once(*[look] * 8) == ["first"] * 8
    assert made.times == 1


def test_what_lapsed_is_shown_while_somebody_makes_it_anew(made: Made) -> None:
    made.seen(lifetime=0.0)
    being_made, go_on = threading.Event(), threading.Event()

    def slowly() -> str:
        being_made.set()
        assert go_on.wait(PATIENCE)
        return "second"

    def again() -> None:
        kept.kept("thing", slowly, topics=("a", "b"), lifetime=LIFETIME)
        hang_up()

    maker = threading.Thread(target=again)
    maker.start()
    assert being_made.wait(PATIENCE)
    assert made.seen() == "first"
    go_on.set()
    maker.join()
    assert made.seen() == "second"
    assert made.times == 1


def test_whoever_waits_for_one_who_fails_makes_it_themselves(made: Made) -> None:
    being_made, go_on = threading.Event(), threading.Event()
    failures: list[Exception] = []

    def failing() -> str:
        being_made.set()
        assert go_on.wait(PATIENCE)
        raise RuntimeError

    def fail() -> None:
        try:
            kept.kept("thing", failing, topics=("a", "b"), lifetime=LIFETIME)
        except RuntimeError as error:
            failures.append(error)
        hang_up()

    maker = threading.Thread(target=fail)
    maker.start()
    assert being_made.wait(PATIENCE)
    threading.Timer(0.1, go_on.set).start()
    assert made.seen() == "first"
    maker.join()
    assert failures


def test_without_redis_it_is_made_each_time(made: Made, valkey: Valkey) -> None:
    with valkey.away():
        assert made.seen() == "first"
        made.content = "second"
        assert made.seen(at_once=True) == "second"


def test_a_change_while_redis_is_away_is_made_up_for(
    made: Made, valkey: Valkey, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cache, "PAUSE_SECONDS", 0.1)
    made.seen()
    made.content = "second"
    with valkey.frozen():
        editions.renew("a")
        made_up_for = [thread for thread in threading.enumerate() if thread.name == "renewals"]
        assert made_up_for
    for thread in made_up_for:
        thread.join(60)
        assert not thread.is_alive()
    kept.forget()
    assert redis.asked(lambda client: client.exists(redis.key("kept:thing")), None)
    assert made.seen() == "second"
