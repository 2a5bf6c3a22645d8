"""Tags: which are used most, all of them by name, and which stand beside one another."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from accounts.models import User
from accounts.services.blocking import block
from posts.feeds import TOP_TAGS
from posts.models import Post, Tag, TaggedPost
from posts.related_tags import lift, related_tags
from posts.services.followed_tags import follow_tag
from posts.services.moderation import hide_posts
from posts.services.publishing import Words, edit_post
from posts.services.rankings import refresh
from posts.services.tag_counts import count_tags
from posts.top_tags import top_tags
from posts.windows import ALL, DAY, MONTH, WEEK, Window
from tests.support.people import SignedIn, person
from tests.support.posts import rows, share
from tests.support.queries import query_count
from tests.support.servers.valkey import Valkey

pytestmark = pytest.mark.django_db
GUEST = AnonymousUser()


@pytest.fixture
def ann() -> User:
    return person("ann", password=None)


def ago(posts: list[Post], days: float) -> None:
    moment = timezone.now() - timedelta(days=days)
    Post.objects.filter(pk__in=[post.pk for post in posts]).update(posted_at=moment)
    TaggedPost.objects.filter(content_object__in=posts).update(posted_at=moment)


def top(window: Window = WEEK, viewer: object = GUEST) -> list[str]:
    return [each.tag.name for each in top_tags(window, viewer)]  # type: ignore[arg-type]


def related(name: str, viewer: object = GUEST) -> list[str]:
    tag = Tag.objects.get(name=name)
    return [each.name for each in related_tags(tag, viewer)]  # type: ignore[arg-type]


def test_the_most_used_tags_of_a_window_come_first(ann: User) -> None:
    rows(ann, 2, tags=("sea",))
    ago(rows(ann, 3, tags=("sky",)), 3)
    ago(rows(ann, 4, tags=("old",)), 20)

    assert top() == ["sky", "sea"]
    assert top(DAY) == ["sea"]
    assert top(MONTH) == ["old", "sky", "sea"]
    assert top(ALL) == ["old", "sky", "sea"]


def test_of_all_time_it_goes_by_the_last_counting(ann: User) -> None:
    rows(ann, 2, tags=("sea",))
    rows(ann, 3, tags=("sky",))
    assert count_tags() == 2
    assert top(ALL) == ["sky", "sea"]
    rows(ann, 9, tags=("sea",))
    refresh(TOP_TAGS)
    assert top(ALL) == ["sky", "sea"]

    assert count_tags() == 1
    refresh(TOP_TAGS)
    assert top(ALL) == ["sea", "sky"]


def test_there_are_fifteen_and_equals_go_by_name(ann: User) -> None:
    names = [f"tag{number:02}" for number in range(20)]
    rows(ann, 1, tags=tuple(reversed(names)))

    assert top() == names[:15]


def test_a_tile_shows_the_newest_pictures_but_no_sensitive_ones(ann: User) -> None:
    posts = rows(ann, 5, tags=("sea",))
    Post.objects.filter(pk=posts[4].pk).update(sensitive=True)
    Post.objects.filter(pk=posts[3].pk).update(cover=None)

    [tile] = top_tags(WEEK, GUEST)

    assert list(tile.posts) == [posts[2], posts[1], posts[0]]


def test_tags_of_what_nobody_sees_are_told_nowhere(ann: User, stranger: Client) -> None:
    rows(ann, 2, tags=("sea",))
    rows(ann, 9, tags=("secretzz", "sea"), visibility="private")
    rows(ann, 9, tags=("hushzz",), hidden_at=timezone.now())
    rows(person("ben", password=None, is_private=True), 9, tags=("shutzz", "sea"))
    count_tags()

    for address in ("/tags/", "/tags/?window=all", "/tags/?by=name", "/tags/sea/"):
        page = stranger.get(address).content.decode()
        assert "sea" in page
        for name in ("secretzz", "hushzz", "shutzz"):
            assert name not in page
    assert set(Tag.objects.values_list("name", "post_count")) == {
        ("sea", 2),
        ("secretzz", 0),
        ("hushzz", 0),
        ("shutzz", 0),
    }


@pytest.mark.parametrize("way", ["hidden", "private", "deleted"])
def test_a_tag_goes_with_its_last_post_at_once(
    owner: SignedIn, other: SignedIn, stranger: Client, way: str
) -> None:
    share(owner, tags="sea")
    post = share(owner, tags="sea rarely")
    addresses = ("/tags/", "/tags/?window=all", "/tags/?by=name", "/tags/sea/")
    for client in (stranger, other):
        assert all("rarely" in client.get(each).content.decode() for each in addresses)

    if way == "hidden":
        hide_posts(posts=[post], moderator=person("looks_after", is_staff=True))
    elif way == "private":
        words = Words(tags=["sea", "rarely"], visibility="private")
        edit_post(post=post, words=words)
    else:
        owner.post(f"{post.get_absolute_url()}delete/")

    for client in (stranger, other):
        assert not any("rarely" in client.get(each).content.decode() for each in addresses)


def test_whom_one_blocked_stands_for_no_tag(owner: SignedIn, ann: User) -> None:
    rows(ann, 3, tags=("sea", "boats"))
    others = rows(person("ben", password=None), 1, tags=("sea",))
    assert related("sea", owner.user) == ["boats"]
    block(blocker=ann, blocked=owner.user)

    [tile] = top_tags(WEEK, owner.user)

    assert tile.tag.name == "sea"
    assert list(tile.posts) == others
    assert related("sea", owner.user) == []
    assert related("sea") == ["boats"]
    assert "boats" not in owner.get("/tags/?by=name").content.decode()


def test_all_tags_come_by_name_page_by_page(
    other: SignedIn, ann: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("posts.views.tags.TAGS_A_PAGE", 3)
    names = ["boats", "c", "c++", "sea", "weather", "é", "über", "夏"]
    rows(ann, 1, tags=tuple(names))
    Tag.objects.create(name="unused")

    shown = list[str]()
    after: str | None = ""
    while after is not None:
        page = other.get("/tags/", {"by": "name", **({"after": after} if after else {})})
        found = page.context["page"]
        shown += [tag.name for tag in found.rows]
        if found.after:
            assert "More tags" in page.content.decode()
        after = found.after

    assert shown == list(
        Tag.objects.exclude(name="unused").order_by("name").values_list("name", flat=True)
    )
    assert set(shown) == set(names)
    assert "These are all tags." in page.content.decode()


@pytest.mark.parametrize("after", ["", "zz", "é", "%ed%a0%80", "x" * 10_000, "\u200d"])
def test_any_words_are_a_place_among_the_names(stranger: Client, ann: User, after: str) -> None:
    rows(ann, 1, tags=("sea",))

    assert stranger.get(f"/tags/?by=name&after={after}").status_code == 200


def test_the_tags_one_follows_stand_on_top(other: SignedIn, stranger: Client, ann: User) -> None:
    rows(ann, 1, tags=("sea",))
    follow_tag(user=other.user, tag=Tag.objects.get(name="sea"))

    assert "Tags you follow" in other.get("/tags/").content.decode()
    assert "Tags you follow" not in stranger.get("/tags/").content.decode()


def test_where_nothing_was_tagged_lately_it_leads_on(stranger: Client, ann: User) -> None:
    assert "No tags lately" in stranger.get("/tags/").content.decode()
    assert "No tags yet" in stranger.get("/tags/?window=all").content.decode()
    assert "No tags yet" in stranger.get("/tags/?by=name").content.decode()


def test_related_tags_go_by_lift_and_not_by_how_common_they_are(ann: User) -> None:
    rows(ann, 10, tags=("sea", "photo", "boats"))
    rows(ann, 2, tags=("sea", "photo"))
    rows(ann, 40, tags=("photo",))
    rows(ann, 1, tags=("sea", "seen-once"))
    count_tags()

    assert related("sea") == ["boats", "seen-once", "photo"]


def test_lift_is_how_much_more_often_than_by_chance() -> None:
    assert lift(together=50, compared=100, there=500, of_all=1000) == pytest.approx(1)
    assert lift(together=100, compared=100, there=100, of_all=100_000) > 90
    assert lift(together=1, compared=500, there=1, of_all=1_000_000) < 2.01
    assert lift(together=0, compared=100, there=500, of_all=1000) < 0.1
    assert lift(together=20, compared=500, there=500, of_all=1_000_000) > lift(
        together=450, compared=500, there=600_000, of_all=1_000_000
    )


def test_related_tags_are_ten_and_never_the_tag_itself(ann: User) -> None:
    rows(ann, 3, tags=("sea", *(f"tag{number}" for number in range(14))))

    assert len(related("sea")) == 10
    assert "sea" not in related("sea")


def test_counting_changes_nothing_the_second_time(ann: User) -> None:
    rows(ann, 3, tags=("sea", "sky"))

    assert count_tags() == 2
    assert count_tags() == 0


def test_counting_takes_as_many_queries_for_many_posts(ann: User) -> None:
    rows(ann, 2, tags=("sea", "sky"))
    count_tags()
    with CaptureQueriesContext(connection) as few:
        count_tags()
    rows(ann, 20, tags=("sea", "sky"))
    with CaptureQueriesContext(connection) as many:
        count_tags()

    assert len(many) - len(few) <= 1


@pytest.mark.parametrize("who", ["stranger", "other"])
@pytest.mark.parametrize("address", ["/tags/", "/tags/?window=all", "/tags/?by=name"])
def test_the_tags_cost_the_same_however_many_there_are(
    address: str, who: str, ann: User, request: pytest.FixtureRequest
) -> None:
    client = request.getfixturevalue(who)
    rows(ann, 1, tags=("sea", "sky"))
    refresh(TOP_TAGS)
    few = query_count(client, address)
    rows(ann, 30, tags=tuple(f"tag{number}" for number in range(20)))
    refresh(TOP_TAGS)
    many = query_count(client, address)

    assert many == few <= 7


def test_without_redis_the_tags_are_counted_now(
    valkey: Valkey, other: SignedIn, stranger: Client, ann: User
) -> None:
    rows(ann, 2, tags=("sea", "boats"))

    with valkey.away():
        for client in (other, stranger):
            for address in ("/tags/", "/tags/?window=all", "/tags/?by=name", "/tags/sea/"):
                assert "boats" in client.get(address).content.decode()
