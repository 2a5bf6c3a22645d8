"""Private accounts, and what else people decide about who sees what."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from accounts.models import Follow, FollowRequest, Profile, User
from accounts.services.following import follow
from pictria.storage import media
from posts.models import Image, Post
from tests.support.people import SignedIn, person
from tests.support.posts import share

pytestmark = pytest.mark.django_db
PAGE = "/settings/privacy/"
OPEN = {"comments_from": "everyone"}
PRIVATE = {**OPEN, "is_private": "on"}


def test_choices_are_saved(owner: SignedIn) -> None:
    said = {"comments_from": "followers", "hides_likes": "on", "shows_sensitive": "on"}
    assert owner.post(PAGE, said)["Location"] == PAGE
    profile = Profile.objects.get()
    assert (profile.comments_from, profile.hides_likes) == ("followers", True)
    assert "shows-sensitive" in owner.get(PAGE).content.decode()
    owner.post(PAGE, OPEN)
    assert "hides-sensitive" in owner.get(PAGE).content.decode()


@pytest.mark.parametrize("choice", ["", "friends", "x" * 500])
def test_a_choice_that_is_none_is_refused(owner: SignedIn, choice: str) -> None:
    page = owner.post(PAGE, {"comments_from": choice, "is_private": "on", "hides_likes": "on"})
    assert page.status_code == 422
    assert page.context["form"].errors["comments_from"]
    assert page.context["form"]["is_private"].value()
    profile = Profile.objects.get()
    assert (profile.hides_likes, User.objects.get().is_private) == (False, False)


def test_strangers_and_paused_people_change_nothing(stranger: Client, owner: SignedIn) -> None:
    assert stranger.post(PAGE, PRIVATE)["Location"].startswith("/accounts/login/")
    User.objects.update(suspended_until=timezone.now() + timedelta(days=1))
    assert owner.post(PAGE, PRIVATE).status_code == 403
    assert not User.objects.get().is_private


class TestPrivate:
    def test_only_followers_see_what_is_shared(
        self, owner: SignedIn, other: SignedIn, stranger: Client
    ) -> None:
        post = share(owner)
        follow(follower=other.user, followed=owner.user)
        owner.post(PAGE, PRIVATE)
        address = post.get_absolute_url()
        assert [c.get(address).status_code for c in (owner, other, stranger)] == [200, 200, 404]

    def test_pictures_move_to_new_addresses(self, owner: SignedIn) -> None:
        post = share(owner)
        kept = set(Image.objects.get(post=post).rendition_keys)
        owner.post(PAGE, PRIVATE)
        there = {key for key, _ in media.objects()}
        assert not kept & there
        assert set(Image.objects.get(post=post).rendition_keys) <= there

    def test_saving_it_again_moves_nothing(self, owner: SignedIn) -> None:
        post = share(owner)
        owner.post(PAGE, PRIVATE)
        kept = Image.objects.get(post=post).token
        owner.post(PAGE, {**PRIVATE, "hides_likes": "on"})
        assert Image.objects.get(post=post).token == kept

    def test_opening_it_lets_everyone_in_who_asked(self, owner: SignedIn, other: SignedIn) -> None:
        owner.post(PAGE, PRIVATE)
        owner.user.refresh_from_db()
        assert follow(follower=other.user, followed=owner.user) is False
        assert "1 person asks" in owner.get(PAGE).content.decode()
        owner.post(PAGE, OPEN)
        assert Follow.objects.filter(follower=other.user, followed=owner.user).exists()
        assert not FollowRequest.objects.exists()
        assert Profile.objects.get(user=owner.user).follower_count == 1
        assert Post.objects.public().count() == 0

    def test_opening_it_shows_the_posts_again(self, owner: SignedIn, stranger: Client) -> None:
        address = share(owner).get_absolute_url()
        owner.post(PAGE, PRIVATE)
        assert stranger.get(address).status_code == 404
        owner.post(PAGE, OPEN)
        assert stranger.get(address).status_code == 200


def test_the_navigation_leads_to_every_part(owner: SignedIn) -> None:
    page = owner.get(PAGE).content.decode()
    for address in ("/settings/", "/settings/username/", "/accounts/email/", "/settings/delete/"):
        assert f'href="{address}"' in page
    assert f'href="{PAGE}" aria-current="page"' in page
    assert page.count('aria-current="page"') == 2  # folded for narrow screens, and not
    assert "Google" not in page


def test_one_changes_only_oneself(owner: SignedIn) -> None:
    person("bea")
    owner.post(PAGE, PRIVATE)
    assert [user.username for user in User.objects.filter(is_private=True)] == ["owner"]
