"""Likes: set or not set, exact, and shown to whom they may be shown."""

from typing import Any

import pytest
from django.test import Client
from pytest_django import Settings

from accounts.models import Follow
from accounts.services.blocking import block
from posts.models import Like, Post
from posts.services.likes import like_post, unlike_post
from posts.services.removal import delete_post
from tests.support.people import SignedIn, person, signed_in
from tests.support.posts import rows
from tests.support.suspension import suspend

pytestmark = pytest.mark.django_db
JSON = {"accept": "application/json"}


@pytest.fixture
def post(owner: SignedIn) -> Post:
    return rows(owner.user, 1)[0]


def like(client: Client, post: Post, value: str = "1", **extra: str) -> Any:
    return client.post(f"/i/{post.public_id}/like/", {"value": value, **extra}, headers=JSON)


def test_liking_twice_is_one_like_and_unliking_twice_is_none(other: SignedIn, post: Post) -> None:
    answers = [like(other, post, value).json() for value in "1100"]

    assert [answer["on"] for answer in answers] == [True, True, False, False]
    assert [answer["likes"] for answer in answers] == [1, 1, 0, 0]
    assert not Like.objects.exists()


def test_without_scripts_one_is_led_back_to_the_card(other: SignedIn, post: Post) -> None:
    address = f"/i/{post.public_id}/like/"

    to_the_wall = other.post(address, {"value": "1", "next": "/latest/?after=abc#top"})
    elsewhere = other.post(address, {"value": "1", "next": "https://example.org/"})
    nowhere = other.post(address, {"value": "1", "next": "//example.org"})

    assert to_the_wall.headers["Location"] == f"/latest/?after=abc#post-{post.public_id}"
    for answer in (elsewhere, nowhere):
        assert answer.headers["Location"] == f"{post.get_absolute_url()}#post-{post.public_id}"
    assert f'id="post-{post.public_id}"' in other.get("/latest/").content.decode()


def test_who_is_not_signed_in_is_asked_to(stranger: Client, post: Post) -> None:
    answer = stranger.post(f"/i/{post.public_id}/like/", {"value": "1", "next": "/latest/"})
    script = like(stranger, post)

    assert answer.headers["Location"] == "/accounts/login/?next=/latest/"
    assert script.status_code == 401
    assert script.json()["log_in"] == f"/accounts/login/?next=/i/{post.public_id}/"
    assert not Like.objects.exists()


def test_after_signing_in_one_is_led_to_the_post(other: SignedIn, post: Post) -> None:
    assert other.get(f"/i/{post.public_id}/like/").headers["Location"] == post.get_absolute_url()
    assert not Like.objects.exists()


@pytest.mark.parametrize("value", ["", "2", "yes", "1\0", "½"])
def test_a_wish_that_no_button_has_is_refused(other: SignedIn, post: Post, value: str) -> None:
    assert like(other, post, value).status_code == 400
    assert not Like.objects.exists()


@pytest.mark.parametrize("fields", [{"visibility": "private"}, {"hidden_at": "2026-01-01T00:00Z"}])
def test_what_one_cannot_see_one_cannot_like(
    owner: SignedIn, other: SignedIn, fields: dict[str, Any]
) -> None:
    post = rows(owner.user, 1, **fields)[0]

    assert like(other, post).status_code == 404
    assert not Like.objects.exists()


def test_nobody_likes_across_a_block_in_either_direction(
    owner: SignedIn, other: SignedIn, post: Post
) -> None:
    theirs = rows(other.user, 1)[0]
    block(blocker=owner.user, blocked=other.user)

    assert like(other, post).status_code == 404
    assert like(owner, theirs).status_code == 404
    assert not Like.objects.exists()


def test_a_paused_account_is_told_until_when(other: SignedIn, post: Post) -> None:
    suspend(other.user)

    answer = like(other, post)
    page = other.post(f"/i/{post.public_id}/like/", {"value": "1"})

    assert (answer.status_code, page.status_code) == (403, 403)
    assert "Your account is paused until" in answer.json()["error"]
    assert "Your account is paused until" in page.content.decode()
    assert not Like.objects.exists()


