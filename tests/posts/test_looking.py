"""A view is one person on one day: who counts, who does not, and what is kept of whoever looked."""

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.conf import settings
from django.test import Client, RequestFactory
from pytest_django import Settings

from pictria.core import redis
from pictria.core.cache import FailSoftRedisCache
from pictria.core.network import network_of
from posts import visitors
from posts.looking import guest_looked, is_machine
from posts.models import Post
from tests.posts.looks import CHROME, FIREFOX, Clock, guest, look, reader, stored, views_of
from tests.support.people import SignedIn, person
from tests.support.posts import rows
from tests.support.queries import query_count
from tests.support.racing import at_once
from tests.support.servers.valkey import Valkey

pytestmark = pytest.mark.django_db

CRAWLERS = (
    "",
    "  ",
    "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
    "Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko; compatible; GPTBot/1.2; +https://openai.com/gptbot)",
    "facebookexternalhit/1.1",
    "Pinterestbot/1.0",
    "some-new-bot/0.1",
    "curl/8.5.0",
    "python-requests/2.32",
    "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 HeadlessChrome/131.0.0.0 Safari/537.36",
    "spider" + "x" * 10_000,
)
PEOPLE = (
    CHROME,
    FIREFOX,
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15"
    " (KHTML, like Gecko) Version/18.1 Mobile/15E148 Safari/604.1",
    "Mozilla/5.0 (Linux; Android 14; CUBOT KINGKONG) AppleWebKit/537.36 (KHTML, like Gecko)"
    " Chrome/131.0.0.0 Mobile Safari/537.36",
    "Lynx/2.9.0 libwww-FM/2.14 SSL-MM/1.4.1 GNUTLS/3.7.1",
)


@pytest.fixture
def post(owner: SignedIn) -> Post:
    return rows(owner.user, 1)[0]


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    monkeypatch.setattr(visitors._Memory, "salt", None)
    return Clock(monkeypatch)


def test_a_person_counts_once_a_day_from_wherever_they_look(post: Post, clock: Clock) -> None:
    ann = person("ann")
    for client in (reader(ann), reader(ann, CHROME), reader(ann)):
        look(client, post)
    assert views_of(post) == 1

    look(reader(person("bea")), post)
    assert views_of(post) == 2

    clock.goes_on(days=1)
    look(reader(ann), post)
    assert views_of(post) == 3


