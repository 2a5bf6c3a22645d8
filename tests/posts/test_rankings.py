"""Top and Most viewed: the order, how it stands still while one pages, and doing without Redis."""

from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from pytest_django import Settings

from accounts.models import User
from accounts.querysets import Viewer
from accounts.services.blocking import block, mute
from pictria.core import redis
from pictria.core.turns import turn
from posts import feeds, frozen, rankings
from posts.feeds import MOST_VIEWED, RANKED, TOP, TOP_TAGS, Feed
from posts.models import Post
from posts.services.likes import like_post
from posts.services.moderation import hide_posts
from posts.services.rankings import refresh
from posts.windows import ALL, BY_NAME, DAY, MONTH, TEN_DAYS, WEEK, Window
from tests.support.people import SignedIn, person
from tests.support.posts import rows, share
from tests.support.queries import query_count
from tests.support.servers.valkey import Valkey

pytestmark = pytest.mark.django_db
GUEST = AnonymousUser()


def posted(likes: int, *, days: float = 0, views: int = 0, **fields: Any) -> Post:
    """A post of so many days ago, with so many likes."""
    author = fields.pop("author", None) or somebody()
    [post] = rows(author, 1, like_count=likes, view_count=views, **fields)
    post.posted_at = timezone.now() - timedelta(days=days, minutes=1)
    post.save()
    return post


def somebody() -> User:
    return User.objects.filter(username="somebody").first() or person("somebody", password=None)


def read_on(
    viewer: Viewer = GUEST,
    *,
    feed: Feed = TOP,
    window: Window = WEEK,
    after: str | None = None,
    size: int = 2,
) -> list[Post]:
    """All that follows, page by page."""
    posts = list[Post]()
    while True:
        page = feeds.ranked(feed, window, viewer, after=after, size=size)
        posts += page.rows
        if page.after is None:
            return posts
        assert page.rows, "a page without posts promises more"
        after = page.after


def test_posts_of_the_window_come_first_then_all_others_by_likes() -> None:
    old_and_loved, old = posted(90, days=9), posted(2, days=40)
    new, newer, loved = posted(0, days=3), posted(0, days=1), posted(5, days=6)

    assert read_on() == [loved, newer, new, old_and_loved, old]
    assert read_on(window=DAY) == [old_and_loved, loved, old, newer, new]
    assert read_on(window=ALL) == [old_and_loved, loved, old, newer, new]
    assert read_on(window=MONTH) == [old_and_loved, loved, newer, new, old]


def test_most_viewed_goes_by_views_within_ten_days() -> None:
    old, nine_days, looked_at = (
        posted(9, days=days, views=views) for days, views in ((11, 90), (9, 3), (1, 5))
    )

    assert MOST_VIEWED.default is TEN_DAYS
    assert read_on(feed=MOST_VIEWED, window=TEN_DAYS) == [looked_at, nine_days, old]
    assert read_on(feed=MOST_VIEWED, window=ALL) == [old, looked_at, nine_days]


def test_equals_stand_newest_first_and_at_last_by_id() -> None:
    posts = rows(person("ann", password=None), 7, like_count=3)
    Post.objects.update(posted_at=posts[3].posted_at)
    newest = rows(posts[0].author, 1, like_count=3)

    assert read_on() == [*newest, *reversed(posts)]


