"""Collections made and arranged several times at once, behind a barrier."""

import pytest
from django.test import Client

from posts.models import Image, Post
from tests.collections.sharing import ADDRESS, collection, form_of, keep, order
from tests.posts.test_races import THREADS, at_once
from tests.support.people import SignedIn, person, signed_in

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def tabs() -> list[SignedIn]:
    """Several tabs of one person's browser."""
    ann = person("ann")
    return [signed_in(ann) for _ in range(THREADS)]


def test_a_form_sent_several_times_at_once_is_one_collection(tabs: list[SignedIn]) -> None:
    form = {"image": keep(tabs[0], 4), "title": "x", "submit_key": "k", "visibility": "public"}

    statuses = at_once(lambda tab: tab.post(ADDRESS, form).status_code, tabs)

    assert set(statuses) == {302}
    assert order(Post.objects.get()) == form["image"]


def test_of_forms_with_the_same_uploads_one_wins_and_each_post_is_whole(
    tabs: list[SignedIn],
) -> None:
    images = keep(tabs[0], 7)
    mine = {tab: images[place:] + images[:place] for place, tab in enumerate(tabs)}

    def post(tab: Client) -> int:
        form = {"image": mine[tab][:4], "title": "x", "visibility": "public"}  # type: ignore[index]
        return tab.post(ADDRESS, {**form, "submit_key": str(id(tab))}).status_code

    statuses = at_once(post, tabs)

    assert set(statuses) <= {302, 422}
    assert statuses.count(302) == Post.objects.count() >= 1
    for made in Post.objects.all():
        assert made.image_count == len(order(made)) == 4


def test_arranged_in_several_tabs_at_once_one_wins(tabs: list[SignedIn]) -> None:
    post = collection(tabs[0].user, 6)
    address, there = f"{post.get_absolute_url()}edit/", order(post)
    forms = {
        tab: form_of(post, image=there[place + 1 :] + there[:place])
        for place, tab in enumerate(tabs)
    }

    statuses = at_once(lambda tab: tab.post(address, forms[tab]).status_code, tabs)  # type: ignore[index]

    assert sorted(statuses) == [302] + [409] * (THREADS - 1)
    assert order(post) in [form["image"] for form in forms.values()]
    assert Image.objects.count() == 5


def test_arranged_and_deleted_at_once_it_is_gone(tabs: list[SignedIn]) -> None:
    post = collection(tabs[0].user, 4)
    page, form = post.get_absolute_url(), form_of(post, image=order(post)[::-1])

    def act(tab: Client) -> int:
        if tab in tabs[:3]:
            return tab.post(f"{page}edit/", form).status_code
        return tab.post(f"{page}delete/").status_code

    statuses = at_once(act, tabs)

    assert set(statuses) <= {302, 404}
    assert not Post.objects.exists()
    assert not Image.objects.exists()
