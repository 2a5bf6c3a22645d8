"""Making a Collection: two to ten pictures, one title, all of them or none."""

import pytest
from django.test import Client

from posts.models import Image, Post
from tests.collections.sharing import ADDRESS, collect, keep, order, send, some_files
from tests.support import pictures
from tests.support.people import SignedIn
from tests.support.posts import upload

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("number", [2, 10])
def test_several_pictures_are_one_post(owner: SignedIn, stranger: Client, number: int) -> None:
    post = collect(owner, number, title="By the sea", caption="#sea", tags="boats")

    images = list(post.images.order_by("position"))
    assert post.kind == Post.Kind.COLLECTION
    assert post.image_count == number
    assert [image.position for image in images] == list(range(number))
    assert post.cover == images[0]
    assert all(image.state == Image.State.READY for image in images)
    assert set(post.tags.names()) == {"sea", "boats"}
    page = stranger.get(post.get_absolute_url()).content.decode()
    assert "By the sea" in page
    for image in images:
        assert image.rendition_keys[-1] in page
        assert f"/download/{image.public_id}/" in page
    wall = stranger.get("/").content.decode()
    assert "By the sea" in wall
    assert f'{number}<span class="visually-hidden"> pictures' in wall
    assert sum(image.token in wall for image in images) == 1


def test_uploads_come_in_the_order_of_the_form_with_cover_and_words(owner: SignedIn) -> None:
    first, second, third = keep(owner)

    send(
        owner,
        image=[third, first, second],
        cover=first,
        **{f"{first}-alt_text": "The first", f"{third}-alt_text": "The third"},
    )

    post = Post.objects.get()
    assert order(post) == [third, first, second]
    assert post.cover
    assert post.cover.public_id == first
    assert list(post.images.values_list("alt_text", flat=True)) == ["The third", "The first", ""]


def test_an_eleventh_picture_is_refused_and_nothing_is_lost(owner: SignedIn) -> None:
    answer = send(owner, some_files(11), caption="my words")

    page = answer.content.decode()
    assert answer.status_code == 422
    assert "“10.png” was not taken: a Collection has at most 10 pictures." in page
    assert "my words" in page
    assert not Post.objects.exists()
    assert all(f'name="image" value="{image.public_id}"' in page for image in Image.objects.all())
    assert Image.objects.count() == 10


def test_eleven_uploads_named_by_hand_are_refused(owner: SignedIn) -> None:
    answer = send(owner, image=keep(owner, 11))

    assert answer.status_code == 422
    assert "at most 10 pictures" in answer.content.decode()
    assert not Post.objects.exists()


def test_one_picture_is_no_collection_but_can_be_shared_alone(owner: SignedIn) -> None:
    [image] = keep(owner, 1)
    form = {"image": image, f"{image}-alt_text": "A boat", "title": "", "caption": "x"}
    answer = send(owner, **form)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "A Collection has 2 to 10 pictures." in page
    assert "Share this one as a picture" in page

    answer = send(owner, act="alone", **form)

    post = Post.objects.get()
    assert answer.headers["Location"] == post.get_absolute_url()
    assert (post.kind, post.caption, post.image_count) == ("image", "x", 1)
    assert post.cover
    assert post.cover.alt_text == "A boat"


def test_another_field_that_is_wrong_keeps_pictures_order_cover_and_words(owner: SignedIn) -> None:
    first, second = keep(owner, 2)
    words = {f"{second}-alt_text": "still here", "caption": "this too", "title": ""}

    answer = send(owner, image=[second, first], cover=first, **words)

    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Give your Collection a title." in page
    assert "still here" in page
    assert "this too" in page
    assert page.index(f'name="image" value="{second}"') < page.index(f'value="{first}"')
    assert f'name="cover" value="{first}" checked' in page


def test_files_that_came_with_a_wrong_form_are_kept(owner: SignedIn) -> None:
    answer = send(owner, some_files(3), title="")

    page = answer.content.decode()
    assert answer.status_code == 422
    assert all(f'value="{image.public_id}"' in page for image in Image.objects.all())
    assert Image.objects.count() == 3


