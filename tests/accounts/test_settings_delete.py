"""Deleting one's account: out of sight at once, back for two weeks, then gone with all it held."""

from datetime import timedelta

import pytest
from allauth.account.models import EmailAddress
from django.contrib.sessions.models import Session
from django.core import mail as outbox
from django.core.exceptions import ValidationError
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from accounts.models import Follow, FormerUsername, Profile, RetiredUsername, User
from accounts.services import leaving
from accounts.services.following import follow
from accounts.services.names import change_username, check_username
from accounts.signals import account_deleting
from accounts.tasks import delete_left_accounts
from pictria.core.counters import recount, registered
from pictria.storage import media
from posts.models import Comment, Image, Like, Post
from posts.services.comments import add_comment
from posts.services.likes import like_post
from tests.accounts.codes import code, with_app
from tests.support.people import PASSWORD, SignedIn, person, signed_in
from tests.support.posts import rows, share

pytestmark = pytest.mark.django_db
PAGE, LOGIN, BACK = "/settings/delete/", "/accounts/login/", "/accounts/leaving/"


def leave(client: Client) -> None:
    assert client.post(PAGE, {"password": PASSWORD})["Location"] == "/"


def log_in(name: str = "owner") -> Client:
    client = Client()
    client.post(LOGIN, {"login": name, "password": PASSWORD})
    return client


def is_in(client: Client) -> bool:
    return bool(client.get("/settings/").status_code == 200)


def wait(days: float) -> None:
    for user in User.objects.exclude(leaving_at=None):
        user.leaving_at = timezone.now() - timedelta(days=days)
        user.save(update_fields=["leaving_at"])


