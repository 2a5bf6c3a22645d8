"""The stream: whom and what one follows, newest first, nothing twice and nothing else."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from accounts.models import Follow, User
from accounts.services.blocking import block, mute
from posts import feeds
from posts.models import FollowedTag, Post, Tag, TaggedPost
from tests.support.people import SignedIn, person
from tests.support.posts import rows
from tests.support.queries import query_count

pytestmark = pytest.mark.django_db


def follow(follower: User, *people: User) -> None:
    Follow.objects.bulk_create(Follow(follower=follower, followed=each) for each in people)


def follow_tags(follower: User, *names: str) -> None:
    for name in names:
        tag, _ = Tag.objects.get_or_create(name=name)
        FollowedTag.objects.create(user=follower, tag=tag)


def shown_to(viewer: User) -> list[Post]:
    """The whole stream, page by page."""
    posts: list[Post] = []
    after: str | None = None
    while True:
        page = feeds.stream(viewer, after=after, size=20)
        posts += page.rows
        if page.after is None:
            return posts
        assert len(page.rows) == 20
        assert page.after != after
        after = page.after


def newest_first(posts: list[Post]) -> list[Post]:
    return sorted(posts, key=lambda post: (post.posted_at, post.pk), reverse=True)


def test_it_is_whom_one_follows_and_oneself_newest_first(owner: SignedIn) -> None:
    ann, ben = person("ann"), person("ben")
    follow(owner.user, ann)
    theirs = rows(ann, 25) + rows(owner.user, 3)
    rows(ben, 5)

    assert shown_to(owner.user) == newest_first(theirs)


def test_a_guest_is_asked_to_log_in(stranger: Client) -> None:
    answer = stranger.get("/stream/")

    assert answer.status_code == 302
    assert answer.headers["Location"].startswith("/accounts/login/?next=/stream/")


def test_what_a_followed_tag_brings_says_so(owner: SignedIn) -> None:
    follow_tags(owner.user, "sea")
    rows(person("ben"), 1, tags=("sea",))
    rows(person("cat"), 1, tags=("mountains",))

    [post] = shown_to(owner.user)

    assert post.because == "sea"
    page = owner.get("/stream/").content.decode()
    assert "Because" in page
    assert 'you follow <a href="/tags/sea/">#sea</a>' in page


def test_what_comes_anyway_names_no_tag_and_stands_once(owner: SignedIn) -> None:
    ann = person("ann")
    follow(owner.user, ann)
    follow_tags(owner.user, "sea", "sky")
    posts = rows(ann, 2, tags=("sea", "sky")) + rows(owner.user, 1, tags=("sea",))
    posts += rows(person("ben"), 1, tags=("sea", "sky"))

    shown = shown_to(owner.user)

    assert shown == newest_first(posts)
    assert [post.author.username for post in shown if post.because] == ["ben"]


def test_the_public_posts_of_a_private_account_come_by_following_alone(owner: SignedIn) -> None:
    let_in, not_let_in = person("ann", is_private=True), person("ben", is_private=True)
    follow(owner.user, let_in)
    follow_tags(owner.user, "sea")
    theirs = rows(let_in, 2, tags=("sea",))
    rows(not_let_in, 2, tags=("sea",))

    shown = shown_to(owner.user)

    assert shown == newest_first(theirs)
    assert not any(post.because for post in shown)


@pytest.mark.parametrize("fields", [{"visibility": "private"}, {"hidden_at": timezone.now()}])
def test_private_and_hidden_posts_are_ones_own_only(
    owner: SignedIn, fields: dict[str, Any]
) -> None:
    ann = person("ann")
    follow(owner.user, ann)
    follow_tags(owner.user, "sea")
    rows(ann, 2, tags=("sea",), **fields)
    rows(person("ben"), 2, tags=("sea",), **fields)
    own = rows(owner.user, 1, **fields)

    assert shown_to(owner.user) == own


def test_not_even_a_moderator_meets_hidden_posts_here(owner: SignedIn) -> None:
    ann = person("ann")
    owner.user.is_staff = owner.user.is_superuser = True
    owner.user.save()
    follow(owner.user, ann)
    follow_tags(owner.user, "sea")
    rows(ann, 1, tags=("sea",), hidden_at=timezone.now())

    assert shown_to(owner.user) == []


@pytest.mark.parametrize("way", ["muted", "blocked", "blocks", "closed", "leaving"])
def test_people_one_has_nothing_of_stay_out(owner: SignedIn, way: str) -> None:
    ann = person("ann")
    follow(owner.user, ann)
    follow_tags(owner.user, "sea")
    rows(ann, 2, tags=("sea",))
    assert len(shown_to(owner.user)) == 2

    if way == "muted":
        mute(muter=owner.user, muted=ann)
    elif way == "blocked":
        block(blocker=owner.user, blocked=ann)
    elif way == "blocks":
        block(blocker=ann, blocked=owner.user)
    elif way == "closed":
        User.objects.filter(pk=ann.pk).update(is_active=False)
    else:
        User.objects.filter(pk=ann.pk).update(leaving_at=timezone.now())

    assert shown_to(owner.user) == []


def test_a_block_that_left_a_follow_behind_holds_all_the_same(owner: SignedIn) -> None:
    ann = person("ann")
    block(blocker=ann, blocked=owner.user)
    follow(owner.user, ann)
    rows(ann, 1)

    assert shown_to(owner.user) == []


def test_many_hidden_posts_make_no_page_short(owner: SignedIn) -> None:
    ann, ben = person("ann"), person("ben")
    follow(owner.user, ann)
    follow_tags(owner.user, "sea")
    old = rows(ann, 12) + rows(ben, 12, tags=("sea",))
    rows(ann, 30, visibility="private")
    rows(ben, 30, tags=("sea",), hidden_at=timezone.now())

    page = feeds.stream(owner.user, after=None, size=20)

    assert list(page.rows) == newest_first(old)[:20]
    assert page.after


def test_very_many_sources_that_share_a_newest_post_lose_nothing(owner: SignedIn) -> None:
    names = [f"tag{number}" for number in range(30)]
    follow_tags(owner.user, *names, "late")
    ben = person("ben")
    late = rows(ben, 1, tags=("late",))
    middle = rows(ben, 3, tags=("tag0",))
    common = rows(ben, 1, tags=tuple(names))

    assert shown_to(owner.user) == newest_first(late + middle + common)


def test_the_end_says_since_when_one_has_seen_everything(owner: SignedIn) -> None:
    posts = rows(owner.user, 25)
    Post.objects.filter(pk=posts[0].pk).update(posted_at=timezone.now() - timedelta(days=900))
    oldest = Post.objects.get(pk=posts[0].pk)

    first = owner.get("/stream/")
    last = owner.get(f"/stream/?after={first.context['page'].after}")

    assert "You have seen everything" not in first.content.decode()
    day = timezone.localtime(oldest.posted_at)
    assert f"You have seen everything since {day:%-d %B %Y}." in last.content.decode()


def test_a_stream_without_anything_helps_to_begin(owner: SignedIn) -> None:
    rows(person("ann"), 2, tags=("sea",))

    page = owner.get("/stream/").content.decode()

    for way in ("/latest/", "/@ann/", "/tags/sea/"):
        assert f'href="{way}"' in page


def test_an_empty_stream_of_somebody_who_follows_says_so(owner: SignedIn) -> None:
    follow_tags(owner.user, "sea")

    page = owner.get("/stream/").content.decode()

    assert "Nothing yet" in page
    assert 'href="/tags/sea/"' in page


@pytest.mark.parametrize("after", ["x", "", "1" * 30, "é", "LTEuLTE", "%ed%a0%80"])
def test_a_cursor_that_this_site_never_wrote_is_a_404_or_400(owner: SignedIn, after: str) -> None:
    assert owner.get(f"/stream/?after={after}").status_code in {400, 404}


def test_it_costs_the_same_however_many_one_follows(owner: SignedIn) -> None:
    rows(owner.user, 25, tags=("sea",))
    few = _following(owner.user, 2, "a")
    of_few = query_count(owner, "/stream/")
    rows(few[0], 30)
    many = _following(owner.user, 198, "b")
    for one in many[::20]:
        rows(one, 3, tags=("sky", "sea"))
    of_many = query_count(owner, "/stream/")

    assert of_many == of_few
    assert of_few <= 10


def test_the_stream_itself_takes_two_queries(
    owner: SignedIn, django_assert_num_queries: object
) -> None:
    [ann, _] = _following(owner.user, 2, "a")
    follow_tags(owner.user, "sea")
    rows(ann, 30, tags=("sea",))

    with django_assert_num_queries(2):  # type: ignore[operator]
        page = feeds.stream(owner.user, after=None, size=20)
        assert [post.author.profile for post in page.rows if post.cover]


def _following(follower: User, number: int, name: str) -> list[User]:
    people = [person(f"{name}{each}", password=None) for each in range(number)]
    follow(follower, *people)
    follow_tags(follower, *(f"{name}-{each}" for each in range(number)))
    follower.profile.following_count += number
    follower.profile.save()
    return people


MOMENT = timezone.now().replace(microsecond=0)
NAMES = ("me", "ann", "ben", "cat", "dan")
TAGS = ("sea", "sky", "sand")
# Few moments, so that many posts are of the same one.
POST = st.tuples(
    st.sampled_from(NAMES),
    st.integers(0, 6),
    st.sets(st.sampled_from(TAGS)),
    st.sampled_from(["public", "public", "public", "private"]),
)
Drawn = tuple[str, int, set[str], str]


class WhileOthersWrite(TestCase):
    """Paging meets each post of the stream exactly once, whatever else comes and goes."""

    people: dict[str, User]
    tags: dict[str, Tag]

    @classmethod
    def setUpTestData(cls) -> None:
        cls.people = {name: person(name, password=None) for name in NAMES}
        cls.tags = {name: Tag.objects.create(name=name) for name in TAGS}
        follow(cls.people["me"], cls.people["ann"], cls.people["ben"])
        follow_tags(cls.people["me"], "sea", "sky")

    @given(st.lists(POST, max_size=16), st.lists(POST, max_size=6), st.integers(1, 4), st.data())
    def test_each_post_is_met_once(
        self, early: list[Drawn], late: list[Drawn], size: int, data: st.DataObject
    ) -> None:
        there = [self.post(each) for each in early]
        expected = [post for post, each in zip(there, early, strict=True) if is_expected(each)]
        left, after = newest_first(expected), None
        met: list[int] = []
        while True:
            page = feeds.stream(self.people["me"], after=after, size=size)
            met += [post.pk for post in page.rows]
            assert len(met) <= len(there)
            if page.after is None:
                break
            after = page.after
            for _ in range(data.draw(st.integers(0, 2))):
                if late:
                    self.post(late.pop(), later=10)
            if data.draw(st.booleans()) and left:
                gone = left.pop(data.draw(st.integers(0, len(left) - 1)))
                Post.objects.filter(pk=gone.pk).delete()
        assert len(met) == len(set(met))
        assert [pk for pk in met if pk in {post.pk for post in left}] == [post.pk for post in left]
        assert set(met) <= {post.pk for post in expected}

    def post(self, drawn: Drawn, later: int = 0) -> Post:
        who, moment, tags, visibility = drawn
        moment_posted = MOMENT + timedelta(seconds=moment + later)
        post = Post(author=self.people[who], visibility=visibility, posted_at=moment_posted)
        post.submit_key = post.public_id
        post.save()
        TaggedPost.objects.bulk_create(
            TaggedPost(tag=self.tags[name], content_object=post, posted_at=moment_posted)
            for name in tags
        )
        return post


def is_expected(drawn: Drawn) -> bool:
    who, _, tags, visibility = drawn
    if who == "me":
        return True
    return visibility == "public" and (who in {"ann", "ben"} or bool({"sea", "sky"} & tags))
