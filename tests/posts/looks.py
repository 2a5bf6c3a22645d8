"""Looking at posts in tests: browsers, days, and what was counted."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.core.cache import cache
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone
from redis import Redis

from accounts.models import User
from pictria.core import redis
from posts.models import DailyStat, Post
from posts.services.views import fold_views
from tests.support.people import SignedIn, signed_in

FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:132.0) Gecko/20100101 Firefox/132.0"
CHROME = (
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36"
    " (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36"
)


def guest(address: str = "198.51.100.7", browser: str = FIREFOX) -> Client:
    """A guest's browser at a network address."""
    return Client(REMOTE_ADDR=address, HTTP_USER_AGENT=browser)


def reader(user: User, browser: str = FIREFOX) -> SignedIn:
    """The browser of someone who is signed in."""
    client = signed_in(user)
    client.defaults["HTTP_USER_AGENT"] = browser
    return client


def look(client: Client, post: Post, **headers: str) -> HttpResponse:
    response: HttpResponse = client.get(post.get_absolute_url(), headers=headers)  # type: ignore[assignment]
    return response


def views_of(post: Post) -> int:
    """How many views a post has, by its counter, which must be the sum of its days."""
    fold_views()
    post.refresh_from_db()
    assert post.view_count == sum(post.days.values_list("views", flat=True))
    return post.view_count


def views_on(post: Post, day: date) -> int:
    return sum(DailyStat.objects.filter(post=post, day=day).values_list("views", flat=True))


class Clock:
    """The time of day, where a test sets it."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self._now = datetime.combine(timezone.now().date(), datetime.min.time(), UTC)
        self._now += timedelta(hours=12)
        monkeypatch.setattr(timezone, "now", lambda: self._now)

    @property
    def today(self) -> date:
        return self._now.date()

    def goes_on(self, **time: float) -> None:
        self._now += timedelta(**time)


def stored() -> dict[str, str]:
    """All that Redis has, as text: names of keys and what stands in them."""
    return redis.asked(lambda server: {key: _content(server, key) for key in _keys(server)}, {})


def _keys(server: Redis) -> list[str]:
    return [key.decode() for key in server.keys(cache.make_key("views:*"))]  # type: ignore[union-attr]


def _content(server: Redis, key: str) -> str:
    kind = server.type(key)
    if kind == b"string":
        return repr(server.get(key))
    return repr(server.smembers(key) if kind == b"set" else server.zrange(key, 0, -1))
