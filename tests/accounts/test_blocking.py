"""With a block between them, two people have nothing of each other. Muting keeps lists quiet."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from accounts.models import Block, Follow, FollowRequest, Mute, Profile
from accounts.services import blocking, following, privacy
from posts.captions import caption_html
from posts.models import Comment, Like, Post
from posts.services.comments import add_comment
from posts.services.likes import like_post
from tests.support.people import SignedIn, person, signed_in
from tests.support.posts import rows

pytestmark = pytest.mark.django_db


def addresses_of_people(resolver: URLResolver | None = None) -> Iterator[str]:
    """Every address of the site that is about one person, as Django writes it."""
    for entry in (resolver or get_resolver()).url_patterns:
        if isinstance(entry, URLResolver):
            if str(entry.pattern) in ("", "^/"):
                yield from addresses_of_people(entry)
        elif isinstance(entry, URLPattern) and str(entry.pattern).startswith("@<str:username>"):
            yield str(entry.pattern)


def at(pattern: str, name: str) -> str:
    return "/" + pattern.replace("<str:username>", name).replace("<str:slug>", "x")


def answered(client: Client, address: str) -> int:
    """The status; of a page that only takes acts, of those."""
    status = client.get(address).status_code
    return client.post(address).status_code if status == 405 else status


@pytest.fixture
def third(db: None) -> SignedIn:
    return signed_in(person("third", password=None))


@pytest.fixture
def blocked(owner: SignedIn, other: SignedIn) -> None:
    """`owner` blocks `other`."""
    blocking.block(blocker=owner.user, blocked=other.user)


def in_lists(client: Client, post: Post, *more: str) -> list[str]:
    """On which lists somebody finds the post."""
    lists = ("/", "/latest/", "/tags/sea/", "/stream/", *more)
    return [page for page in lists if post.public_id in client.get(page).content.decode()]


def said(client: Client, post: Post) -> str:
    return client.get(post.get_absolute_url()).content.decode()


class TestBlocking:
    def test_is_explained_and_done_without_scripts(self, owner: SignedIn, other: SignedIn) -> None:
        page = owner.get("/@other/block/").content.decode()
        assert "is not told" in page
        assert not Block.objects.exists()
        for _ in range(2):
            assert owner.post("/@other/block/", {"block": 1})["Location"] == "/@other/"
        assert Block.objects.count() == 1
        assert "You blocked other" in owner.get("/@other/").content.decode()
        assert "You blocked other" in owner.get("/@OTHER/").content.decode()
        owner.post("/@other/block/", {"block": 0})
        assert not Block.objects.exists()
        assert owner.get("/@other/").context["is_self"] is False

    def test_ends_ties_and_requests_both_ways(self, owner: SignedIn, other: SignedIn) -> None:
        following.follow(follower=owner.user, followed=other.user)
        privacy.make_private(person=owner.user)
        following.follow(follower=other.user, followed=owner.user)
        blocking.block(blocker=owner.user, blocked=other.user)
        assert not Follow.objects.exists()
        assert not FollowRequest.objects.exists()
        counts = Profile.objects.values_list("follower_count", "following_count")
        assert set(counts) == {(0, 0)}

    def test_never_oneself(self, owner: SignedIn) -> None:
        for act in ("block", "mute"):
            assert owner.post(f"/@owner/{act}/", {act: 1}).status_code == 403
        assert not Block.objects.exists()
        assert not Mute.objects.exists()

    def test_blocked_people_are_listed_with_a_way_back(
        self, owner: SignedIn, other: SignedIn, third: SignedIn, blocked: None
    ) -> None:
        owner.post("/@third/mute/", {"mute": 1})
        page = owner.get("/settings/blocked/")
        assert [each.username for each in page.context["blocked"].rows] == ["other"]
        assert [each.username for each in page.context["muted"].rows] == ["third"]
        back = {"Referer": "http://testserver/settings/blocked/"}
        answer = owner.post("/@other/block/", {"block": 0}, headers=back)
        assert answer["Location"] == "/settings/blocked/"
        assert other.get("/settings/blocked/").context["blocked"].rows == []

    def test_both_may_block_and_each_takes_back_their_own(
        self, owner: SignedIn, other: SignedIn, blocked: None
    ) -> None:
        assert other.post("/@owner/block/", {"block": 1}).status_code == 404
        blocking.block(blocker=other.user, blocked=owner.user)
        assert "You blocked other" in owner.get("/@other/").content.decode()
        owner.post("/@other/block/", {"block": 0})
        assert owner.get("/@other/").status_code == 404
        assert "You blocked owner" in other.get("/@owner/").content.decode()


class TestBlocked:
    @pytest.mark.parametrize("pattern", sorted(addresses_of_people()))
    def test_every_address_of_the_other_is_as_if_nobody_had_the_name(
        self, owner: SignedIn, other: SignedIn, blocked: None, pattern: str
    ) -> None:
        nobodys = answered(other, at(pattern, "nobody"))
        assert nobodys in (404, 403), "a page of nobody"
        assert answered(other, at(pattern, "owner")) == nobodys
        if pattern not in ("@<str:username>/", "@<str:username>/block/"):
            assert answered(owner, at(pattern, "other")) in (400, 404)

    def test_the_page_does_not_tell_why(
        self, owner: SignedIn, other: SignedIn, blocked: None
    ) -> None:
        def words(name: str) -> str:
            page = other.get(f"/@{name}/").content.decode()
            return page.split("<main")[1].split("</main>")[0]

        assert words("owner") == words("nobody")

    def test_posts_are_on_no_page_either_way(
        self, owner: SignedIn, other: SignedIn, third: SignedIn, blocked: None
    ) -> None:
        mine, theirs = rows(owner.user, 1, tags=("sea",)) + rows(other.user, 1, tags=("sea",))
        beside = rows(third.user, 1, tags=("sea",))[0]
        for post in (mine, theirs):
            like_post(user=third.user, post=post)
        for client, hidden, own in ((owner, theirs, mine), (other, mine, theirs)):
            assert in_lists(client, hidden, "/@third/likes/") == []
            assert set(in_lists(client, own)) >= {"/", "/latest/", "/tags/sea/"}
            assert hidden.public_id not in said(client, beside)
            page = hidden.get_absolute_url()
            assert client.get(page).status_code == 404
            assert client.get(f"{page}download/").status_code == 404
            for act in ("like", "bookmark"):
                assert client.post(f"{page}{act}/", {"value": 1}).status_code == 404
            words = {"text": "hello", "submit_key": "k"}
            assert client.post(f"{page}comments/", words).status_code == 404
        assert Like.objects.filter(user=third.user).count() == Like.objects.count()
        assert not Comment.objects.exists()

    def test_comments_on_what_others_share_are_hidden_both_ways(
        self, owner: SignedIn, other: SignedIn, third: SignedIn
    ) -> None:
        [post] = rows(third.user, 1)
        for author in (owner.user, other.user):
            words = f"words of {author.username}"
            add_comment(author=author, post=post, text=words, submit_key="k")
        assert "words of other" in said(owner, post)
        blocking.block(blocker=owner.user, blocked=other.user)
        assert "words of other" not in said(owner, post)
        assert "words of owner" not in said(other, post)
        assert "words of owner" in said(third, post)

    def test_neither_stands_in_lists_of_people_that_the_other_sees(
        self, owner: SignedIn, other: SignedIn, third: SignedIn, blocked: None
    ) -> None:
        for each in (owner.user, other.user):
            following.follow(follower=each, followed=third.user)
            following.follow(follower=third.user, followed=each)

        def seen(client: SignedIn, page: str) -> set[str]:
            rows: Any = client.get(f"/@third/{page}/").context["page"].rows
            return {row.username for row in rows}

        for page in ("followers", "following"):
            assert seen(owner, page) == {"owner"}
            assert seen(other, page) == {"other"}
            assert seen(third, page) == {"owner", "other"}

    def test_names_in_captions_lead_nowhere(
        self, owner: SignedIn, other: SignedIn, third: SignedIn, blocked: None
    ) -> None:
        guest = AnonymousUser()
        assert "href" not in caption_html("@owner", other.user)
        assert "href" not in caption_html("@other", owner.user)
        assert "href" in caption_html("@owner", third.user)
        assert "href" in caption_html("@owner", guest)

    def test_a_request_from_before_is_gone(self, owner: SignedIn, other: SignedIn) -> None:
        privacy.make_private(person=owner.user)
        following.follow(follower=other.user, followed=owner.user)
        blocking.block(blocker=owner.user, blocked=other.user)
        blocking.unblock(blocker=owner.user, blocked=other.user)
        assert owner.get("/follow-requests/").context["page"].rows == []


class TestMuting:
    def test_keeps_lists_quiet_and_nothing_else(
        self, owner: SignedIn, other: SignedIn, third: SignedIn
    ) -> None:
        following.follow(follower=owner.user, followed=other.user)
        [post] = rows(other.user, 1, tags=("sea",))
        [beside] = rows(third.user, 1, tags=("sea",))
        assert len(in_lists(owner, post)) == 4
        for _ in range(2):
            owner.post("/@other/mute/", {"mute": 1})
        assert in_lists(owner, post) == []
        assert post.public_id not in said(owner, beside)
        assert post.public_id in owner.get("/@other/").content.decode()
        assert owner.get(post.get_absolute_url()).status_code == 200
        assert Follow.objects.exists()
        assert "Mute no more" in owner.get("/@other/").content.decode()
        owner.post("/@other/mute/", {"mute": 0})
        assert len(in_lists(owner, post)) == 4

    def test_the_muted_person_sees_no_difference(self, owner: SignedIn, other: SignedIn) -> None:
        def page() -> str:
            main = other.get("/@owner/").content.decode().split("<main")[1]
            return main.split("</main>")[0]  # the token of forms is another each time

        before = page()
        owner.post("/@other/mute/", {"mute": 1})
        assert page() == before
