"""Paging while others write: what was there all the time is met exactly once, in its order."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from accounts.models import Follow, User
from pictria.core.pagination import Page, newest_first
from posts import feeds
from posts.models import Like, Post, Tag, TaggedPost
from posts.public_facts import newest_facts, tagged_facts
from posts.services.likes import like_post, unlike_post
from posts.services.moderation import hide_posts, restore_posts
from posts.services.rankings import refresh
from posts.services.removal import delete_post
from posts.windows import WEEK
from tests.support.people import person

pytestmark = pytest.mark.django_db
GUEST = AnonymousUser()
NOW = timezone.now().replace(microsecond=0)
LISTS = ("top", "latest", "tag", "stream", "profile")
ACTS = ("like", "unlike", "publish", "hide", "restore", "delete", "refresh")

# Few moments and few likes, so that many posts stand equal; some are outside of the window.
POST = st.tuples(st.integers(0, 3), st.integers(0, 3), st.sampled_from([0, 0, 0, 30]))
ACT = st.tuples(st.sampled_from(ACTS), st.integers(0, 30), st.integers(0, 3))


class WhileOthersWrite(TestCase):
    people: list[User]
    tag: Tag

    @classmethod
    def setUpTestData(cls) -> None:
        cls.people = [person(f"person{number}", password=None) for number in range(4)]
        cls.tag = Tag.objects.create(name="sea")
        Follow.objects.create(follower=cls.people[1], followed=cls.people[0])

    @given(
        st.sampled_from(LISTS),
        st.lists(POST, max_size=14),
        st.lists(ACT, max_size=12),
        st.integers(1, 4),
        st.randoms(use_true_random=False),
    )
    def test_each_post_is_met_once(
        self,
        name: str,
        drawn: list[tuple[int, int, int]],
        acts: list[tuple[str, int, int]],
        size: int,
        chance: object,
    ) -> None:
        posts = [self.post(*each) for each in drawn]
        refresh(feeds.TOP)
        expected, stayed = self.whole(name), {post.pk for post in posts}
        met, after, acts = list[int](), None, list(acts)
        while True:
            page = self.lists()[name](after, size)
            met += [post.pk for post in page.rows]
            if page.after is None:
                break
            after = page.after
            for _ in range(chance.randint(0, 3)):  # type: ignore[attr-defined]
                if acts:
                    stayed -= self.act(*acts.pop(), posts)
        assert len(met) == len(set(met)), "a post was met twice"
        assert [pk for pk in met if pk in stayed] == [pk for pk in expected if pk in stayed]

    def lists(self) -> dict[str, Callable[[str | None, int], Page[Any]]]:
        me, author = self.people[1], self.people[0]
        return {
            "top": lambda after, size: feeds.ranked(feeds.TOP, WEEK, GUEST, after=after, size=size),
            "latest": lambda after, size: newest_facts(after=after, size=size),
            "tag": lambda after, size: tagged_facts(self.tag.pk, after=after, size=size),
            "stream": lambda after, size: feeds.stream(me, after=after, size=size),
            "profile": lambda after, size: newest_first(
                feeds.by_author(author, GUEST), after=after, size=size
            ),
        }

    def whole(self, name: str) -> list[int]:
        return [post.pk for post in self.lists()[name](None, 1000).rows]

    def act(self, act: str, which: int, who: int, posts: list[Post]) -> set[int]:
        """Does something, and gives the ids of what it took away or put elsewhere."""
        if act == "publish":
            posts.append(self.post(5, 0, 0))
        elif act == "refresh":
            refresh(feeds.TOP)
        elif there := [post for post in posts if post.pk]:
            return self.act_on(act, there[which % len(there)], self.people[who])
        return set()

    def act_on(self, act: str, post: Post, user: User) -> set[int]:
        pk = post.pk
        if act == "like" and Post.objects.public().filter(pk=pk):
            like_post(user=user, post=post)
        elif act == "unlike":
            unlike_post(user=user, post=post)
        elif act == "hide":
            hide_posts(posts=[post], moderator=user)
            return {pk}
        elif act == "restore":
            restore_posts(posts=[post])
        elif act == "delete":
            delete_post(post=post)
            post.pk = None
            return {pk}
        return set()

    def post(self, moment: int, likes: int, days: int) -> Post:
        posted_at = NOW - timedelta(days=days, seconds=60 - moment)
        post = Post(author=self.people[0], posted_at=posted_at, like_count=likes)
        post.submit_key = post.public_id
        post.save()
        TaggedPost.objects.create(tag=self.tag, content_object=post, posted_at=posted_at)
        Like.objects.bulk_create(Like(user=user, post=post) for user in self.people[:likes])
        return post
