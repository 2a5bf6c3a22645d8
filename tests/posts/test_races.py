"""The same thing twice at once, behind a barrier."""

from collections.abc import Callable
from functools import partial

import pytest
from django.test import Client

from pictria.storage import media
from posts.models import Image, Post
from posts.services.removal import delete_post
from tests.support import pictures, racing
from tests.support.people import SignedIn, person, signed_in
from tests.support.posts import share, upload

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.repeated]
THREADS = 6


def at_once(act: Callable[[Client], int], clients: list[SignedIn]) -> list[int]:
    """Lets each client act in a thread of its own at the same moment; gives what `act` gave."""
    for client in clients:
        client.get("/healthz")
    return racing.at_once(*(partial(act, client) for client in clients))


@pytest.fixture
def tabs() -> list[SignedIn]:
    """Several tabs of one person's browser."""
    ann = person("ann")
    return [signed_in(ann) for _ in range(THREADS)]


def test_a_form_sent_several_times_at_once_is_one_post(tabs: list[SignedIn]) -> None:
    tabs[0].post("/create/upload/", {"file": upload()})
    form = {"image": Image.objects.get().public_id, "submit_key": "k", "visibility": "public"}

    statuses = at_once(lambda tab: tab.post("/create/", form).status_code, tabs)

    assert set(statuses) == {302}
    assert Post.objects.count() == 1
    assert Post.objects.get().cover == Image.objects.get()


def test_one_upload_posted_from_several_forms_at_once_is_one_post(tabs: list[SignedIn]) -> None:
    tabs[0].post("/create/upload/", {"file": upload()})
    form = {"image": Image.objects.get().public_id, "visibility": "public"}

    statuses = at_once(
        lambda tab: tab.post("/create/", {**form, "submit_key": str(id(tab))}).status_code, tabs
    )

    assert sorted(statuses) == [302] + [422] * (THREADS - 1)
    assert Post.objects.count() == 1


def test_a_post_deleted_and_edited_at_once_is_gone_with_its_files(tabs: list[SignedIn]) -> None:
    address = share(tabs[0]).get_absolute_url()
    words = {"caption": "x", "tags": "a b", "visibility": "private"}

    def act(tab: Client) -> int:
        if tab in tabs[:2]:
            return tab.post(f"{address}edit/", words).status_code
        return tab.post(f"{address}delete/").status_code

    statuses = at_once(act, tabs)

    assert set(statuses) <= {302, 404}
    assert not Post.objects.exists()
    assert not Image.objects.exists()
    assert not list(media.objects())


def test_a_post_deleted_while_its_files_move_leaves_no_half_copy(
    tabs: list[SignedIn], monkeypatch: pytest.MonkeyPatch
) -> None:
    post = share(tabs[0], pictures.jpeg(900, 600))
    copy = media.copy

    def copy_then_delete(*keys: str) -> None:
        copy(*keys)
        if Post.objects.exists():
            delete_post(post=post)

    monkeypatch.setattr("posts.services.relocation.media.copy", copy_then_delete)
    tabs[1].post(f"{post.get_absolute_url()}edit/", {"caption": "x", "visibility": "private"})

    assert not Image.objects.exists()
    assert not list(media.objects())


def test_a_new_tag_used_by_several_people_at_once_is_one_tag() -> None:
    people = [signed_in(person(f"person{number}")) for number in range(THREADS)]
    images = {}
    for client in people:
        client.post("/create/upload/", {"file": upload()})
        images[client] = Image.objects.get(owner=client.user).public_id

    def post(client: Client) -> int:
        form = {"image": images[client], "submit_key": "k", "visibility": "public"}  # type: ignore[index]
        return client.post("/create/", {**form, "tags": "brand-new"}).status_code

    assert at_once(post, people) == [302] * THREADS
    assert len(Client().get("/tags/brand-new/").context["page"].rows) == THREADS
