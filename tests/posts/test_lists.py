"""Pages of posts: order, cursors, tags, related posts, and what they cost the database."""

from datetime import UTC, datetime, timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from pictria.core.editions import EVERYTHING, renew
from pictria.core.pagination import Cursor
from posts import feeds
from posts.related import related_posts
from posts.services.rankings import refresh
from tests.support.people import SignedIn, person
from tests.support.posts import rows, share
from tests.support.queries import query_count

pytestmark = pytest.mark.django_db

MOMENTS = st.datetimes(datetime(1990, 1, 1), datetime(2100, 1, 1)).map(
    lambda moment: moment.replace(tzinfo=UTC)
)


@given(MOMENTS, st.integers(0, 2**63 - 1))
def test_a_cursor_reads_as_it_was_written(moment: datetime, id: int) -> None:
    assert Cursor.read(str(Cursor(moment, id))) == Cursor(moment, id)


@pytest.mark.parametrize(
    "after",
    [
        "x",
        "",
        "1" * 30,
        "10**30",
        "%00",
        "AAAA",
        "é",
        "LTEuLTE",
        "OTk5OTk5OTk5OTk5OTk5OTk5OTk5OTk5LjE",
    ],
)
def test_a_cursor_that_this_site_never_wrote_is_a_404_or_400(stranger: Client, after: str) -> None:
    answer = stranger.get(f"/?after={after}")

    assert answer.status_code in {400, 404}
    assert "<nav" in answer.content.decode() or "<a " in answer.content.decode()


def ids_on(client: Client, address: str) -> tuple[list[str], str | None]:
    page = client.get(address).context["page"]
    return [post.public_id for post in page.rows], page.after


def test_paging_shows_everything_once_newest_first(stranger: Client) -> None:
    posts = rows(person("ann"), 45)

    shown: list[str] = []
    after: str | None = ""
    while after is not None:
        found, after = ids_on(stranger, f"/latest/?after={after}" if after else "/latest/")
        assert len(found) <= 20
        shown += found

    assert shown == [post.public_id for post in reversed(posts)]


def test_posts_of_one_moment_are_neither_lost_nor_doubled(stranger: Client) -> None:
    posts = rows(person("ann"), 30)
    from posts.models import Post

    Post.objects.update(posted_at=posts[0].posted_at)

    first, after = ids_on(stranger, "/latest/")
    second, end = ids_on(stranger, f"/latest/?after={after}")

    assert len(set(first + second)) == 30
    assert end is None


def test_a_new_post_does_not_shift_the_next_page(stranger: Client) -> None:
    ann = person("ann")
    posts = rows(ann, 25)
    _, after = ids_on(stranger, "/latest/")
    newer = rows(ann, 3)

    second, _ = ids_on(stranger, f"/latest/?after={after}")

    assert second == [post.public_id for post in reversed(posts[:5])]
    assert not {post.public_id for post in newer} & set(second)


def cost(client: Client, address: str) -> int:
    """How many queries a page takes that is made anew, long after the site was started."""
    client.get(address)
    refresh(feeds.TOP)
    renew(EVERYTHING)
    return query_count(client, address)


@pytest.mark.parametrize("who", ["stranger", "other"])
@pytest.mark.parametrize("address", ["/", "/latest/", "/tags/sea/", "/@ann/"])
def test_a_list_costs_the_same_however_long_it_is(
    address: str, who: str, request: pytest.FixtureRequest
) -> None:
    client = request.getfixturevalue(who)
    ann = person("ann")
    rows(ann, 20, tags=("sea", "boats"))
    few = cost(client, address)
    rows(ann, 60, tags=("sea", "boats", "wind"))
    many = cost(client, address)

    assert many == few
    assert 0 < few <= 10


@pytest.mark.parametrize("who", ["stranger", "other", "owner"])
def test_an_image_page_costs_the_same_however_much_is_related(
    who: str, request: pytest.FixtureRequest
) -> None:
    client = request.getfixturevalue(who)
    owner = request.getfixturevalue("owner").user
    post = rows(owner, 1, tags=("sea",))[0]
    rows(owner, 5, tags=("sea",))
    few = cost(client, post.get_absolute_url())
    rows(owner, 60, tags=("sea", "boats"))
    many = cost(client, post.get_absolute_url())

    assert many == few
    # Three of the author's own are for the numbers of the last 30 days.
    assert few <= 17


def test_related_posts_share_the_most_tags_first() -> None:
    ann, ben = person("ann"), person("ben")
    post = rows(ann, 1, tags=("sea", "boats"))[0]
    both = rows(ben, 1, tags=("sea", "boats"))[0]
    one = rows(ben, 1, tags=("sea",))[0]
    same_author = rows(ann, 1)[0]
    rows(ben, 1, tags=("mountains",))

    assert related_posts(post, AnonymousUser()) == [both, one, same_author]


def test_private_posts_are_related_to_nothing() -> None:
    ann = person("ann")
    post = rows(ann, 1, tags=("sea",))[0]
    rows(ann, 2, tags=("sea",), visibility="private")

    assert related_posts(post, AnonymousUser()) == []


def test_tags_are_suggested_by_how_often_they_are_used(owner: SignedIn) -> None:
    rows(owner.user, 2, tags=("sea",))
    rows(owner.user, 1, tags=("seagull",))
    rows(owner.user, 3, tags=("secret",), visibility="private")

    answer = owner.get("/create/tags/?q=SE").json()

    assert answer == {"tags": [{"name": "sea", "posts": 2}, {"name": "seagull", "posts": 1}]}


def test_the_newest_post_is_there_at_once(owner: SignedIn, stranger: Client) -> None:
    stranger.get("/latest/")
    post = share(owner)

    assert post.public_id in stranger.get("/latest/").content.decode()


def test_moments_are_kept_to_the_microsecond() -> None:
    moment = datetime(2026, 1, 1, tzinfo=UTC) + timedelta(microseconds=1)
    assert Cursor.read(str(Cursor(moment, 1))).moment == moment