class TestAsking:
    def test_the_page_says_what_goes_and_when(self, owner: SignedIn) -> None:
        page = owner.get(PAGE).content.decode()
        day = timezone.now() + timedelta(days=14)
        assert f"{day:%B} {day.year}" in page
        assert 'name="password"' in page

    @pytest.mark.parametrize("typed", ["", "wrong", PASSWORD.upper(), "x" * 2000])
    def test_a_wrong_password_deletes_nothing(self, owner: SignedIn, typed: str) -> None:
        page = owner.post(PAGE, {"password": typed})
        assert page.status_code == 422
        assert page.context["form"].errors["password"]
        assert User.objects.get().leaving_at is None

    def test_guessing_comes_to_an_end(self, owner: SignedIn) -> None:
        for _ in range(10):
            owner.post(PAGE, {"password": "wrong"})
        assert owner.post(PAGE, {"password": PASSWORD}).status_code == 429
        assert User.objects.get().leaving_at is None

    def test_strangers_log_in_first(self, stranger: Client) -> None:
        assert stranger.get(PAGE)["Location"].startswith(LOGIN)
        assert stranger.post(PAGE)["Location"].startswith(LOGIN)

    def test_a_paused_person_may_go_too(self, owner: SignedIn) -> None:
        User.objects.update(suspended_until=timezone.now() + timedelta(days=9))
        leave(owner)

    def test_the_only_administrator_stays(self) -> None:
        root = signed_in(person("root", is_staff=True, is_superuser=True))
        page = root.post(PAGE, {"password": PASSWORD})
        assert page.status_code == 422
        assert "You are the only administrator" in root.get(PAGE).content.decode()
        assert User.objects.get().leaving_at is None
        person("second", is_staff=True, is_superuser=True)
        leave(root)
        [second] = User.objects.filter(leaving_at=None)
        assert leaving.is_last_administrator(second)

    def test_without_a_password_the_name_is_typed(self) -> None:
        gus = person("gus", password=None)
        client = signed_in(gus)
        assert client.post(PAGE, {"username": "gus"}).status_code == 422
        session = client.session
        now = timezone.now().timestamp()
        session["account_authentication_methods_user"] = str(gus.pk)
        session["account_authentication_methods"] = [{"method": "socialaccount", "at": now}]
        session.save()
        assert client.post(PAGE, {"username": "gu"}).status_code == 422
        assert User.objects.get().leaving_at is None
        assert client.post(PAGE, {"username": "Gus"})["Location"] == "/"
        assert User.objects.get().leaving_at

    def test_without_a_password_a_long_session_is_not_enough(self) -> None:
        gus = person("gus", password=None)
        client = signed_in(gus)
        page = client.post(PAGE, {"username": "gus"})
        assert "log out, log in again" in page.content.decode()
        assert User.objects.get().leaving_at is None

    def test_a_mail_says_how_to_come_back(self, owner: SignedIn, settings: Settings) -> None:
        settings.CAN_SEND_MAIL = True
        User.objects.update(email="o@example.org")
        EmailAddress.objects.create(user=owner.user, email="o@example.org", primary=True)
        leave(owner)
        [mail] = outbox.outbox
        until = timezone.localtime(leaving.leaves_on(User.objects.get()))
        assert f"{until.day} {until:%B %Y}" in str(mail.body)
        assert LOGIN in str(mail.body)
        assert mail.to == ["o@example.org"]

    def test_mail_that_is_away_keeps_nobody(
        self, owner: SignedIn, settings: Settings, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def away(*args: object) -> None:
            raise ConnectionRefusedError

        settings.CAN_SEND_MAIL = True
        User.objects.update(email="o@example.org")
        monkeypatch.setattr(leaving, "send_mail", away)
        leave(owner)


class TestMeanwhile:
    def test_nobody_sees_the_person(self, owner: SignedIn, other: SignedIn) -> None:
        post = share(owner)
        kept = set(Image.objects.get(post=post).rendition_keys)
        follow(follower=other.user, followed=owner.user)
        leave(owner)
        assert [other.get(each).status_code for each in (post.get_absolute_url(), "/@owner/")] == [
            404,
            404,
        ]
        assert not kept & {key for key, _ in media.objects()}
        assert Post.objects.public().count() == 0

    def test_all_sessions_end(self, owner: SignedIn) -> None:
        elsewhere = signed_in(owner.user)
        leave(owner)
        assert not Session.objects.filter(session_key=elsewhere.session.session_key).exists()
        assert not is_in(owner)
        assert not is_in(elsewhere)

    def test_no_session_lives_on_in_any_way(self, owner: SignedIn) -> None:
        leave(owner)
        assert not is_in(signed_in(User.objects.get()))

    def test_logging_in_leads_to_one_page_and_nothing_else(self, owner: SignedIn) -> None:
        leave(owner)
        client = log_in()
        page = client.get(BACK)
        assert page.status_code == 200
        assert f"{leaving.leaves_on(User.objects.get()):%Y}" in page.content.decode()
        assert client.get(LOGIN)["Location"] == BACK
        assert not is_in(client)
        assert client.post("/settings/username/", {"username": "x2"})["Location"].startswith(LOGIN)

    def test_coming_back_brings_everything_back(self, owner: SignedIn, stranger: Client) -> None:
        address = share(owner).get_absolute_url()
        leave(owner)
        client = log_in()
        client.post(BACK, {"come_back": ""})
        assert is_in(client)
        assert User.objects.get().leaving_at is None
        assert stranger.get(address).status_code == 200

    def test_or_one_logs_out_again(self, owner: SignedIn) -> None:
        leave(owner)
        client = log_in()
        assert client.post(BACK, {"stay_away": ""})["Location"] == LOGIN
        assert client.get(BACK)["Location"] == LOGIN
        assert User.objects.get().leaving_at

    def test_nobody_comes_back_without_logging_in(self, owner: SignedIn, stranger: Client) -> None:
        leave(owner)
        assert stranger.post(BACK, {"come_back": ""})["Location"] == LOGIN
        assert User.objects.get().leaving_at

    def test_the_second_step_is_asked_before(self, owner: SignedIn) -> None:
        with_app(owner.user)
        leave(owner)
        client = log_in()
        assert client.post(BACK, {"come_back": ""})["Location"] == LOGIN
        assert client.post("/accounts/2fa/authenticate/", {"code": code()})["Location"] == BACK
        client.post(BACK, {"come_back": ""})
        assert is_in(client)

    def test_nothing_is_deleted_too_early(self, owner: SignedIn) -> None:
        share(owner)
        leave(owner)
        wait(13.9)
        assert delete_left_accounts() == 0
        assert (User.objects.count(), Post.objects.count()) == (1, 1)


def busy_person(other: User) -> User:
    """Somebody with posts, likes, comments and ties, both ways with `other`."""
    ann = person("ann")
    [mine], [theirs] = rows(ann, 1), rows(other, 1)
    rows(ann, 1, visibility="private")
    for one, two, post in ((ann, other, theirs), (other, ann, mine)):
        follow(follower=one, followed=two)
        like_post(user=one, post=post)
        add_comment(author=one, post=post, text="Nice", submit_key="k")
    like_post(user=other, post=theirs)
    wrong_counters()  # rows() writes posts without counting them
    return ann


def wrong_counters() -> int:
    """How many rows had to be repaired."""
    return sum(recount(counter) for counter in registered())


class TestGone:
    def test_everything_goes_and_others_counters_are_right(self, other: SignedIn) -> None:
        ann = busy_person(other.user)
        share(signed_in(ann))
        leaving.leave(person=ann)
        wait(15)
        assert delete_left_accounts() == 1
        assert [user.username for user in User.objects.all()] == ["other"]
        theirs = Post.objects.get()
        assert (theirs.like_count, theirs.comment_count) == (1, 0)
        profile = Profile.objects.get()
        assert (profile.follower_count, profile.following_count) == (0, 0)
        assert not Follow.objects.exists()
        assert not Comment.objects.exists()
        assert [like.user for like in Like.objects.all()] == [other.user]
        assert wrong_counters() == 0
        assert not {key for key, _ in media.objects()}

    @pytest.mark.parametrize("step", ["posts", "likes", "ties", "account"])
    def test_a_run_that_is_killed_is_finished_by_the_next(
        self, other: SignedIn, step: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        ann = busy_person(other.user)
        leaving.leave(person=ann)
        wait(15)

        class Killed(BaseException):
            pass

        def die(*args: object, **more: object) -> None:
            raise Killed

        places = {
            "posts": "posts.services.departure.delete_post",
            "likes": "posts.services.departure.unlike_post",
            "ties": "accounts.services.leaving.unfollow",
            "account": "accounts.models.User.delete",
        }
        with monkeypatch.context() as patch:
            patch.setattr(places[step], die)
            with pytest.raises(Killed):
                delete_left_accounts()
        assert log_in("ann").get(BACK)["Location"] == LOGIN
        assert delete_left_accounts() == 1
        assert [user.username for user in User.objects.all()] == ["other"]
        assert wrong_counters() == 0

    def test_one_that_fails_keeps_no_other(self, owner: SignedIn, other: SignedIn) -> None:
        for client in (owner, other):
            leaving.leave(person=client.user)
        wait(15)

        def trip(sender: object, person: User, **news: object) -> None:
            if person == owner.user:
                raise RuntimeError("no")

        account_deleting.connect(trip)
        try:
            assert delete_left_accounts() == 1
        finally:
            account_deleting.disconnect(trip)
        assert [user.username for user in User.objects.all()] == ["owner"]

    def test_it_is_too_late_once_it_has_begun(self, owner: SignedIn) -> None:
        leave(owner)
        client = log_in()
        User.objects.update(is_active=False)
        page = client.post(BACK, {"come_back": ""}, follow=True)
        assert "too late" in page.content.decode()
        assert User.objects.get().leaving_at

    def test_a_second_run_finds_nothing(self, owner: SignedIn) -> None:
        leave(owner)
        wait(15)
        assert [delete_left_accounts(), delete_left_accounts()] == [1, 0]

    def test_it_is_on_the_schedule(self, settings: Settings) -> None:
        tasks = {entry["task"] for entry in settings.CELERY_BEAT_SCHEDULE.values()}
        assert delete_left_accounts.name in tasks


class TestNames:
    @pytest.mark.parametrize("way", ["left", "by hand"])
    def test_nobody_gets_the_names_of_who_left(self, way: str) -> None:
        ann = person("ann")
        change_username(user=ann, username="anna")
        if way == "left":
            leaving.leave(person=ann)
            wait(15)
            delete_left_accounts()
        else:
            ann.delete()
        for name in ("ann", "ANN", "anna"):
            with pytest.raises(ValidationError):
                check_username(name)
            page = Client().post("/accounts/signup/", {"username": name, "password1": PASSWORD})
            assert page.status_code == 422
        check_username("annabel")

    def test_the_name_itself_is_not_kept(self) -> None:
        person("ann").delete()
        assert not FormerUsername.objects.exists()
        assert "ann" not in RetiredUsername.objects.get().digest

    def test_an_address_is_free_again(self) -> None:
        ann = person("ann", email="a@example.org")
        EmailAddress.objects.create(user=ann, email=ann.email, primary=True, verified=True)
        ann.delete()
        page = Client().post(
            "/accounts/signup/",
            {"username": "bea", "email": "a@example.org", "password1": PASSWORD},
        )
        assert page.status_code == 302
        assert User.objects.get().username == "bea"
