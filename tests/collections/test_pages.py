"""Where Collections are shown, to whom, and what that costs the database."""

import re

import pytest
from django.contrib.auth.models import Group
from django.test import Client

from accounts.models.user import MODERATORS
from pictria.storage import media
from posts.models import Image, Post
from posts.services.moderation import hide_posts
from tests.collections.sharing import collect, collection, order
from tests.support.people import SignedIn, person, signed_in
from tests.support.posts import rows
from tests.support.queries import query_count

pytestmark = pytest.mark.django_db


def status(client: Client, address: str) -> int:
    answer = client.get(address)
    answer.getvalue()  # closes the file behind it
    return answer.status_code


def media_addresses(post: Post) -> list[str]:
    """Of all its pictures: what is shown, and the original to keep."""
    images = list(post.images.all())
    shown = [f"/media/{key}" for image in images for key in image.rendition_keys]
    page = post.get_absolute_url()
    return [*shown, *(f"{page}download/{image.public_id}/" for image in images)]


def statuses(client: Client, post: Post) -> set[int]:
    return {status(client, address) for address in media_addresses(post)}


def test_every_picture_of_a_public_collection_is_everyones(
    owner: SignedIn, other: SignedIn, stranger: Client
) -> None:
    post = collect(owner, 2)

    for client in (owner, other, stranger):
        assert statuses(client, post) <= {200, 302}


def test_every_picture_of_a_private_collection_is_its_owners_alone(
    owner: SignedIn, other: SignedIn, stranger: Client
) -> None:
    post = collect(owner, 2, visibility="private")

    assert statuses(owner, post) <= {200, 302}
    for client in (other, stranger):
        assert statuses(client, post) == {404}
        assert post.public_id not in client.get("/@owner/collections/").content.decode()
    assert post.public_id in owner.get("/@owner/collections/").content.decode()


def test_a_hidden_collection_is_left_to_its_owner_and_moderators(
    owner: SignedIn, other: SignedIn, stranger: Client
) -> None:
    post = collect(owner, 2)
    moderator = signed_in(person("looks_after", is_staff=True))
    moderator.user.groups.add(Group.objects.get(name=MODERATORS))
    hide_posts(posts=[post], moderator=moderator.user)

    for seer in (owner, moderator):
        assert statuses(seer, post) <= {200, 302}
    for client in (other, stranger):
        assert statuses(client, post) == {404}
        assert post.public_id not in client.get("/@owner/collections/").content.decode()


def test_each_original_has_its_own_name(owner: SignedIn, stranger: Client) -> None:
    post = collect(owner, 2)
    second = post.images.get(position=1)

    answer = stranger.get(f"{post.get_absolute_url()}download/{second.public_id}/", follow=False)
    answer.getvalue()

    said = answer.headers.get("Content-Disposition") or answer.headers["Location"]
    assert f"pictria-{post.public_id}-2.png" in said


def test_a_picture_is_downloaded_from_its_own_post_only(owner: SignedIn, stranger: Client) -> None:
    post, another = collection(owner.user), collect(owner, 2, visibility="private")
    for name in (order(another)[0], "nothing", "x" * 3000):
        assert status(stranger, f"{post.get_absolute_url()}download/{name}/") == 404


def test_the_tab_holds_collections_only_and_pages(owner: SignedIn, stranger: Client) -> None:
    single = rows(owner.user, 1)[0]
    posts = rows(owner.user, 25, kind="collection", title="Rows")

    first = stranger.get("/@owner/collections/")
    second = stranger.get(f"/@owner/collections/?after={first.context['page'].after}")

    shown = [*first.context["page"].rows, *second.context["page"].rows]
    assert shown == posts[::-1]
    assert single not in shown
    assert len(first.context["page"].rows) == 20


def test_the_tab_has_one_address_a_person(owner: SignedIn, stranger: Client) -> None:
    assert stranger.get("/@OWNER/collections/").headers["Location"] == "/@owner/collections/"
    assert stranger.get("/@nobody/collections/").status_code == 404
    assert stranger.get("/@owner/collections/?after=nonsense").status_code in {400, 404}


@pytest.mark.parametrize("who", ["stranger", "other", "owner"])
def test_a_collection_page_costs_the_same_for_two_and_ten_pictures(
    who: str, request: pytest.FixtureRequest
) -> None:
    client, owner = request.getfixturevalue(who), request.getfixturevalue("owner").user
    two, ten = collection(owner, 2), collection(owner, 10)
    single = rows(owner, 1)[0]

    few = query_count(client, two.get_absolute_url())

    assert query_count(client, ten.get_absolute_url()) == few
    assert few <= query_count(client, single.get_absolute_url()) + 1


def test_the_tab_and_the_form_cost_the_same_however_much_they_show(owner: SignedIn) -> None:
    two, ten = collection(owner.user, 2), collection(owner.user, 10)
    tab = query_count(owner, "/@owner/collections/")
    form = query_count(owner, f"{two.get_absolute_url()}edit/")
    rows(owner.user, 18, kind="collection", title="Rows")

    assert query_count(owner, "/@owner/collections/") == tab <= 8
    assert query_count(owner, f"{ten.get_absolute_url()}edit/") == form


def test_a_shared_link_shows_the_title_and_the_cover(owner: SignedIn, stranger: Client) -> None:
    post = collection(owner.user, title="By the sea")
    post.cover = post.images.get(position=1)
    post.save()

    page = stranger.get(post.get_absolute_url()).content.decode()

    assert '<meta property="og:title" content="By the sea">' in page
    [image] = re.findall(r'<meta property="og:image" content="([^"]*)"', page)
    assert post.cover.folder in image
    assert image.startswith("http")


def test_pictures_without_words_are_told_apart(owner: SignedIn, stranger: Client) -> None:
    post = collection(owner.user, 2, title="By the sea", caption="We went there.")
    Image.objects.filter(post=post, position=0).update(alt_text="A boat")

    page = stranger.get(post.get_absolute_url()).content.decode()

    assert 'alt="A boat"' in page
    assert 'alt="By the sea, picture 2 of 2"' in page


def test_pictures_that_are_not_ready_are_put_in_place_later(owner: SignedIn) -> None:
    post = collection(owner.user)
    waiting = post.images.get(position=1)
    Image.objects.filter(pk=waiting.pk).update(state=Image.State.PENDING)

    page = owner.get(post.get_absolute_url()).content.decode()

    assert "Being prepared" in page
    assert f'hx-select-oob="#frame-{waiting.public_id},#none"' in page
    Image.objects.update(state=Image.State.READY)
    assert "Being prepared" not in owner.get(post.get_absolute_url()).content.decode()


def test_deleting_says_how_many_pictures_go_and_takes_all(owner: SignedIn) -> None:
    post = collect(owner, 3)
    address = f"{post.get_absolute_url()}delete/"

    assert "All 3 pictures and everything said about it" in owner.get(address).content.decode()
    owner.post(address)

    assert not Image.objects.exists()
    assert not list(media.objects())


def test_moderators_see_all_pictures(owner: SignedIn, admin_client: Client) -> None:
    post = collection(owner.user)

    page = admin_client.get(f"/admin/posts/post/{post.pk}/change/").content.decode()

    assert all(image.token in page for image in post.images.all())
