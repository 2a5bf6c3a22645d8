"""Arranging a Collection anew: order, cover, words, more, fewer and other pictures."""

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from collections_app.arrangement import Arrangement, Full
from collections_app.models.collection import MOST_PICTURES, Collection
from collections_app.services.collections import WrongNumber, arrange_collection
from pictria.storage import media
from posts.models import Image, Post
from posts.services.publishing import Picture, UploadGone, Words
from tests.collections.sharing import collect, collection, form_of, keep, kept, order
from tests.support import pictures
from tests.support.examples import of_one_fixture
from tests.support.people import SignedIn
from tests.support.posts import upload

pytestmark = pytest.mark.django_db


def edit(client: Client, post: Post, **fields: object) -> int:
    return client.post(f"{post.get_absolute_url()}edit/", form_of(post, **fields)).status_code


def test_order_cover_and_words_can_be_changed(owner: SignedIn) -> None:
    post = collection(owner.user)
    first, second, third = order(post)
    words = {"title": "Another title", "tags": "new", f"{third}-alt_text": "A boat"}

    assert edit(owner, post, image=[third, first, second], cover=second, **words) == 302

    post.refresh_from_db()
    assert order(post) == [third, first, second]
    assert post.title == "Another title"
    assert post.cover
    assert post.cover.public_id == second
    assert post.images.get(position=0).alt_text == "A boat"
    assert list(post.tags.names()) == ["new"]


def test_pictures_can_be_added_and_taken_away(owner: SignedIn) -> None:
    post = collect(owner, 3)
    first, second, third = order(post)
    gone = post.images.get(public_id=second)
    [new] = keep(owner, 1)

    assert edit(owner, post, image=[third, new, first]) == 302

    post.refresh_from_db()
    assert order(post) == [third, new, first]
    assert post.image_count == 3
    assert not Image.objects.filter(pk=gone.pk).exists()
    assert not [key for key, _ in media.objects() if key in gone.keys]


def test_a_replaced_picture_is_a_new_row_and_takes_the_cover_along(owner: SignedIn) -> None:
    post = collect(owner, 2)
    first = order(post)[0]
    new = {f"replace-{first}": upload(pictures.png(90, 90), "new.png")}

    assert edit(owner, post, **new) == 302

    post.refresh_from_db()
    image = post.images.get(position=0)
    assert (image.width, image.state) == (90, Image.State.READY)
    assert image.public_id != first
    assert post.cover == image
    stored = {key for key, _ in media.objects()}
    assert stored == {key for each in post.images.all() for key in each.keys}


def test_the_cover_follows_when_it_is_taken_away(owner: SignedIn) -> None:
    post = collection(owner.user)
    _, second, third = order(post)

    assert edit(owner, post, image=[second, third]) == 302

    post.refresh_from_db()
    assert post.cover
    assert post.cover.public_id == second


def test_never_fewer_than_two_and_never_more_than_ten(owner: SignedIn) -> None:
    post = collection(owner.user, 3)
    there = order(post)

    assert edit(owner, post, image=there[:1]) == 422
    assert edit(owner, post, image=[]) == 422
    assert edit(owner, post, image=[*there, *keep(owner, 8)]) == 422
    assert order(post) == there
    for number in (1, 11):
        images = kept(owner.user, number)
        with pytest.raises(WrongNumber):
            arranged(post, images)


def test_two_windows_do_not_undo_each_others_order(owner: SignedIn) -> None:
    post = collection(owner.user)
    first, second, third = order(post)
    [new] = keep(owner, 1)
    in_both_windows = form_of(post)
    address = f"{post.get_absolute_url()}edit/"
    owner.post(address, {**in_both_windows, "image": [third, second, first]})

    late = {**in_both_windows, "image": [second, first, third, new], "caption": "late words"}
    answer = owner.post(address, late)

    page = answer.content.decode()
    assert answer.status_code == 409
    assert "arranged in another window" in page
    assert "late words" in page
    assert order(post) == [third, second, first]
    assert list(answer.context["pieces"].arrangement.ids) == [third, second, first, new]
    shown = {**late, "image": [third, second, first, new], "version": 2}
    assert owner.post(address, shown).status_code == 302
    assert order(post) == [third, second, first, new]


def test_words_alone_disturb_no_other_window(owner: SignedIn) -> None:
    post = collection(owner.user)
    first, second, third = order(post)
    in_both_windows = form_of(post)
    address = f"{post.get_absolute_url()}edit/"
    owner.post(address, {**in_both_windows, "caption": "new words"})

    answer = owner.post(address, {**in_both_windows, "image": [second, first, third]})

    assert answer.status_code == 302


