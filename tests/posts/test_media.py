"""How stored pictures are handed out, alike from a folder and from a bucket."""

import io
from typing import Any

import pytest
from django.test import Client, override_settings
from PIL import Image as Pillow

from accounts.models import User
from accounts.services.closing import close_accounts
from pictria.storage import media
from posts.models import DiscardedObject
from tests.support import pictures
from tests.support.people import SignedIn
from tests.support.posts import share

pytestmark = pytest.mark.django_db


def body(response: Any) -> bytes:
    return b"".join(response.streaming_content)


def test_public_renditions_may_be_kept_for_a_year(owner: SignedIn, stranger: Client) -> None:
    post = share(owner, pictures.jpeg(800, 600))
    assert post.cover is not None

    answer = stranger.get(f"/media/{post.cover.rendition_key(236)}")

    assert answer.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    assert answer.headers["Content-Type"] == "image/webp"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert Pillow.open(io.BytesIO(body(answer))).size == (236, 177)


def test_a_browser_that_has_it_is_not_sent_it_again(owner: SignedIn, stranger: Client) -> None:
    post = share(owner)
    assert post.cover is not None
    address = f"/media/{post.cover.rendition_key(236)}"

    answer = stranger.get(address)
    answer.getvalue()
    tag = answer.headers["ETag"]

    assert stranger.get(address, headers={"If-None-Match": tag}).status_code == 304


def test_private_renditions_are_kept_by_nobody(owner: SignedIn) -> None:
    post = share(owner, visibility="private")
    assert post.cover is not None

    answer = owner.get(f"/media/{post.cover.rendition_key(236)}")

    assert answer.headers["Cache-Control"] == "private, no-store"
    answer.getvalue()


@pytest.mark.cluster
def test_what_is_private_in_a_bucket_is_handed_over_by_a_signed_address(owner: SignedIn) -> None:
    post = share(owner, visibility="private")
    assert post.cover is not None

    answer = owner.get(f"/media/{post.cover.rendition_key(236)}")

    assert answer.status_code == 302
    assert "X-Amz-Expires=300" in answer.headers["Location"]


@override_settings(PUBLIC_MEDIA_URL="https://cdn.example.org/pictures")
def test_public_pictures_come_from_the_cdn_and_private_ones_never(
    owner: SignedIn, stranger: Client
) -> None:
    post = share(owner)
    assert "https://cdn.example.org/pictures/post/" in stranger.get("/").content.decode()

    owner.post(f"{post.get_absolute_url()}edit/", {"visibility": "private"})

    page = owner.get(post.get_absolute_url()).content.decode()
    assert "cdn.example.org" not in page.split("<body")[1]


def test_the_download_is_the_cleaned_original_with_a_name(
    owner: SignedIn, stranger: Client
) -> None:
    post = share(owner, pictures.telling_jpeg())

    answer = stranger.get(f"{post.get_absolute_url()}download/")

    if answer.status_code == 302:
        assert "attachment" in answer.headers["Location"]
        return
    assert answer.headers["Content-Disposition"].startswith("attachment;")
    assert b"Exif" not in body(answer)


def test_when_a_post_becomes_private_its_pictures_move_and_the_old_objects_go(
    owner: SignedIn, stranger: Client
) -> None:
    post = share(owner, pictures.jpeg(800, 600))
    assert post.cover is not None
    before = post.cover.rendition_keys

    owner.post(f"{post.get_absolute_url()}edit/", {"visibility": "private"})

    post.cover.refresh_from_db()
    after = post.cover.rendition_keys
    assert not set(before) & set(after)
    assert not any(media.exists(key) for key in before)
    assert all(media.exists(key) for key in after)
    assert {stranger.get(f"/media/{key}").status_code for key in before + after} == {404}
    assert not DiscardedObject.objects.exists()


def test_when_an_account_is_closed_its_pictures_move(owner: SignedIn) -> None:
    post = share(owner)
    assert post.cover is not None
    before = post.cover.rendition_keys

    close_accounts(people=User.objects.filter(pk=owner.user.pk))

    assert not any(media.exists(key) for key in before)
    post.cover.refresh_from_db()
    assert all(media.exists(key) for key in post.cover.rendition_keys)