def test_each_bad_file_has_its_sentence_and_the_good_ones_stay(owner: SignedIn) -> None:
    answer = send(owner, [*some_files(2), b"only words", pictures.truncated(pictures.jpeg())])

    page = answer.content.decode()
    assert answer.status_code == 422
    assert "“2.png”: This file is not a picture" in page
    assert "“3.png”" in page
    assert Image.objects.count() == 2
    assert not Post.objects.exists()


def test_buttons_without_scripts_move_and_remove(owner: SignedIn) -> None:
    first, second, third = keep(owner)
    form = {"image": [first, second, third], "title": "", "caption": "typed", "cover": first}

    def ids_after(act: str) -> list[str]:
        answer = send(owner, act=act, **form)
        assert answer.status_code == 200
        assert "typed" in answer.content.decode()
        assert "Give your Collection" not in answer.content.decode()
        return list(answer.context["pieces"].arrangement.ids)

    assert ids_after(f"earlier:{third}") == [first, third, second]
    assert ids_after(f"later:{first}") == [second, first, third]
    assert ids_after(f"earlier:{first}") == [first, second, third]
    assert ids_after(f"remove:{second}") == [first, third]
    assert ids_after("earlier:nothing") == [first, second, third]
    assert ids_after("nonsense") == [first, second, third]


def test_the_cover_goes_to_the_first_when_it_is_removed(owner: SignedIn) -> None:
    first, second, third = keep(owner)

    answer = send(owner, act=f"remove:{second}", image=[first, second, third], cover=second)

    assert answer.context["pieces"].cover.public_id == first


def test_a_file_takes_the_place_of_a_picture(owner: SignedIn) -> None:
    first, second = keep(owner, 2)
    new = {f"replace-{first}": upload(pictures.png(90, 90), "new.png")}
    form = {"image": [first, second], "cover": first, f"{first}-alt_text": "A boat"}

    send(owner, **form, **new)

    post = Post.objects.get()
    image = post.images.get(position=0)
    assert image.public_id not in {first, second}
    assert (image.width, image.alt_text, post.cover) == (90, "A boat", image)
    assert post.image_count == 2


def test_the_same_form_twice_makes_one_post(owner: SignedIn) -> None:
    images = keep(owner)
    answers = [send(owner, image=images, submit_key="ids") for _ in range(2)]
    assert len({answer.headers["Location"] for answer in answers}) == 1

    answers = [send(owner, some_files(2), submit_key="files") for _ in range(2)]
    assert len({answer.headers["Location"] for answer in answers}) == 1
    assert Post.objects.count() == 2


def test_other_pictures_with_an_old_key_are_another_collection(owner: SignedIn) -> None:
    collect(owner, 2, submit_key="same")
    send(owner, [pictures.png(90, 90), pictures.png(91, 90)], submit_key="same")

    assert Post.objects.filter(kind="collection").count() == 2


def test_uploads_of_others_and_used_ones_are_not_taken(owner: SignedIn, other: SignedIn) -> None:
    theirs = keep(other, 2)
    assert not len(send(owner, image=theirs, act="add").context["pieces"])
    used = order(collect(owner, 2))

    for images in (theirs, used, ["nonsense", "é" * 99], [*keep(owner, 2), theirs[0]]):
        answer = send(owner, image=images)
        assert answer.status_code == 422
        assert "is not here any more" in answer.content.decode()
    assert Post.objects.count() == 1


def test_several_files_of_the_other_form_arrive_with_all_that_was_typed(owner: SignedIn) -> None:
    first, second = keep(owner, 2)
    typed = {"caption": "my words", "tags": "a b", "visibility": "private", "sensitive": "on"}

    answer = owner.post(
        ADDRESS,
        {**typed, "image": [first, second], f"{first}-alt_text": "A boat", "act": "arrange"},
    )

    form, page = answer.context["form"], answer.content.decode()
    assert answer.status_code == 200
    assert form["caption"].value() == "my words"
    assert form["visibility"].value() == "private"
    assert form["sensitive"].value()
    assert "A boat" in page


def test_strangers_and_suspended_people_make_none(owner: SignedIn, stranger: Client) -> None:
    from datetime import timedelta

    from django.utils import timezone

    assert "/accounts/login/" in stranger.get(ADDRESS).headers["Location"]
    owner.user.suspended_until = timezone.now() + timedelta(days=3)
    owner.user.save()
    assert send(owner, some_files(2)).status_code == 403
    assert not Image.objects.exists()
