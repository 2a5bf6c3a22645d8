"""Following people, asking private accounts, and the lists of who follows whom."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.dispatch import Signal
from django.test import Client
from django.utils import timezone

from accounts import signals
from accounts.models import Follow, FollowRequest, Profile, User
from accounts.services import following, privacy
from accounts.services.closing import close_accounts
from accounts.services.names import change_username
from accounts.views import people_acts
from tests.support.people import SignedIn, person, signed_in
from tests.support.queries import query_count

pytestmark = pytest.mark.django_db
HX = {"HX-Request": "true"}


@pytest.fixture
def news() -> Iterator[list[Signal]]:
    """Which news about people were sent, in order."""
    sent: list[Signal] = []
    receivers = []
    for signal in (signals.followed, signals.unfollowed, signals.follow_requested):

        def hear(sender: Any, signal: Signal, **more: Any) -> None:
            sent.append(signal)

        signal.connect(hear)
        receivers.append((signal, hear))
    yield sent
    for signal, hear in receivers:
        signal.disconnect(hear)


def follow(client: Client, name: str, value: str = "1", **headers: Any) -> Any:
    return client.post(f"/@{name}/follow/", {"follow": value}, **headers)


def numbers(user: User) -> tuple[int, int]:
    profile = Profile.objects.get(user=user)
    return profile.follower_count, profile.following_count


def names(client: Client, address: str) -> list[str]:
    return [each.username for each in client.get(address).context["page"].rows]


def crowd(number: int) -> list[User]:
    """People without passwords, which take long to make."""
    users = User.objects.bulk_create(User(username=f"p{n:02}") for n in range(number))
    Profile.objects.bulk_create(Profile(user=user, bio="I draw.") for user in users)
    return users


def all_follow(people: list[User], followed: User) -> None:
    for each in people:
        following.follow(follower=each, followed=followed)


class TestFollowing:
    def test_twice_is_once_and_back_is_nothing(
        self, owner: SignedIn, other: SignedIn, news: list[Signal]
    ) -> None:
        for _ in range(2):
            assert follow(other, "owner")["Location"] == "/@owner/"
        assert (numbers(owner.user), numbers(other.user)) == ((1, 0), (0, 1))
        assert "Following" in other.get("/@owner/").content.decode()
        assert "Follows you" in owner.get("/@other/").content.decode()
        for _ in range(2):
            follow(other, "owner", "0")
        assert (numbers(owner.user), numbers(other.user)) == ((0, 0), (0, 0))
        assert news == [signals.followed, signals.unfollowed]

    def test_one_comes_back_to_where_the_button_was(self, owner: SignedIn, other: SignedIn) -> None:
        page = "http://testserver/@owner/followers/?after=x"
        assert follow(other, "owner", headers={"Referer": page})["Location"] == page[17:]
        elsewhere = {
            "https://evil.example/": "/@owner/",
            "http://testserver//evil.example/x": "/evil.example/x",
        }
        for page, leads_to in elsewhere.items():
            assert follow(other, "owner", headers={"Referer": page})["Location"] == leads_to

    def test_scripts_get_the_button_alone(self, owner: SignedIn, other: SignedIn) -> None:
        button = follow(other, "OWNER", headers=HX).content.decode()
        assert "Following" in button
        assert 'value="0"' in button
        assert "<html" not in button

    def test_guests_log_in_first_and_come_to_the_person(
        self, owner: SignedIn, stranger: Client
    ) -> None:
        assert follow(stranger, "owner")["Location"] == "/accounts/login/?next=/%40owner/"
        assert "/accounts/login/?next=/%40owner/" in stranger.get("/@owner/").content.decode()

    def test_never_oneself(self, owner: SignedIn) -> None:
        answer = follow(owner, "owner")
        assert answer.status_code == 403
        assert "cannot follow yourself" in answer.content.decode()
        assert "/follow/" not in owner.get("/@owner/").content.decode()

    @pytest.mark.parametrize("name", ["nobody", "a" * 400, "%2e", "ä", "a'b", "%F0%9F%90%88"])
    def test_nobody_of_this_name(self, other: SignedIn, name: str) -> None:
        for act in ("follow", "mute", "block", "let-in"):
            sent = {"follow": 1, "mute": 1, "block": 1, "let_in": 1}
            assert other.post(f"/@{name}/{act}/", sent).status_code == 404
        assert other.get(f"/@{name}/followers/").status_code == 404

    @pytest.mark.parametrize("value", ["", "2", "yes", "\ud800", "1\0"])
    def test_a_state_that_is_none(self, owner: SignedIn, other: SignedIn, value: str) -> None:
        body = f"follow={value}".encode("utf-8", "surrogatepass")
        form = "application/x-www-form-urlencoded"
        answer = other.post("/@owner/follow/", body, content_type=form)
        assert answer.status_code == 400
        assert not Follow.objects.exists()

    def test_looking_is_not_following(self, owner: SignedIn, other: SignedIn) -> None:
        assert other.get("/@owner/follow/").status_code == 405

    def test_somebody_who_is_gone(self, owner: SignedIn, other: SignedIn) -> None:
        close_accounts(people=User.objects.filter(pk=owner.user.pk))
        assert follow(other, "owner").status_code == 404

    def test_by_a_name_they_had_before(self, owner: SignedIn, other: SignedIn) -> None:
        change_username(user=owner.user, username="renamed")
        follow(other, "owner")
        assert Follow.objects.get().followed == owner.user
        assert other.get("/@owner/followers/")["Location"] == "/@renamed/followers/"

    def test_paused_people_end_ties_but_begin_none(self, owner: SignedIn, other: SignedIn) -> None:
        follow(other, "owner")
        User.objects.filter(pk=other.user.pk).update(
            suspended_until=timezone.now() + timedelta(days=1)
        )
        assert follow(other, "owner").status_code == 403
        follow(other, "owner", "0")
        assert not Follow.objects.exists()
        other.post("/@owner/mute/", {"mute": 1})
        other.post("/@owner/block/", {"block": 1})
        assert other.user.mutes.exists()
        assert other.user.blocks.exists()

    def test_not_too_often(
        self, owner: SignedIn, other: SignedIn, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(people_acts, "FOLLOWS_AN_HOUR", 1)
        follow(other, "owner")
        answer = follow(other, "owner")
        assert answer.status_code == 429
        assert "very many people" in answer.content.decode()
        assert follow(other, "owner", "0").status_code == 302

    def test_a_counter_that_drifted_keeps_nobody(self, owner: SignedIn, other: SignedIn) -> None:
        follow(other, "owner")
        Profile.objects.update(follower_count=0, following_count=0)
        assert follow(other, "owner", "0").status_code == 302
        assert numbers(owner.user) == (0, 0)


class TestPrivateAccounts:
    @pytest.fixture(autouse=True)
    def _private(self, owner: SignedIn) -> None:
        privacy.make_private(person=owner.user)

    def test_are_asked_once_and_let_in(
        self, owner: SignedIn, other: SignedIn, news: list[Signal]
    ) -> None:
        for _ in range(2):
            follow(other, "owner")
        assert "Requested" in other.get("/@owner/").content.decode()
        assert "1 follow request" in owner.get("/@owner/").content.decode()
        assert names(owner, "/follow-requests/") == ["other"]
        assert not Follow.objects.exists()
        owner.post("/@other/let-in/", {"let_in": 1})
        assert Follow.objects.get().follower == other.user
        assert names(owner, "/follow-requests/") == []
        assert news == [signals.follow_requested, signals.followed]

    def test_can_decline(self, owner: SignedIn, other: SignedIn) -> None:
        follow(other, "owner")
        assert owner.post("/@other/let-in/", {"let_in": 0})["Location"] == "/follow-requests/"
        assert not FollowRequest.objects.exists()
        assert not Follow.objects.exists()
        assert "Ask to follow" in other.get("/@owner/").content.decode()

    def test_a_request_that_was_taken_back_lets_nobody_in(
        self, owner: SignedIn, other: SignedIn
    ) -> None:
        follow(other, "owner")
        follow(other, "owner", "0")
        answer = owner.post("/@other/let-in/", {"let_in": 1}, follow=True)
        assert "does not ask any more" in answer.content.decode()
        assert not Follow.objects.exists()

    def test_nobody_lets_themselves_in(self, owner: SignedIn, other: SignedIn) -> None:
        follow(other, "owner")
        other.post("/@owner/let-in/", {"let_in": 1})
        assert not Follow.objects.exists()

    def test_lists_are_for_followers_and_the_person(
        self, owner: SignedIn, other: SignedIn, stranger: Client
    ) -> None:
        for page in ("followers", "following"):
            for client in (other, stranger):
                assert client.get(f"/@owner/{page}/")["Location"] == "/@owner/"
            assert owner.get(f"/@owner/{page}/").status_code == 200
        following.follow(follower=other.user, followed=owner.user)
        following.let_in(asked=owner.user, asker=other.user)
        assert names(other, "/@owner/followers/") == ["other"]

    def test_opening_lets_in_whoever_asked(
        self, owner: SignedIn, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(following, "LET_IN_AT_ONCE", 2)
        all_follow(crowd(3), owner.user)
        privacy.make_open(person=owner.user)
        assert numbers(owner.user) == (2, 0)
        assert following.let_in_the_waiting() == 1
        assert numbers(owner.user) == (3, 0)
        assert following.let_in_the_waiting() == 0

    def test_what_waits_at_a_private_account_goes_on_waiting(self, owner: SignedIn) -> None:
        all_follow(crowd(1), owner.user)
        assert following.let_in_the_waiting() == 0
        following.let_everyone_in(asked=owner.user)
        assert FollowRequest.objects.count() == 1


class TestLists:
    def test_newest_first_and_paged(self, owner: SignedIn, other: SignedIn) -> None:
        people = crowd(23)
        all_follow(people, owner.user)
        first = other.get("/@owner/followers/").context["page"]
        rest = names(other, f"/@owner/followers/?after={first.after}")
        shown = [each.username for each in first.rows] + rest
        assert shown == [each.username for each in reversed(people)]
        assert names(other, "/@p00/following/") == ["owner"]
        assert other.get("/@owner/followers/?after=nonsense").status_code == 404

    def test_each_line_says_how_one_stands(self, owner: SignedIn, other: SignedIn) -> None:
        people = crowd(2)
        all_follow(people, owner.user)
        follow(other, "p00")
        rows = other.get("/@owner/followers/").context["page"].rows
        assert {row.username: row.is_followed for row in rows} == {"p00": True, "p01": False}

    def test_people_who_are_gone_are_in_no_list(self, owner: SignedIn, stranger: Client) -> None:
        all_follow(crowd(2), owner.user)
        close_accounts(people=User.objects.filter(username="p00"))
        assert names(stranger, "/@owner/followers/") == ["p01"]

    def test_one_removes_a_follower(self, owner: SignedIn, other: SignedIn) -> None:
        follow(other, "owner")
        assert "/@other/remove/" in owner.get("/@owner/followers/").content.decode()
        assert "/remove/" not in other.get("/@owner/followers/").content.decode()
        owner.post("/@other/remove/")
        assert numbers(owner.user) == (0, 0)

    def test_costs_the_same_for_2_and_for_40(self, owner: SignedIn, other: SignedIn) -> None:
        people = crowd(40)
        pages = ("/@owner/followers/", "/@owner/following/", "/settings/blocked/")

        def cost() -> list[int]:
            return [query_count(client, page) for client in (other, owner) for page in pages]

        def tie(some: list[User]) -> None:
            all_follow(some, owner.user)
            for each in some:
                following.follow(follower=owner.user, followed=each)
                owner.post(f"/@{each.username}/mute/", {"mute": 1})

        tie(people[:2])
        cost()
        few = cost()
        tie(people[2:])
        assert cost() == few
        assert max(few) <= 7, few

    def test_requests_cost_the_same_for_2_and_for_40(self, owner: SignedIn) -> None:
        privacy.make_private(person=owner.user)
        people = crowd(40)
        all_follow(people[:2], owner.user)
        query_count(owner, "/follow-requests/")
        few = query_count(owner, "/follow-requests/")
        all_follow(people[2:], owner.user)
        assert query_count(owner, "/follow-requests/") == few


def test_a_follow_button_on_a_post_is_for_others(
    owner: SignedIn, other: SignedIn, stranger: Client
) -> None:
    from tests.support.posts import rows

    [post] = rows(owner.user, 1)
    address = post.get_absolute_url()
    assert "/@owner/follow/" in other.get(address).content.decode()
    assert "/@owner/follow/" not in owner.get(address).content.decode()
    assert "/accounts/login/?next=/%40owner/" in stranger.get(address).content.decode()
    assert signed_in(person("third", password=None)).get(address).status_code == 200
