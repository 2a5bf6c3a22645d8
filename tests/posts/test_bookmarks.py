"""Bookmarks: one's own, and nobody else's to know of."""

import pytest
from django.test import Client
from pytest_django import Settings

from accounts.services.blocking import block
from posts.models import Bookmark, Post
from posts.services.bookmarks import bookmark_post
from posts.services.removal import delete_post
from tests.support.people import SignedIn
from tests.support.posts import rows
from tests.support.suspension import suspend

pytestmark = pytest.mark.django_db


def keep(client: Client, post: Post, value: str = "1") -> int:
    return client.post(f"/i/{post.public_id}/bookmark/", {"value": value}).status_code


def kept_by(client: Client) -> list[str]:
    return [post.public_id for post in client.get("/bookmarks/").context["page"].rows]


def test_what_one_keeps_is_there_newest_first(owner: SignedIn, other: SignedIn) -> None:
    first, collection, words = (
        rows(owner.user, 1, kind=kind)[0] for kind in ("image", "collection", "text")
    )
    for post in (words, first, collection, collection):
        assert keep(other, post) == 302

    assert kept_by(other) == [post.public_id for post in (collection, first, words)]
    assert kept_by(owner) == []


def test_what_is_taken_back_is_gone(owner: SignedIn, other: SignedIn) -> None:
    post = rows(owner.user, 1)[0]
    for value in "100":
        assert keep(other, post, value) == 302

    assert kept_by(other) == []


def test_bookmarks_come_in_pages(owner: SignedIn, other: SignedIn, settings: Settings) -> None:
    settings.POSTS_A_PAGE = 2
    for post in rows(owner.user, 3):
        bookmark_post(user=other.user, post=post)
    page = other.get("/bookmarks/").context["page"]

    assert len(page.rows) == 2
    assert len(other.get(f"/bookmarks/?after={page.after}").context["page"].rows) == 1


def test_what_one_may_not_see_any_more_is_not_shown(owner: SignedIn, other: SignedIn) -> None:
    private, deleted, seen = rows(owner.user, 3)
    for post in (private, deleted, seen):
        bookmark_post(user=other.user, post=post)
    Post.objects.filter(pk=private.pk).update(visibility="private")
    delete_post(post=deleted)
    assert kept_by(other) == [seen.public_id]

    block(blocker=owner.user, blocked=other.user)
    assert kept_by(other) == []


def test_bookmarks_are_for_people_with_an_account(stranger: Client, owner: SignedIn) -> None:
    post = rows(owner.user, 1)[0]

    assert "/accounts/login/" in stranger.get("/bookmarks/").headers["Location"]
    assert keep(stranger, post) == 302
    assert not Bookmark.objects.exists()


def test_what_one_cannot_see_one_cannot_keep(owner: SignedIn, other: SignedIn) -> None:
    assert keep(other, rows(owner.user, 1, visibility="private")[0]) == 404
    assert not Bookmark.objects.exists()


def test_a_paused_account_keeps_nothing_new(owner: SignedIn, other: SignedIn) -> None:
    suspend(other.user)

    assert keep(other, rows(owner.user, 1)[0]) == 403
    assert other.get("/bookmarks/").status_code == 200


def test_nobody_else_sees_that_a_post_is_kept(owner: SignedIn, other: SignedIn) -> None:
    post = rows(owner.user, 1)[0]
    keep(other, post)

    for address in ("/", post.get_absolute_url()):
        assert 'aria-pressed="true"' in other.get(address).content.decode()
        assert 'aria-pressed="true"' not in owner.get(address).content.decode()
