"""A private account: who sees what, on every address there is."""

import pytest
from django.conf import settings
from django.test import Client, override_settings

from accounts.models import Profile, User
from accounts.services import blocking, following, privacy
from accounts.services.closing import close_accounts
from posts.models import Post
from tests.accounts.test_blocking import addresses_of_people, at
from tests.support.people import SignedIn, person, signed_in
from tests.support.posts import rows, share
from tests.support.queries import query_count

pytestmark = pytest.mark.django_db


@pytest.fixture
def follower(owner: SignedIn) -> SignedIn:
    """Somebody whom `owner`, whose account is private, let in."""
    client = signed_in(person("follower", password=None))
    following.follow(follower=client.user, followed=owner.user)
    privacy.make_private(person=owner.user)
    return client


def status(client: Client, address: str) -> int:
    answer = client.get(address)
    answer.getvalue()
    return answer.status_code


def of_the_post(post: Post) -> list[str]:
    post.refresh_from_db()
    assert post.cover
    page = post.get_absolute_url()
    return [page, f"{page}download/", *(f"/media/{key}" for key in post.cover.rendition_keys)]


def test_only_whom_they_let_in_sees_what_they_share(
    owner: SignedIn, other: SignedIn, stranger: Client
) -> None:
    post = share(owner, tags="sea", caption="my words")
    known_before = of_the_post(post)[2:]
    follower = signed_in(person("follower", password=None))
    following.follow(follower=follower.user, followed=owner.user)
    privacy.make_private(person=owner.user)

    client: Client
    for client in (owner, follower):
        assert {status(client, address) for address in of_the_post(post)} <= {200, 302}
        assert post.public_id in client.get("/@owner/").content.decode()
    for client in (other, stranger):
        assert {status(client, address) for address in of_the_post(post)} == {404}
        for page in ("/", "/latest/", "/@owner/"):
            assert post.public_id not in client.get(page).content.decode()
        assert client.get("/tags/sea/").status_code == 404
    for client in (owner, follower, stranger):
        assert {status(client, address) for address in known_before} == {404}

    blocking.block(blocker=owner.user, blocked=follower.user)
    assert {status(follower, address) for address in of_the_post(post)} == {404}


def test_a_follower_who_is_removed_sees_nothing_any_more(
    owner: SignedIn, follower: SignedIn
) -> None:
    [post] = rows(owner.user, 1)
    assert follower.get(post.get_absolute_url()).status_code == 200
    owner.post("/@follower/remove/")
    assert follower.get(post.get_absolute_url()).status_code == 404
    assert "account is private" in follower.get("/@owner/").content.decode()


@override_settings(PUBLIC_MEDIA_URL="https://cdn.example.org")
def test_what_is_not_everyones_has_no_public_address(owner: SignedIn, follower: SignedIn) -> None:
    [post] = rows(owner.user, 1)
    for page in ("/@owner/", post.get_absolute_url(), "/stream/"):
        words = follower.get(page).content.decode()
        assert post.public_id in words
        assert "https://cdn.example.org/post/" not in words.split("<body")[1]
    privacy.make_open(person=owner.user)
    assert "https://cdn.example.org/post/" in follower.get("/@owner/").content.decode()


def test_their_page_shows_a_card_and_no_posts(
    owner: SignedIn, other: SignedIn, follower: SignedIn, stranger: Client
) -> None:
    rows(owner.user, 2)
    Profile.objects.filter(user=owner.user).update(bio="I draw.", post_count=2)
    for client in (other, stranger):
        page = client.get("/@owner/").content.decode()
        assert "I draw." in page
        assert "<strong>2</strong> posts" in page
        assert "<strong>1</strong> follower" in page
        assert "account is private" in page
        assert "/followers/" not in page
        assert 'class="card ' not in page
    assert "Ask to follow" in other.get("/@owner/").content.decode()
    assert "account is private" not in follower.get("/@owner/").content.decode()


@pytest.mark.parametrize("pattern", sorted(addresses_of_people()))
def test_every_other_page_of_theirs_leads_there(
    owner: SignedIn, other: SignedIn, follower: SignedIn, pattern: str
) -> None:
    address = at(pattern, "owner")
    answer = other.get(address)
    if pattern.count("<") > 1:
        assert answer.status_code in (404, 405)
    elif pattern.endswith(".xml"):
        # What other programs read is what everyone sees.
        assert answer.status_code == follower.get(address).status_code == 404
    elif address not in ("/@owner/", "/@owner/block/") and answer.status_code != 405:
        assert (answer.status_code, answer["Location"]) == (302, "/@owner/")
        assert follower.get(address).status_code == 200


def test_hidden_likes_are_no_tab_but_for_oneself(owner: SignedIn, other: SignedIn) -> None:
    assert "/@owner/likes/" in other.get("/@owner/").content.decode()
    Profile.objects.filter(user=owner.user).update(hides_likes=True)
    assert "/@owner/likes/" not in other.get("/@owner/").content.decode()
    assert "/@owner/likes/" in owner.get("/@owner/").content.decode()


def test_the_picture_of_who_left_is_nowhere(owner: SignedIn, stranger: Client) -> None:
    Profile.objects.filter(user=owner.user).update(picture="profile/abc")
    User.objects.filter(pk=owner.user.pk).update(leaving_at="2026-01-01T00:00Z")
    assert stranger.get("/media/profile/abc/96.webp").status_code == 404
    assert stranger.get("/@owner/").status_code == 404


def test_a_closed_account_is_no_page_even_to_who_blocked_it(
    owner: SignedIn, other: SignedIn
) -> None:
    blocking.block(blocker=owner.user, blocked=other.user)
    close_accounts(people=User.objects.filter(pk=other.user.pk))
    assert owner.get("/@other/").status_code == 404
    assert owner.get("/settings/blocked/").context["blocked"].rows == []


def test_a_profile_costs_the_same_however_much_is_on_it(owner: SignedIn, other: SignedIn) -> None:
    rows(owner.user, 2)
    query_count(other, "/@owner/")
    few = query_count(other, "/@owner/")
    rows(owner.user, settings.POSTS_A_PAGE)
    assert query_count(other, "/@owner/") == few <= 7


def test_somebody_without_a_profile_row_has_a_page(owner: SignedIn, stranger: Client) -> None:
    Profile.objects.all().delete()
    assert stranger.get("/@owner/").status_code == 200
