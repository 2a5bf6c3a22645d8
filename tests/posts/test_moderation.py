"""The admin, for moderators and for administrators."""

import pytest
from django.contrib.auth.models import Group
from django.test import Client

from accounts.models.user import MODERATORS
from collections_app.services.boards import About
from collections_app.services.saving import save_to_new_board
from pictria.storage import media
from posts.models import Image, Post
from tests.support.people import SignedIn, person, signed_in
from tests.support.posts import rows, share
from tests.support.queries import query_count

pytestmark = pytest.mark.django_db
POSTS = "/admin/posts/post/"


@pytest.fixture
def moderator() -> SignedIn:
    someone = person("looks_after", is_staff=True)
    someone.groups.add(Group.objects.get(name=MODERATORS))
    return signed_in(someone)


@pytest.fixture
def administrator() -> SignedIn:
    return signed_in(person("runs_it", is_staff=True, is_superuser=True))


def act(client: Client, action: str, *posts: Post) -> None:
    selected = [post.pk for post in posts]
    answer = client.post(POSTS, {"action": action, "_selected_action": selected})
    assert answer.status_code == 302


def test_a_moderator_hides_and_restores(
    owner: SignedIn, stranger: Client, moderator: SignedIn
) -> None:
    post = share(owner)
    assert post.cover is not None
    before = post.cover.rendition_keys

    act(moderator, "hide", post)
    assert stranger.get(post.get_absolute_url()).status_code == 404
    assert not any(media.exists(key) for key in before)

    act(moderator, "restore", post)
    assert stranger.get(post.get_absolute_url()).status_code == 200


def test_a_moderator_deletes_a_post_with_its_files(owner: SignedIn, moderator: SignedIn) -> None:
    post = share(owner)

    answer = moderator.post(
        POSTS, {"action": "delete_selected", "_selected_action": [post.pk], "post": "yes"}
    )

    assert answer.status_code == 302
    assert not Post.objects.exists()
    assert not list(media.objects())


def test_before_deleting_a_moderator_does_not_learn_who_keeps_the_post_and_where(
    owner: SignedIn, other: SignedIn, moderator: SignedIn
) -> None:
    [post] = rows(owner.user, 1)
    about = About("Hidden treasures", visibility="private")
    save_to_new_board(user=other.user, post=post, about=about, submit_key="one")

    page = moderator.get(f"{POSTS}{post.pk}/delete/").content.decode()

    assert str(post) in page
    for private in ("Hidden treasures", other.user.username, "ookmark"):
        assert private not in page


@pytest.mark.parametrize("page", ["post", "image", "tag"])
def test_the_lists_show_thumbnails_search_and_filters(
    owner: SignedIn, moderator: SignedIn, page: str
) -> None:
    post = share(owner, caption="findable", tags="findable", alt_text="findable")
    assert post.cover is not None

    found = moderator.get(f"/admin/posts/{page}/?q=findable").content.decode()
    lost = moderator.get(f"/admin/posts/{page}/?q=nowhere").content.decode()

    assert post.cover.rendition_key(236) in found or post.cover.folder in found
    assert post.cover.folder not in lost
    assert "changelist-filter" in found


def test_private_pictures_are_not_in_the_admin(
    owner: SignedIn, moderator: SignedIn, administrator: SignedIn
) -> None:
    post = share(owner, visibility="private", caption="my own", tags="mine")
    assert post.cover is not None

    for client in (moderator, administrator):
        for page in ("post", "image", "tag"):
            assert post.cover.folder not in client.get(f"/admin/posts/{page}/").content.decode()
        assert "my own" not in client.get(POSTS).content.decode()
        assert client.get(f"{POSTS}{post.pk}/change/").status_code == 302


def test_other_people_have_no_admin(owner: SignedIn, stranger: Client) -> None:
    for client in (owner, stranger):
        assert client.get(POSTS).status_code == 302
        assert client.post(POSTS, {"action": "hide"}).status_code == 302


def test_a_failed_picture_is_prepared_again(owner: SignedIn, moderator: SignedIn) -> None:
    share(owner)
    Image.objects.update(state=Image.State.FAILED, attempts=4, upload_key="")
    image = Image.objects.get()
    image.upload_key = image.original_key
    image.save()

    moderator.post(
        "/admin/posts/image/", {"action": "prepare_again", "_selected_action": [image.pk]}
    )

    assert Image.objects.get().state == Image.State.READY


def test_the_texts_of_the_site_are_edited_in_the_admin(
    moderator: SignedIn, stranger: Client
) -> None:
    from pictria.pages.models import Page

    page = Page.objects.get(slug="imprint")
    moderator.post(
        f"/admin/pages/page/{page.pk}/change/",
        {"title": "Imprint", "body": "**Ann**, [mail](mailto:ann@example.org) <script>x</script>"},
    )

    shown = stranger.get("/imprint/").content.decode()
    assert "<strong>Ann</strong>" in shown
    assert "<script>x" not in shown


@pytest.mark.parametrize("slug", ["privacy", "terms", "imprint", "contact"])
def test_every_site_has_its_pages(stranger: Client, slug: str) -> None:
    assert stranger.get(f"/{slug}/").status_code == 200


def test_moderators_cannot_make_administrators(moderator: SignedIn) -> None:
    someone = moderator.user
    moderator.post(
        f"/admin/accounts/user/{someone.pk}/change/",
        {"username": someone.username, "is_superuser": "on", "is_staff": "on"},
    )

    someone.refresh_from_db()
    assert not someone.is_superuser


@pytest.mark.parametrize("page", ["post", "image", "tag"])
def test_lists_of_the_admin_cost_the_same_however_long_they_are(
    moderator: SignedIn, page: str
) -> None:
    ann = person("ann")
    rows(ann, 3, tags=("one",))
    few = query_count(moderator, f"/admin/posts/{page}/")
    for number in range(20):
        rows(ann, 1, tags=(f"tag{number}",))

    assert query_count(moderator, f"/admin/posts/{page}/") == few
