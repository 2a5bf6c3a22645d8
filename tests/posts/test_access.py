"""Who sees what: owner, another person, a stranger, and a moderator."""

import pytest
from django.contrib.auth.models import Group
from django.test import Client

from accounts.models.user import MODERATORS
from posts.models import Post
from posts.services.moderation import hide_posts
from tests.support.people import SignedIn, person, signed_in
from tests.support.posts import share

pytestmark = pytest.mark.django_db


@pytest.fixture
def moderator() -> SignedIn:
    someone = person("looks_after", is_staff=True)
    someone.groups.add(Group.objects.get(name=MODERATORS))
    return signed_in(someone)


def addresses(post: Post) -> list[str]:
    """Every address that shows something of a post or of its picture."""
    post.refresh_from_db()
    assert post.cover is not None
    page = post.get_absolute_url()
    pictures = [f"/media/{key}" for key in post.cover.rendition_keys]
    return [page, f"{page}download/", *pictures]


def lists(post: Post) -> list[str]:
    return ["/", "/latest/", f"/@{post.author.username}/", "/tags/secret/"]


def status(client: Client, address: str) -> int:
    answer = client.get(address)
    answer.getvalue()  # closes the file behind it
    return answer.status_code


def statuses(client: Client, post: Post) -> set[int]:
    return {status(client, address) for address in addresses(post)}


def is_listed(client: Client, post: Post) -> bool:
    pages = [client.get(address).content.decode() for address in lists(post)]
    return any(post.public_id in page for page in pages)


def test_a_public_post_is_everyones(owner: SignedIn, other: SignedIn, stranger: Client) -> None:
    post = share(owner, tags="secret")

    for client in (owner, other, stranger):
        assert statuses(client, post) <= {200, 302}
        assert is_listed(client, post)


def test_a_private_post_is_its_owners_alone(
    owner: SignedIn, other: SignedIn, stranger: Client, moderator: SignedIn
) -> None:
    post = share(owner, tags="secret", visibility="private", caption="my own words")

    assert statuses(owner, post) <= {200, 302}
    assert is_listed(owner, post)
    for client in (other, stranger, moderator):
        assert statuses(client, post) == {404}
        assert not is_listed(client, post)


def test_a_hidden_post_is_seen_by_its_owner_and_moderators(
    owner: SignedIn, other: SignedIn, stranger: Client, moderator: SignedIn
) -> None:
    post = share(owner, tags="secret")
    hide_posts(posts=[post], moderator=moderator.user)

    for seer in (owner, moderator):
        assert statuses(seer, post) <= {200, 302}
    for client in (other, stranger):
        assert statuses(client, post) == {404}
        assert not is_listed(client, post)


def test_the_owner_is_told_that_a_post_is_hidden(owner: SignedIn, moderator: SignedIn) -> None:
    post = share(owner)
    hide_posts(posts=[post], moderator=moderator.user)

    assert "hidden" in owner.get(post.get_absolute_url()).content.decode().lower()


def test_posts_of_a_closed_account_are_gone_for_everyone(owner: SignedIn, stranger: Client) -> None:
    post = share(owner, tags="secret")
    post.author.is_active = False
    post.author.save()

    assert statuses(stranger, post) == {404}
    assert not is_listed(stranger, post)


def test_only_the_owner_can_change_or_delete(
    owner: SignedIn, other: SignedIn, stranger: Client, moderator: SignedIn
) -> None:
    post = share(owner, caption="as it was")
    edited = {"caption": "as it should not be", "visibility": "public"}
    page = post.get_absolute_url()

    for client in (other, moderator):
        assert client.get(f"{page}edit/").status_code == 404
        assert client.post(f"{page}edit/", edited).status_code == 404
        assert client.post(f"{page}delete/").status_code == 404
    for action in ("edit", "delete"):
        assert stranger.post(f"{page}{action}/", edited).status_code == 302
    post.refresh_from_db()
    assert post.caption == "as it was"
    assert owner.get(f"{page}edit/").status_code == 200


def test_a_kept_upload_is_its_owners_alone(
    owner: SignedIn, other: SignedIn, stranger: Client
) -> None:
    from posts.models import Image
    from tests.support.posts import upload

    owner.post("/create/upload/", {"file": upload()})
    address = f"/media/{Image.objects.get().rendition_keys[0]}"

    assert status(owner, address) in {200, 302}
    assert other.get(address).status_code == 404
    assert stranger.get(address).status_code == 404


def test_originals_and_raw_uploads_stand_at_no_address(owner: SignedIn) -> None:
    post = share(owner)
    assert post.cover is not None

    assert owner.get(f"/media/{post.cover.original_key}").status_code == 404
    assert owner.get(f"/media/{post.cover.folder}/original.webp").status_code == 404
    assert owner.get(f"/media/{post.cover.folder}/237.webp").status_code == 404


def test_suspended_people_read_but_do_not_share(owner: SignedIn) -> None:
    from datetime import timedelta

    from django.utils import timezone

    post = share(owner)
    owner.user.suspended_until = timezone.now() + timedelta(days=3)
    owner.user.save()

    assert owner.get(post.get_absolute_url()).status_code == 200
    for address in ("/create/", "/create/upload/", f"{post.get_absolute_url()}edit/"):
        answer = owner.post(address, {})
        assert answer.status_code == 403
        assert "paused until" in answer.content.decode()


def test_a_tag_that_is_only_on_private_posts_is_nobody_elses_to_know_of(
    owner: SignedIn, other: SignedIn, stranger: Client, moderator: SignedIn
) -> None:
    share(owner, tags="diagnosis", visibility="private")

    assert owner.get("/tags/diagnosis/").status_code == 200
    for client in (other, stranger, moderator):
        assert client.get("/tags/diagnosis/").status_code == 404
    assert "diagnosis" not in moderator.get("/admin/posts/tag/").content.decode()


def test_no_browser_keeps_the_page_of_a_private_post(owner: SignedIn) -> None:
    post = share(owner, visibility="private")

    assert owner.get(post.get_absolute_url()).headers["Cache-Control"] == "private, no-store"