def test_very_many_clicks_are_too_many(
    other: SignedIn, post: Post, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("posts.views.acts.MOST_ACTS", 2)
    statuses = [like(other, post).status_code for _ in range(3)]

    assert statuses == [200, 200, 429]
    assert "few minutes" in like(other, post).json()["error"]


def test_a_like_of_a_deleted_post_is_none(other: SignedIn, post: Post) -> None:
    like_post(user=other.user, post=post)
    delete_post(post=post)

    assert not Like.objects.exists()
    with pytest.raises(Post.DoesNotExist):
        like_post(user=other.user, post=post)
    with pytest.raises(Post.DoesNotExist):
        unlike_post(user=other.user, post=post)


def test_the_heart_says_what_the_person_did(
    owner: SignedIn, other: SignedIn, stranger: Client, post: Post
) -> None:
    like(other, post)

    theirs, others = other.get("/").content.decode(), owner.get("/").content.decode()
    guests = stranger.get("/").content.decode()

    assert 'aria-pressed="true"' in theirs
    assert 'aria-pressed="true"' not in others
    for page in (theirs, others, guests):
        assert ">1</span>" in page
    assert "csrfmiddlewaretoken" not in guests
    assert "Set-Cookie" not in stranger.get("/").headers


def liked_on(client: Client, address: str) -> list[str]:
    return [post.public_id for post in client.get(address).context["page"].rows]


def test_the_newest_like_comes_first_page_by_page(
    other: SignedIn, stranger: Client, settings: Settings
) -> None:
    settings.POSTS_A_PAGE = 2
    posts = rows(person("ann"), 5)
    for post in posts:
        like_post(user=other.user, post=post)

    shown: list[str] = []
    after: str | None = ""
    while after is not None:
        page = stranger.get("/@other/likes/", {"after": after} if after else {}).context["page"]
        shown += [post.public_id for post in page.rows]
        after = page.after

    assert shown == [post.public_id for post in reversed(posts)]


def test_likes_show_to_everyone_only_what_they_may_see(
    owner: SignedIn, other: SignedIn, stranger: Client
) -> None:
    seen, secret = rows(owner.user, 2)
    for post in (seen, secret):
        like_post(user=other.user, post=post)
    Post.objects.filter(pk=secret.pk).update(visibility="private")

    assert liked_on(stranger, "/@other/likes/") == [seen.public_id]
    assert liked_on(other, "/@other/likes/") == [seen.public_id]
    assert liked_on(owner, "/@other/likes/") == [secret.public_id, seen.public_id]


def test_hidden_likes_are_a_page_for_their_owner_alone(
    owner: SignedIn, other: SignedIn, stranger: Client, post: Post
) -> None:
    like_post(user=other.user, post=post)
    other.user.profile.hides_likes = True
    other.user.profile.save()

    assert liked_on(other, "/@other/likes/") == [post.public_id]
    for client in (owner, stranger):
        assert client.get("/@other/likes/").status_code == 404
        assert "/likes/" not in client.get("/@other/").content.decode()


def test_a_private_account_shows_its_likes_to_whom_it_let_in(
    owner: SignedIn, other: SignedIn, stranger: Client, post: Post
) -> None:
    like_post(user=other.user, post=post)
    other.user.is_private = True
    other.user.save()
    friend = signed_in(person("friend"))
    Follow.objects.create(follower=friend.user, followed=other.user)

    assert liked_on(friend, "/@other/likes/") == [post.public_id]
    for client in (owner, stranger):
        assert client.get("/@other/likes/").headers["Location"] == "/@other/"


def test_another_spelling_of_a_name_leads_to_the_likes(other: SignedIn, stranger: Client) -> None:
    assert stranger.get("/@OTHER/likes/").headers["Location"] == "/@other/likes/"
    assert stranger.get("/@nobody_here/likes/").status_code == 404