@pytest.mark.parametrize("is_frozen", [True, False])
def test_private_hidden_and_withdrawn_posts_are_in_no_ranking(
    is_frozen: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not is_frozen:
        without_redis(monkeypatch)
    shown = posted(1)
    posted(5, visibility="private")
    posted(6, hidden_at=timezone.now())
    posted(7, author=person("ann", password=None, is_private=True))

    assert read_on() == [shown]


def test_the_order_stands_still_until_it_is_refreshed(owner: SignedIn) -> None:
    first, second = posted(2), posted(1)
    assert read_on() == [first, second]

    Post.objects.filter(pk=second.pk).update(like_count=9)
    assert read_on() == [first, second]
    refresh(TOP)
    assert read_on() == [second, first]


def test_who_pages_on_goes_on_in_the_order_they_began_with() -> None:
    posts = [posted(likes) for likes in (5, 4, 3, 2, 1)]
    page = feeds.ranked(TOP, WEEK, GUEST, after=None, size=2)
    Post.objects.filter(pk=posts[4].pk).update(like_count=9)
    refresh(TOP)

    assert [*page.rows, *read_on(after=page.after)] == posts
    assert read_on()[0] == posts[4]


def test_what_goes_away_drops_out_and_nothing_ends_early() -> None:
    posts = [posted(likes) for likes in range(30, 0, -1)]
    page = feeds.ranked(TOP, WEEK, GUEST, after=None, size=3)
    Post.objects.filter(pk__in=[post.pk for post in posts[4:25]]).update(hidden_at=timezone.now())
    posts[27].delete()

    following = read_on(after=page.after, size=3)

    assert following == [posts[3], posts[25], posts[26], posts[28], posts[29]]


def test_an_order_of_which_nothing_is_left_ends() -> None:
    posts = [posted(likes) for likes in range(9, 0, -1)]
    page = feeds.ranked(TOP, WEEK, GUEST, after=None, size=2)
    Post.objects.filter(pk__in=[post.pk for post in posts]).update(visibility="private")

    assert feeds.ranked(TOP, WEEK, GUEST, after=page.after, size=2).rows == []
    assert read_on(after=page.after) == []


@pytest.mark.parametrize("way", [block, mute])
def test_a_person_meets_nobody_they_have_nothing_of(owner: SignedIn, way: object) -> None:
    foe = person("foe", password=None)
    theirs, other = posted(9, author=foe), posted(1)
    if way is block:
        block(blocker=owner.user, blocked=foe)
    else:
        mute(muter=owner.user, muted=foe)

    assert read_on(owner.user) == [other]
    assert read_on(GUEST) == [theirs, other]


@pytest.fixture
def ten_frozen(monkeypatch: pytest.MonkeyPatch) -> None:
    """As if an order held ten ids."""
    monkeypatch.setattr(frozen, "MOST_FROZEN", 10)
    monkeypatch.setattr(rankings, "MOST_FROZEN", 10)
    monkeypatch.setattr(rankings, "BY_NUMBER", 11)


def without_redis(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(redis, "asked", lambda question, otherwise: otherwise)


@pytest.mark.usefixtures("ten_frozen")
@pytest.mark.parametrize("window", [WEEK, ALL, DAY])
@pytest.mark.parametrize("size", [3, 10, 40])
def test_after_what_is_frozen_it_goes_on_by_number(window: Window, size: int) -> None:
    for place in range(12):
        posted(place % 3, days=place)
        posted(place % 5, days=place / 10)

    assert read_on(window=window, size=size) == in_order(window)


def in_order(window: Window) -> list[Post]:
    since = window.since(timezone.now())
    return sorted(
        Post.objects.all(),
        key=lambda post: (
            since is None or post.posted_at >= since,
            post.like_count,
            post.posted_at,
            post.pk,
        ),
        reverse=True,
    )


@pytest.mark.usefixtures("ten_frozen")
def test_what_was_shown_is_not_shown_again_when_its_number_falls() -> None:
    posts = [posted(likes) for likes in range(40, 10, -1)]
    page = feeds.ranked(TOP, WEEK, GUEST, after=None, size=10)
    fallen = [post.pk for post in posts[2:9]]
    Post.objects.filter(pk__in=fallen).update(like_count=25)

    following = read_on(after=page.after, size=2)

    assert following == posts[10:]


def test_when_the_version_has_lapsed_it_goes_on_by_number() -> None:
    for likes in range(20):
        posted(likes, days=likes)
    expected = in_order(WEEK)
    page = feeds.ranked(TOP, WEEK, GUEST, after=None, size=4)
    redis.asked(lambda client: client.flushdb(), None)
    refresh(TOP)

    assert [*page.rows, *read_on(after=page.after, size=4)] == expected


@pytest.mark.parametrize("window", [WEEK, ALL])
def test_without_redis_it_is_the_same_pages(
    valkey: Valkey, other: SignedIn, stranger: Client, window: Window
) -> None:
    for place in range(45):
        posted(place % 4, days=place / 3)
    address = "/" if window is WEEK else "/?window=all"
    expected = [post.public_id for post in in_order(window)[:20]]

    with valkey.away():
        for client in (other, stranger):
            response = client.get(address)
            assert [post.public_id for post in response.context["page"].rows] == expected
        assert read_on(window=window, size=7) == in_order(window)


def test_lapsed_orders_are_shown_while_one_makes_the_next(monkeypatch: pytest.MonkeyPatch) -> None:
    first = posted(1)
    order = TOP.ranking(WEEK).frozen
    before = order.current()
    later = frozen.version_now() + (TOP.lifetime + 1) * 1000
    monkeypatch.setattr(frozen, "version_now", lambda: later)
    posted(2)

    with turn(order.turn, seconds=60):
        assert order.current() == before
        assert read_on() == [first]
    assert order.current() == later
    assert len(read_on()) == 2


def test_who_asks_while_nothing_is_made_yet_does_without(monkeypatch: pytest.MonkeyPatch) -> None:
    post = posted(1)
    monkeypatch.setattr(frozen, "WAITING_SECONDS", 0)
    with turn(TOP.ranking(WEEK).frozen.turn, seconds=60):
        assert read_on() == [post]


def test_a_refresh_makes_every_window_and_reaches_guests(stranger: Client) -> None:
    posts = [posted(2), posted(1)]
    stranger.get("/")
    Post.objects.filter(pk=posts[1].pk).update(like_count=9)

    for feed in RANKED:
        refresh(feed)
        assert all(feed.ranking(window).frozen.size() == 2 for window in feed.windows)

    page = stranger.get("/").content.decode()
    assert page.index(posts[1].public_id) < page.index(posts[0].public_id)


def test_on_a_small_site_a_new_post_stands_there_at_once(
    owner: SignedIn, other: SignedIn, stranger: Client
) -> None:
    first = share(owner)
    for client in (owner, other, stranger):
        assert first.public_id in client.get("/").content.decode()
    second = share(owner)

    for client in (owner, other, stranger):
        for address in ("/", "/most-viewed/", "/?window=all"):
            assert second.public_id in client.get(address).content.decode()


def test_on_a_large_site_the_order_stands_until_its_refresh(
    owner: SignedIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("posts.services.rankings.SMALL_SITE", 3)
    posts = [posted(2) for _ in range(4)]
    assert len(read_on(window=ALL)) == len(posts)
    share(owner)

    assert len(read_on(window=ALL)) == len(posts)


def test_hiding_acts_on_every_ranking_at_once(owner: SignedIn, stranger: Client) -> None:
    post = share(owner)
    addresses = [
        f"{address}?window={window.name}"
        for address, feed in (("/", TOP), ("/most-viewed/", MOST_VIEWED))
        for window in feed.windows
    ]
    assert all(post.public_id in stranger.get(each).content.decode() for each in addresses)

    hide_posts(posts=[post], moderator=person("looks_after", is_staff=True))

    assert not any(post.public_id in stranger.get(each).content.decode() for each in addresses)


@pytest.mark.parametrize(
    "after",
    [
        "x",
        "",
        "%00",
        "é",
        "LTEuLTE",
        str(rankings.Reached(-1, 0, 0, 0, 1)),
        str(rankings.Reached(1, rankings.BY_NUMBER + 1, 0, 0, 1)),
        str(rankings.Reached(1, -1, 0, 0, 1)),
        str(rankings.Reached(2**62, 0, 0, 0, 1)),
        str(rankings.Reached(1, 0, 0, 2**62, 1)),
        str(rankings.Reached(1, 0, -1, 0, 1)),
        str(rankings.Reached(1, 0, 0, 0, 2**63)),
    ],
)
@pytest.mark.parametrize("address", ["/", "/most-viewed/"])
def test_a_cursor_that_this_site_never_wrote_is_a_404_or_400(
    stranger: Client, address: str, after: str
) -> None:
    assert stranger.get(f"{address}?after={after}").status_code in {400, 404}


@pytest.mark.parametrize(
    "reached",
    [
        rankings.Reached(0, 0, 0, 0, 1),
        rankings.Reached(1, rankings.BY_NUMBER, 2**62, -(2**50), 2**63 - 1),
        rankings.Reached(1, rankings.BY_NUMBER, 0, 0, 0),
    ],
)
def test_a_cursor_of_another_time_shows_what_there_is(
    stranger: Client, reached: rankings.Reached
) -> None:
    posted(1)
    for window in ("day", "all"):
        assert stranger.get(f"/?window={window}&after={reached}").status_code == 200


def test_a_page_asks_the_database_once_for_its_posts(owner: SignedIn) -> None:
    posts = rows(person("ann", password=None), 45)
    like_post(user=owner.user, post=posts[0])
    page = feeds.ranked(TOP, WEEK, GUEST, after=None, size=20)
    with CaptureQueriesContext(connection) as first:
        feeds.ranked(TOP, WEEK, GUEST, after=None, size=20)
    with CaptureQueriesContext(connection) as second:
        feeds.ranked(TOP, WEEK, GUEST, after=page.after, size=20)

    assert len(first) == len(second) == 1


@pytest.mark.parametrize("address", ["/", "/most-viewed/", "/?window=all"])
def test_a_signed_in_page_stays_within_its_budget(other: SignedIn, address: str) -> None:
    rows(person("ann", password=None), 45)
    other.get(address)

    assert query_count(other, address) <= 6


def test_without_redis_a_page_asks_the_database_for_each_stretch(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for place in range(30):
        posted(place % 4, days=place)
    without_redis(monkeypatch)
    page = feeds.ranked(TOP, WEEK, GUEST, after=None, size=20)
    with CaptureQueriesContext(connection) as captured:
        feeds.ranked(TOP, WEEK, GUEST, after=page.after, size=20)

    assert len(captured) <= 3


def test_periods_are_at_most_half_of_lifetimes(settings: Settings) -> None:
    schedule = settings.CELERY_BEAT_SCHEDULE
    tasks = (
        ("refresh-top", TOP),
        ("refresh-most-viewed", MOST_VIEWED),
        ("refresh-top-tags", TOP_TAGS),
    )
    for entry, feed in tasks:
        assert schedule[entry]["schedule"] == feed.period
        assert feed.period is not None
        assert feed.period * 2 <= feed.lifetime


def test_a_window_has_one_name() -> None:
    assert {window.name for feed in RANKED for window in feed.windows} == set(BY_NAME)