def test_a_picture_of_another_post_is_not_taken(owner: SignedIn) -> None:
    post, another = collection(owner.user), collection(owner.user)
    foreign = another.images.first()
    assert foreign

    assert edit(owner, post, image=[*order(post), foreign.public_id]) == 422

    assert len(order(another)) == 3
    with pytest.raises(UploadGone):
        arranged(post, [*post.images.all(), foreign])
    assert len(order(post)) == 3


def test_only_the_owner_arranges(owner: SignedIn, other: SignedIn, stranger: Client) -> None:
    post = collection(owner.user)
    there = order(post)

    assert edit(other, post, image=there[::-1]) == 404
    assert edit(stranger, post, image=there[::-1]) == 302
    assert order(post) == there
    assert owner.get(f"{post.get_absolute_url()}edit/").status_code == 200


@pytest.mark.parametrize(
    "wrong", [{"version": ""}, {"version": "9" * 30}, {"version": "x"}, {"title": "x" * 181}]
)
def test_a_wrong_form_changes_nothing(owner: SignedIn, wrong: dict[str, str]) -> None:
    post = collection(owner.user)
    first, second, third = order(post)

    assert edit(owner, post, image=[third, second, first], **wrong) in {409, 422}

    assert order(post) == [first, second, third]


def test_private_pictures_move_when_a_collection_stops_being_public(owner: SignedIn) -> None:
    post = collect(owner, 2)
    known = {key for image in post.images.all() for key in image.rendition_keys}

    assert edit(owner, post, visibility="private", image=order(post)[::-1]) == 302

    stored = {key for key, _ in media.objects()}
    assert not known & stored
    assert stored == {key for image in post.images.all() for key in image.keys}


IDS = st.sampled_from([f"id{number}" for number in range(14)])
STEP = st.one_of(
    st.tuples(st.just("add"), IDS),
    st.tuples(st.just("move"), IDS, st.integers(-12, 12)),
    st.tuples(st.just("remove"), IDS),
    st.tuples(st.just("replace"), IDS, IDS),
)


@given(st.lists(STEP, max_size=40), st.lists(IDS, max_size=14), IDS)
def test_whatever_is_done_every_picture_is_there_once_and_one_is_the_cover(
    steps: list[tuple[str, ...]], ids: list[str], cover: str
) -> None:
    arrangement = Arrangement.of(ids, cover)
    for step in steps:
        arrangement = done(arrangement, *step)
        assert len(set(arrangement.ids)) == len(arrangement.ids) <= MOST_PICTURES
        assert arrangement.cover in arrangement.ids or not arrangement.ids


def done(arrangement: Arrangement, act: str, id: str, *more: str) -> Arrangement:
    if act == "move":
        moved = arrangement.moved(id, int(more[0]))
        assert sorted(moved.ids) == sorted(arrangement.ids)
        return moved
    if act == "remove":
        return arrangement.without(id)
    if act == "replace":
        return arrangement.replaced(id, more[0])
    try:
        return arrangement.added(id)
    except Full:
        assert len(arrangement.ids) == MOST_PICTURES
        return arrangement


# How many new pictures there are, and which of all there are shall stay, in their order.
WISH = st.tuples(st.integers(0, 8), st.lists(st.integers(0, 12), unique=True, max_size=12))


@of_one_fixture()
@given(wishes=st.lists(WISH, min_size=1, max_size=4))
def test_in_the_database_places_run_from_nought_without_a_hole(
    owner: SignedIn, wishes: list[tuple[int, list[int]]]
) -> None:
    """Any sequence of adding, moving, replacing and removing, saved after each step."""
    post = collection(owner.user)
    for fresh, chosen in wishes:
        there = list(post.images.order_by("position"))
        pool = [*there, *kept(owner.user, fresh)]
        wanted = [pool[place] for place in chosen if place < len(pool)]
        stands = arranged(post, wanted) if 2 <= len(wanted) <= 10 else refused(post, wanted, there)
        assert list(post.images.order_by("position")) == stands
        places = post.images.order_by("position").values_list("position", flat=True)
        assert list(places) == list(range(len(stands)))
        post = Post.objects.get(pk=post.pk)
        assert post.image_count == len(stands)
        assert post.cover in stands


def arranged(post: Post, images: list[Image]) -> list[Image]:
    version = Collection.objects.get(post=post).version
    arrange_collection(
        post=post,
        version=version,
        pictures=[Picture(image) for image in images],
        cover=images[-1],
        words=Words(title="x"),
    )
    return images


def refused(post: Post, images: list[Image], there: list[Image]) -> list[Image]:
    with pytest.raises(WrongNumber):
        arranged(post, images or there[:1])
    return there
