"""Following tags: the button on a tag's page, the tags above the stream, and the most one can."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from pictria.core.pagination import Cursor
from posts.models import FollowedTag, Tag
from posts.services.followed_tags import MOST_FOLLOWED_TAGS, TooManyTags, follow_tag, unfollow_tag
from tests.support.people import SignedIn, person, signed_in
from tests.support.posts import rows
from tests.support.queries import query_count

pytestmark = pytest.mark.django_db
OFF, ON = 'value="1" aria-pressed="false"', 'value="0" aria-pressed="true"'


def followed(client: SignedIn) -> list[str]:
    return list(client.user.followed_tags.order_by("tag").values_list("tag__name", flat=True))


def test_one_follows_and_stops_on_the_tags_page(owner: SignedIn) -> None:
    rows(person("ann"), 1, tags=("sea",))
    assert OFF in owner.get("/tags/sea/").content.decode()

    answer = owner.post("/tags/sea/follow/", {"value": "1"}, follow=True)

    assert answer.redirect_chain == [("/tags/sea/", 302)]
    assert ON in answer.content.decode()
    assert followed(owner) == ["sea"]

    answer = owner.post("/tags/sea/follow/", {"value": "0"}, follow=True)

    assert OFF in answer.content.decode()
    assert followed(owner) == []


def test_following_twice_is_following_once(owner: SignedIn) -> None:
    rows(person("ann"), 1, tags=("sea",))

    for value in ("1", "1", "0", "0", "1"):
        owner.post("/tags/sea/follow/", {"value": value})

    assert followed(owner) == ["sea"]


def test_a_script_hears_what_is_so_now(owner: SignedIn, stranger: Client) -> None:
    rows(person("ann"), 1, tags=("sea",))
    for_script = {"accept": "application/json"}

    def ask(client: Client, value: str) -> tuple[int, object]:
        answer = client.post("/tags/sea/follow/", {"value": value}, headers=for_script)
        return answer.status_code, answer.json()

    assert ask(owner, "1") == (200, {"on": True})
    assert ask(owner, "0") == (200, {"on": False})
    assert ask(owner, "x")[0] == 400
    assert ask(stranger, "1") == (401, {"log_in": "/accounts/login/?next=/tags/sea/"})


def test_followed_tags_stand_above_the_stream(owner: SignedIn) -> None:
    rows(person("ann"), 1, tags=("c++", "海"))
    for address in ("/tags/c++/follow/", "/tags/海/follow/"):
        owner.post(address, {"value": "1"})

    page = owner.get("/stream/").content.decode()

    assert '<a class="tag" href="/tags/c++/">#c++</a>' in page
    assert '<a class="tag" href="/tags/%E6%B5%B7/">#海</a>' in page


def test_a_guest_logs_in_and_comes_back_to_the_tag(stranger: Client) -> None:
    rows(person("ann"), 1, tags=("sea",))

    page = stranger.get("/tags/sea/").content.decode()
    answer = stranger.post("/tags/sea/follow/", {"value": "1"})

    assert 'href="/accounts/login/?next=/tags/sea/"' in page
    assert answer.status_code == 302
    assert answer.headers["Location"] == "/accounts/login/?next=/tags/sea/"
    assert stranger.get("/tags/sea/follow/").headers["Location"] == "/tags/sea/"
    assert not FollowedTag.objects.exists()


@pytest.mark.parametrize("value", ["", "2", "yes", "\ud800", None])
def test_an_unknown_wish_is_refused_with_a_sentence(owner: SignedIn, value: str | None) -> None:
    rows(person("ann"), 1, tags=("sea",))

    answer = owner.post("/tags/sea/follow/", {} if value is None else {"value": repr(value)})

    assert answer.status_code == 400
    assert "This button is not known here" in answer.content.decode()
    assert followed(owner) == []


@pytest.mark.parametrize("name", ["nothing", "x" * 5000, "%ed%a0%80", " "])
def test_a_tag_that_nobody_used_cannot_be_followed(owner: SignedIn, name: str) -> None:
    assert owner.post(f"/tags/{name}/follow/", {"value": "1"}).status_code in {400, 404}


def test_a_tag_on_what_is_private_is_nobody_elses_to_know_of(
    owner: SignedIn, other: SignedIn, stranger: Client
) -> None:
    rows(owner.user, 1, tags=("secret",), visibility="private")

    for address in ("/tags/secret/follow/", "/tags/SECRET/follow/"):
        assert other.post(address, {"value": "1"}).status_code == 404
        assert other.post(address, {"value": "x"}).status_code == 404
        assert other.get(address).status_code == 404
    assert other.get("/tags/secret/").status_code == 404
    assert other.get("/tags/SECRET/").status_code == 404
    for name in ("secret", "nothing"):
        assert stranger.get(f"/tags/{name}/follow/").status_code == 404
        assert stranger.post(f"/tags/{name}/follow/", {"value": "1"}).status_code == 404
    assert other.get(f"/tags/secret/?after={Cursor(timezone.now(), 1)}").status_code == 404
    assert owner.post("/tags/secret/follow/", {"value": "1"}).status_code == 302


def test_a_followed_tag_can_be_left_when_nothing_has_it_any_more(owner: SignedIn) -> None:
    [post] = rows(person("ann"), 1, tags=("sea",))
    owner.post("/tags/sea/follow/", {"value": "1"})
    post.delete()

    assert ON in owner.get("/tags/sea/").content.decode()
    assert owner.post("/tags/sea/follow/", {"value": "0"}).status_code == 302
    assert followed(owner) == []


def test_a_paused_account_follows_nothing(db: None) -> None:
    paused = signed_in(person("eve", suspended_until=timezone.now() + timedelta(days=9)))
    rows(person("ann"), 1, tags=("sea",))

    answer = paused.post("/tags/sea/follow/", {"value": "1"})

    assert answer.status_code == 403
    assert "Your account is paused until" in answer.content.decode()
    assert followed(paused) == []


def test_one_tag_too_many_is_refused_with_a_sentence(owner: SignedIn) -> None:
    tags = Tag.objects.bulk_create(
        Tag(name=f"t{number}", slug=f"t{number}") for number in range(MOST_FOLLOWED_TAGS)
    )
    FollowedTag.objects.bulk_create(FollowedTag(user=owner.user, tag=tag) for tag in tags)
    rows(person("ann"), 1, tags=("sea",))

    answer = owner.post("/tags/sea/follow/", {"value": "1"})

    assert answer.status_code == 422
    assert "You follow 200 tags" in answer.content.decode()
    assert FollowedTag.objects.filter(user=owner.user).count() == MOST_FOLLOWED_TAGS
    follow_tag(user=owner.user, tag=tags[0])
    with pytest.raises(TooManyTags):
        follow_tag(user=owner.user, tag=Tag.objects.get(name="sea"))
    unfollow_tag(user=owner.user, tag=tags[0])
    follow_tag(user=owner.user, tag=Tag.objects.get(name="sea"))


def test_whether_one_follows_costs_a_tags_page_nothing(owner: SignedIn) -> None:
    rows(person("ann"), 3, tags=("sea",))
    owner.get("/tags/sea/")
    before = query_count(owner, "/tags/sea/")
    owner.post("/tags/sea/follow/", {"value": "1"})

    assert query_count(owner, "/tags/sea/") == before