def test_a_guest_counts_once_a_day(
    post: Post, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Else two browsers are one by chance, now and then.
    monkeypatch.setattr(visitors, "NETWORK_BITS", 30)
    monkeypatch.setattr(visitors, "BROWSER_BITS", 33)
    for client in (guest(), guest(), guest("198.51.100.8"), guest(browser=CHROME)):
        look(client, post)
        look(client, post)
    assert views_of(post) == 3

    clock.goes_on(days=1)
    look(guest(), post)
    assert views_of(post) == 4


def test_nobody_counts_often_by_making_up_browsers(post: Post) -> None:
    for number in range(200):
        look(guest(browser=f"{FIREFOX} {number}"), post)
    assert 2 < views_of(post) <= 64


def test_a_day_is_a_utc_day(post: Post, clock: Clock) -> None:
    clock.goes_on(hours=11, minutes=59)
    look(guest(), post)
    clock.goes_on(minutes=2)
    look(guest(), post)

    assert views_of(post) == 2
    assert list(post.days.order_by("day").values_list("views", flat=True)) == [1, 1]


@pytest.mark.parametrize("visibility", ["public", "private"])
def test_authors_do_not_count_on_their_own_posts(owner: SignedIn, visibility: str) -> None:
    post = rows(owner.user, 1, visibility=visibility)[0]
    assert look(reader(owner.user), post).status_code == 200

    assert views_of(post) == 0


def test_pages_that_people_do_not_get_do_not_count(owner: SignedIn) -> None:
    post = rows(owner.user, 1, visibility="private")[0]
    for client in (guest(), reader(person("ann"))):
        assert look(client, post).status_code == 404

    assert views_of(post) == 0


@pytest.mark.parametrize("name", CRAWLERS, ids=lambda name: name[:30] or "nothing")
def test_crawlers_do_not_count(post: Post, name: str) -> None:
    look(guest(browser=name), post)
    look(reader(person("ann"), name), post)

    assert views_of(post) == 0
    assert not stored()


def test_what_has_no_name_at_all_does_not_count(post: Post) -> None:
    look(Client(), post)

    assert not stored()


@pytest.mark.parametrize("name", PEOPLE, ids=lambda name: name[12:50])
def test_browsers_are_no_crawlers(name: str) -> None:
    assert not is_machine(name)


@pytest.mark.parametrize(
    "header",
    [
        {"Sec-Purpose": "prefetch"},
        {"Sec-Purpose": "prefetch;prerender"},
        {"Purpose": "prefetch"},
        {"X-Moz": "prefetch"},
        {"X-Purpose": "preview"},
    ],
    ids=str,
)
def test_a_page_fetched_ahead_of_time_does_not_count(post: Post, header: dict[str, str]) -> None:
    look(guest(), post, **header)
    assert views_of(post) == 0

    look(guest(), post)
    assert views_of(post) == 1


def test_asking_for_the_head_only_does_not_count(post: Post) -> None:
    assert guest().head(post.get_absolute_url()).status_code == 200

    assert views_of(post) == 0


@pytest.mark.django_db(transaction=True)
def test_people_who_look_at_the_same_moment_are_all_counted(owner: SignedIn) -> None:
    post = rows(owner.user, 1)[0]
    for start in range(0, 200, 20):
        at_once(*(_looking(post, number % 100) for number in range(start, start + 20)))

    assert views_of(post) == 100


def _looking(post: Post, number: int) -> Callable[[], int]:
    return lambda: look(guest(f"198.51.100.{number}"), post).status_code


def test_counting_asks_the_database_nothing(
    post: Post, other: SignedIn, django_assert_num_queries: Any
) -> None:
    request = RequestFactory().get("/", HTTP_USER_AGENT=FIREFOX)
    with django_assert_num_queries(0):
        guest_looked(request, post.public_id)
    uncounted = query_count(other, post.get_absolute_url())

    assert query_count(reader(other.user), post.get_absolute_url()) == uncounted
    assert views_of(post) == 2


def test_redis_away_nobody_is_counted_and_everybody_gets_the_page(
    valkey: Valkey, post: Post
) -> None:
    with valkey.away():
        for client in (guest(), reader(person("ann"))):
            assert look(client, post).status_code == 200
        assert views_of(post) == 0
    FailSoftRedisCache._asleep_until = 0.0
    look(guest(), post)

    assert views_of(post) == 1


def test_what_is_kept_of_guests_does_not_tell_who_they_were(post: Post, clock: Clock) -> None:
    look(guest(), post)
    look(guest("2001:db8:aa:bb:1:2:3:4", CHROME), post)

    everything = repr(stored())
    assert post.public_id in everything
    for telling in ("198.51", "2001:db8", "Firefox", "Chrome", "Mozilla"):
        assert telling not in everything
    numbers = re.findall(r"b'-?\d+'", everything)
    assert len(numbers) == 2


def test_the_same_guest_has_another_number_every_day(clock: Clock) -> None:
    request = RequestFactory().get("/", REMOTE_ADDR="198.51.100.7", HTTP_USER_AGENT=FIREFOX)
    today = clock.today
    first = visitors.guest(request, today)
    assert visitors.guest(request, today) == first

    clock.goes_on(days=1)
    assert visitors.guest(request, clock.today) not in (first, None)


def test_processes_have_the_same_salt_on_one_day(
    clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    request = RequestFactory().get("/", REMOTE_ADDR="198.51.100.7", HTTP_USER_AGENT=FIREFOX)
    first = visitors.guest(request, clock.today)
    monkeypatch.setattr(visitors._Memory, "salt", None)

    assert visitors.guest(request, clock.today) == first


def test_redis_is_told_the_salt_again_when_it_lost_it(
    post: Post, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(visitors, "SURE_SECONDS", 0)
    look(guest(), post)
    salt = visitors._Memory.salt
    redis.asked(lambda server: server.flushdb(), None)
    look(guest(), post)
    monkeypatch.setattr(visitors._Memory, "salt", None)
    look(guest(), post)

    assert views_of(post) == 1
    assert salt is not None
    assert repr(salt.value) in stored().values()


def test_yesterdays_salt_is_gone(post: Post, clock: Clock) -> None:
    look(guest(), post)
    yesterday, salt = clock.today, visitors._Memory.salt
    assert salt is not None
    assert repr(salt.value) in stored().values()
    assert _seconds_to_live(yesterday) <= 12 * 3600

    clock.goes_on(days=1)
    look(guest(), post)
    views_of(post)

    assert not any(str(yesterday) in key for key in stored())
    assert visitors._Memory.salt is not None
    assert visitors._Memory.salt.day == clock.today
    assert repr(salt.value) not in stored().values()


def _seconds_to_live(day: object) -> int:
    key = redis.key(f"views:{day}/salt")
    return int(redis.asked(lambda server: server.ttl(key), -1))


@pytest.mark.parametrize(
    ("proxies", "forwarded", "same_as"),
    [
        (0, "192.0.2.1", "198.51.100.7"),
        (1, "192.0.2.66, 192.0.2.1", "192.0.2.1"),
        (2, "192.0.2.66, 192.0.2.1, 10.0.0.1", "192.0.2.1"),
        (2, "192.0.2.1", "198.51.100.7"),
        (1, "unknown", "unknown"),
        (1, "::nonsense", ""),
        (1, "2001:db8:1:2:3:4:5:6", "2001:db8:1:2::"),
        (1, "::ffff:192.0.2.1", "192.0.2.1"),
        (1, "fe80::1%eth0", "fe80::"),
    ],
)
def test_guests_are_told_apart_by_the_address_that_proxies_can_vouch_for(
    settings: Settings, proxies: int, forwarded: str, same_as: str
) -> None:
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = proxies
    request = RequestFactory().get("/", REMOTE_ADDR="198.51.100.7", HTTP_X_FORWARDED_FOR=forwarded)

    assert network_of(request) == same_as


def test_odd_names_of_browsers_are_borne(post: Post) -> None:
    names = ("\udcff\udcfe Mozilla", "é" * 600, "M" * 100_000, "\x00Mozilla")
    for number, name in enumerate(names):
        # Of one network two would be one by chance, now and then.
        assert look(guest(f"198.51.100.{number}", name), post).status_code == 200

    assert views_of(post) == 4


def test_what_redis_keeps_goes_by_itself(post: Post, clock: Clock) -> None:
    look(guest(), post)

    lives: list[int] = redis.asked(lambda server: [server.ttl(key) for key in stored()], [])
    assert len(lives) == 3
    assert all(0 < seconds <= timedelta(days=2).total_seconds() for seconds in lives)


def test_views_are_under_the_sites_own_prefix(post: Post) -> None:
    look(guest(), post)

    assert all(key.startswith(settings.CACHES["default"]["KEY_PREFIX"]) for key in stored())
