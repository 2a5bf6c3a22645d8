"""Editing and deleting one's own posts."""

import pytest
from django.test import Client
from django.utils import timezone

from pictria.storage import media
from posts.models import DiscardedObject, Image, Post
from posts.services import discarding
from tests.support.people import SignedIn
from tests.support.posts import share, upload

pytestmark = pytest.mark.django_db


def test_words_can_be_changed(owner: SignedIn, stranger: Client) -> None:
    post = share(owner, caption="before", tags="old", alt_text="one")
    words = {"caption": "after #new", "tags": "kept", "alt_text": "two", "visibility": "public"}

    answer = owner.post(f"{post.get_absolute_url()}edit/", words)

    page = stranger.get(post.get_absolute_url()).content.decode()
    assert answer.headers["Location"] == post.get_absolute_url()
    assert set(post.tags.names()) == {"kept", "new"}
    assert "after" in page
    assert 'alt="two"' in page


def test_an_edit_does_not_bring_a_post_back_to_the_top(owner: SignedIn) -> None:
    post = share(owner)
    owner.post(f"{post.get_absolute_url()}edit/", {"caption": "x", "visibility": "public"})

    assert Post.objects.get().posted_at == post.posted_at


def test_a_wrong_edit_keeps_what_was_typed(owner: SignedIn) -> None:
    post = share(owner, caption="before")

    answer = owner.post(
        f"{post.get_absolute_url()}edit/",
        {"caption": "y" * 501, "tags": "typed", "visibility": "public"},
    )

    assert answer.status_code == 422
    assert "y" * 501 in answer.content.decode()
    assert "typed" in answer.content.decode()


def test_deleting_asks_first_and_then_takes_everything(owner: SignedIn, stranger: Client) -> None:
    post = share(owner, tags="one")
    address = post.get_absolute_url()
    assert owner.get(f"{address}delete/").status_code == 200
    assert Post.objects.exists()

    owner.post(f"{address}delete/")

    assert not Post.objects.exists()
    assert not Image.objects.exists()
    assert not list(media.objects())
    assert stranger.get(address).status_code == 404


def test_objects_that_could_not_be_removed_are_removed_by_the_sweep(
    owner: SignedIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    post = share(owner)
    with monkeypatch.context() as away:
        away.setattr(media, "remove", _fail)
        owner.post(f"{post.get_absolute_url()}delete/")
        assert list(media.objects())

    discarding.remove_discarded()

    assert not list(media.objects())
    assert not DiscardedObject.objects.exists()


def _fail(keys: object) -> None:
    raise OSError("the storage is away")


def test_forgotten_uploads_go_after_a_day(owner: SignedIn) -> None:
    from datetime import timedelta

    from django.utils import timezone

    from posts.services.removal import sweep_forgotten_uploads

    owner.post("/create/upload/", {"file": upload()})
    owner.post("/create/upload/", {"file": upload()})
    old = Image.objects.order_by("id").first()
    assert old is not None
    Image.objects.filter(pk=old.pk).update(created_at=timezone.now() - timedelta(hours=25))

    sweep_forgotten_uploads()

    left = Image.objects.get()
    assert left != old
    assert {key for key, _ in media.objects()} == set(left.keys)


def test_whoever_is_deleted_takes_all_their_files_along(owner: SignedIn) -> None:
    share(owner)
    owner.post("/create/upload/", {"file": upload()})

    owner.user.delete()

    assert not list(media.objects())
    assert not DiscardedObject.objects.exists()


def test_a_post_with_many_tags_can_be_saved_as_it_is(owner: SignedIn) -> None:
    typed = " ".join(f"tag{number}" for number in range(19))
    post = share(owner, tags=typed, caption="and #onemore")
    page = owner.get(f"{post.get_absolute_url()}edit/")

    initial = page.context["form"].initial
    answer = owner.post(f"{post.get_absolute_url()}edit/", initial)

    assert answer.status_code == 302
    assert post.tags.count() == 20


def test_too_many_tags_over_field_and_caption_are_refused(owner: SignedIn) -> None:
    typed = " ".join(f"tag{number}" for number in range(20))
    post = share(owner)

    answer = owner.post(
        f"{post.get_absolute_url()}edit/",
        {"tags": typed, "caption": "#onemore", "visibility": "public"},
    )

    assert answer.status_code == 422
    assert "these are 21 tags" in answer.content.decode()


def test_a_hashtag_that_leaves_the_caption_leaves_the_tags(owner: SignedIn) -> None:
    post = share(owner, caption="by the #sea")
    words = {**owner.get(f"{post.get_absolute_url()}edit/").context["form"].initial}

    owner.post(f"{post.get_absolute_url()}edit/", {**words, "caption": "by the lake"})

    assert not post.tags.exists()


def test_a_picture_posted_while_it_is_swept_stays(
    owner: SignedIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    from datetime import timedelta

    from posts.services import removal

    owner.post("/create/upload/", {"file": upload()})
    Image.objects.update(created_at=timezone.now() - timedelta(hours=25))
    forget = removal._forget

    def posted_meanwhile(image_id: int) -> bool:
        form = {"image": Image.objects.get().public_id, "submit_key": "k", "visibility": "public"}
        owner.post("/create/", form)
        return forget(image_id)

    monkeypatch.setattr(removal, "_forget", posted_meanwhile)
    removal.sweep_forgotten_uploads()

    assert Post.objects.get().cover == Image.objects.get()
