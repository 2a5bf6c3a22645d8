"""Pages that are kept for guests follow what is changed elsewhere than on people's own pages."""

import pytest
from django.contrib.auth.models import Group
from django.test import Client

from accounts.models.user import MODERATORS
from accounts.services.leaving import delete_for_good
from accounts.services.profiles import describe
from posts.models import Image, Tag
from posts.models.image import MOST_ATTEMPTS
from posts.services.processing import process_image
from tests.portability.zips import bring, taken_along
from tests.support.people import SignedIn, person, signed_in
from tests.support.posts import share

pytestmark = pytest.mark.django_db


@pytest.fixture
def guest() -> Client:
    return Client()


@pytest.fixture
def administrator() -> SignedIn:
    return signed_in(person("runs_it", is_staff=True, is_superuser=True))


def said(client: Client, page: str) -> str:
    return client.get(page).content.decode()


def test_what_a_moderator_calls_sensitive_is_covered_at_once(
    guest: Client, owner: SignedIn, other: SignedIn
) -> None:
    post = share(owner)
    moderator = person("looks_after", is_staff=True)
    moderator.groups.add(Group.objects.get(name=MODERATORS))
    pages = ("/latest/", post.get_absolute_url())
    for page in pages:
        assert "Sensitive" not in said(guest, page)
    assert "Sensitive" not in said(other, "/latest/")

    form = f"/admin/posts/post/{post.pk}/change/"
    assert signed_in(moderator).post(form, {"sensitive": "on"}).status_code == 302

    assert "card--sensitive" in said(guest, "/latest/")
    assert "card--sensitive" in said(other, "/latest/")
    assert "covered" in said(guest, post.get_absolute_url())


def test_who_is_deleted_has_no_page_any_more(guest: Client, owner: SignedIn) -> None:
    assert guest.get("/@owner/").status_code == 200
    delete_for_good(person=owner.user)
    assert guest.get("/@owner/").status_code == 404


def test_a_tag_that_is_deleted_stands_nowhere_any_more(
    guest: Client, owner: SignedIn, administrator: SignedIn
) -> None:
    post = share(owner, tags="sea")
    tag = Tag.objects.get(name="sea")
    pages = (post.get_absolute_url(), "/tags/?by=name")
    for page in pages:
        assert "#sea" in said(guest, page)
    assert guest.get("/tags/sea/").status_code == 200

    administrator.post(f"/admin/posts/tag/{tag.pk}/delete/", {"post": "yes"})

    for page in pages:
        assert "#sea" not in said(guest, page)
    assert guest.get("/tags/sea/").status_code == 404


def test_words_out_of_a_zip_are_there_at_once(
    guest: Client, owner: SignedIn, other: SignedIn
) -> None:
    describe(profile=owner.user.profile, bio="by the sea")
    content = taken_along(owner)
    said(guest, "/@other/")
    bring(other, content)
    assert "by the sea" in said(guest, "/@other/")


def test_nobody_waits_for_a_picture_that_was_given_up(guest: Client, owner: SignedIn) -> None:
    post = share(owner)
    page = post.get_absolute_url()
    pending = {"state": Image.State.PENDING, "attempts": MOST_ATTEMPTS}
    Image.objects.filter(post=post).update(**pending)
    assert "Being prepared" in said(guest, page)
    process_image(post.images.get().pk)
    assert "could not be prepared" in said(guest, page)
