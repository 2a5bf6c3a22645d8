"""Sharing a picture through the form and file by file."""

import pytest
from django.test import Client

from pictria.storage import media
from posts.models import Image, Post
from tests.support import pictures
from tests.support.people import SignedIn
from tests.support.posts import share, upload

pytestmark = pytest.mark.django_db


def stored_keys() -> set[str]:
    return {key for key, _ in media.objects()}


def test_a_shared_picture_is_on_its_page_and_on_the_wall(owner: SignedIn, stranger: Client) -> None:
    post = share(owner, caption="Boats in the harbour", tags="Sea, boats", alt_text="Two boats")

    page = stranger.get(post.get_absolute_url()).content.decode()
    wall = stranger.get("/").content.decode()

    assert "Boats in the harbour" in page
    assert 'alt="Two boats"' in page
    assert "#sea" in page
    assert post.get_absolute_url() in wall


def test_all_sizes_and_the_cleaned_original_are_made(owner: SignedIn) -> None:
    post = share(owner, pictures.jpeg(1600, 900))

    image = post.cover
    assert image is not None
    assert image.state == Image.State.READY
    assert image.widths == [236, 474, 736, 1200]
    assert stored_keys() == set(image.keys)
    assert image.original_key.endswith(".jpg")


def test_the_raw_upload_is_gone_once_the_picture_is_ready(owner: SignedIn) -> None:
    share(owner)

    assert not [key for key in stored_keys() if key.startswith("upload/")]


def test_each_file_can_be_sent_on_its_own(owner: SignedIn) -> None:
    answer = owner.post("/create/upload/", {"file": upload()})

    image = Image.objects.get()
    assert answer.status_code == 201
    assert f'value="{image.public_id}"' in answer.content.decode()
    assert image.post is None
    assert image.owner == owner.user


def test_a_kept_file_stays_when_another_field_is_wrong(owner: SignedIn) -> None:
    owner.post("/create/upload/", {"file": upload()})
    image = Image.objects.get()
    form = {"image": image.public_id, "submit_key": "k", "visibility": "public"}

    answer = owner.post("/create/", {**form, "caption": "still here", "source_url": "not a link"})

    page = answer.content.decode()
    assert answer.status_code == 422
    assert f'value="{image.public_id}"' in page
    assert "still here" in page
    assert "This is not a web address" in page


def test_without_scripts_the_file_stays_too_when_another_field_is_wrong(owner: SignedIn) -> None:
    form = {"submit_key": "k", "visibility": "public", "caption": "x" * 501}

    answer = owner.post("/create/", {**form, "file": upload()})

    assert answer.status_code == 422
    assert f'value="{Image.objects.get().public_id}"' in answer.content.decode()


def test_a_refused_file_leaves_the_rest_of_the_form(owner: SignedIn) -> None:
    form = {"submit_key": "k", "visibility": "private", "caption": "my words", "tags": "one two"}

    answer = owner.post("/create/", {**form, "file": upload(b"not a picture at all", "a.jpg")})

    page = answer.content.decode()
    assert answer.status_code == 422
    assert "This file is not a picture" in page
    assert "my words" in page
    assert "one two" in page
    assert not Image.objects.exists()
    assert not stored_keys()


def test_the_same_form_twice_makes_one_post(owner: SignedIn) -> None:
    first = share(owner, submit_key="the-same")
    second = share(owner, submit_key="the-same")

    assert first == second
    assert Post.objects.count() == 1


def test_nobody_can_post_what_another_uploaded(owner: SignedIn, other: SignedIn) -> None:
    owner.post("/create/upload/", {"file": upload()})
    image = Image.objects.get()

    answer = other.post(
        "/create/", {"image": image.public_id, "submit_key": "k", "visibility": "public"}
    )

    assert answer.status_code == 422
    assert "not here any more" in answer.content.decode()
    assert not Post.objects.exists()


def test_an_upload_can_be_posted_once(owner: SignedIn) -> None:
    owner.post("/create/upload/", {"file": upload()})
    form = {"image": Image.objects.get().public_id, "visibility": "public"}

    first = owner.post("/create/", {**form, "submit_key": "one"})
    second = owner.post("/create/", {**form, "submit_key": "two"})

    assert (first.status_code, second.status_code) == (302, 422)
    assert Post.objects.count() == 1


def test_a_form_without_a_picture_says_what_is_missing(owner: SignedIn) -> None:
    answer = owner.post("/create/", {"submit_key": "k", "visibility": "public"})

    assert answer.status_code == 422
    assert "Choose a picture first" in answer.content.decode()


def test_strangers_are_asked_to_sign_in(stranger: Client) -> None:
    assert "/accounts/login/" in stranger.get("/create/").headers["Location"]
    refused = stranger.post("/create/upload/", {"file": upload()})
    assert refused.status_code in {302, 403}
    assert not Image.objects.exists()


def test_extra_fields_change_nothing(owner: SignedIn, other: SignedIn) -> None:
    post = share(owner, author=other.user.pk, hidden_at="", public_id="mine", is_staff="1")

    assert post.author == owner.user
    assert post.public_id != "mine"


def test_hashtags_of_the_caption_are_tags(owner: SignedIn) -> None:
    post = share(owner, caption="Evening at the lake #Sunset #übersee", tags="lake")

    assert set(post.tags.names()) == {"lake", "sunset", "übersee"}


def test_an_animation_is_a_marked_still_and_moves_on_its_page(
    owner: SignedIn, stranger: Client
) -> None:
    post = share(owner, pictures.animated_gif(12))

    image = post.cover
    assert image is not None
    assert image.has_animation
    assert image.animation_key in stranger.get(post.get_absolute_url()).content.decode()
    assert image.animation_key not in stranger.get("/").content.decode()


def test_another_picture_in_a_form_with_an_old_key_is_a_post_of_its_own(owner: Client) -> None:
    """Back in the browser, another picture, Share: the page still holds the key of before."""
    first = share(owner, pictures.jpeg(320, 240), submit_key="old")
    second = share(owner, pictures.jpeg(300, 240), submit_key="old", caption="another")

    assert first != second
    assert second.caption == "another"


def test_a_caption_may_have_500_characters_as_the_browser_counts_them(owner: Client) -> None:
    lines = "\r\n".join(["x" * 49] * 10) + "!"
    assert len(lines.replace("\r\n", "\n")) == 500

    assert share(owner, caption=lines).caption.count("\n") == 9


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "ftp://example.org/",
        "https://bank.example@evil.example/",
        "http://a\u202eb.example",
    ],
)
def test_a_source_that_deceives_is_refused(owner: Client, address: str) -> None:
    form = {"submit_key": "k", "visibility": "public", "source_url": address}

    answer = owner.post("/create/", {**form, "file": upload()})

    assert answer.status_code == 422
    assert "This is not a web address" in answer.content.decode()


def test_storage_that_is_away_is_said_and_the_form_stays(
    owner: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*args: object) -> None:
        raise OSError("no space left on device")

    monkeypatch.setattr(media, "put", fail)

    answer = owner.post("/create/upload/", {"file": upload()})

    assert answer.status_code == 503
    assert "try again in a moment" in answer.content.decode()
    assert not Image.objects.exists()
