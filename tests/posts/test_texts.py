"""Text posts: words, perhaps with a picture, on cards and on pages of their own."""

import re
from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.http import HttpResponse
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from accounts.models import User
from accounts.models.user import MODERATORS
from posts.cards import Facts, rows_of
from posts.models import Image, Post
from posts.typography import LONGEST_EXCERPT, setting_of
from tests.support.people import SignedIn, person, signed_in
from tests.support.posts import rows, upload
from tests.support.suspension import suspend

pytestmark = pytest.mark.django_db
LONG = "Fog lay on the river. " * 90


def send(client: Client, **fields: Any) -> Any:
    form = {"submit_key": "k", "visibility": "public", "caption": "Rain again.", **fields}
    return client.post("/create/text/", form)


def write(client: Client, **fields: Any) -> Post:
    """Shares a text through the form, as a browser without scripts does. Gives the post."""
    response: HttpResponse = send(client, **fields)
    assert response.status_code == 302, response.content.decode()
    return Post.objects.get(public_id=response.headers["Location"].strip("/").split("/")[-1])


def page_of(client: Client, post: Post) -> str:
    return client.get(post.get_absolute_url()).content.decode()


def test_words_alone_are_a_post_like_any_other(owner: SignedIn, stranger: Client) -> None:
    picture = rows(owner.user, 1, tags=("weather",))[0]
    post = write(owner, title="Monday", caption="Rain again. #Weather", tags="days")

    assert (post.kind, post.cover, post.image_count) == (Post.Kind.TEXT, None, 0)
    assert set(post.tags.names()) == {"weather", "days"}
    for address in ("/", "/latest/", "/@owner/", "/tags/weather/", picture.get_absolute_url()):
        page = stranger.get(address).content.decode()
        assert "Rain again. #Weather</span>" in page, address
        assert post.get_absolute_url() in page
    owner.user.profile.refresh_from_db()
    assert owner.user.profile.post_count == 1


def test_its_page_reads_as_text(owner: SignedIn, stranger: Client) -> None:
    person("ann")
    post = write(owner, title="Monday", caption="Rain.\n\nAsk @ann #weather https://example.org")
    page = page_of(stranger, post)

    assert '<h1 class="story__title">Monday</h1>' in page
    assert page.count("<h1") == 1
    assert 'Rain.<br><br>Ask <a href="/@ann/">@ann</a> <a href="/tags/weather/">' in page
    assert '<meta property="og:title" content="Monday">' in page
    assert '<meta name="twitter:card" content="summary">' in page
    assert "og:image" not in page
    assert "Download" not in page
    assert "Picture by" not in page


def test_two_thousand_characters_fit_and_one_more_does_not(owner: SignedIn) -> None:
    post = write(owner, caption="x" * 2000)
    refused = send(owner, caption="y" * 2001, title="Kept", tags="these too", submit_key="l")

    page = refused.content.decode()
    assert len(post.caption) == 2000
    assert refused.status_code == 422
    assert "2000" in page
    assert "y" * 2001 in page
    assert 'value="Kept"' in page
    assert "these too" in page


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"caption": ""}, "Write something first."),
        ({"caption": "  \n "}, "Write something first."),
        ({"title": "t" * 181}, "180"),
        ({"caption": "a\0b"}, "Null characters"),
        ({"tags": "x" * 51}, "longer than 50"),
        ({"visibility": "friends"}, "Select a valid choice"),
    ],
)
def test_what_cannot_be_shared_says_why(
    owner: SignedIn, fields: dict[str, str], sentence: str
) -> None:
    answer = send(owner, **fields)

    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert not Post.objects.exists()


def test_a_text_can_carry_a_picture(owner: SignedIn, stranger: Client) -> None:
    post = write(owner, caption="From the bridge", file=upload(), alt_text="A river in fog")

    page, wall = page_of(stranger, post), stranger.get("/").content.decode()
    assert post.cover == Image.objects.get()
    assert (post.kind, post.image_count) == (Post.Kind.TEXT, 1)
    for shown in (page, wall):
        assert 'alt="A river in fog"' in shown
        assert "From the bridge" in shown
    assert "og:image" in page
    assert "Download" in page


def test_a_picture_stays_when_the_words_are_wrong_and_can_be_left_out(owner: SignedIn) -> None:
    refused = send(owner, caption="", file=upload())
    image = Image.objects.get()
    assert refused.status_code == 422
    assert f'value="{image.public_id}"' in refused.content.decode()

    post = write(owner, image=image.public_id, without_picture="on")
    assert post.cover is None


def test_a_picture_that_is_gone_or_refused_is_not_left_out_silently(
    owner: SignedIn, other: SignedIn
) -> None:
    other.post("/create/upload/", {"file": upload()})
    theirs = send(owner, image=Image.objects.get().public_id)
    broken = send(owner, file=upload(b"not a picture"))

    assert (theirs.status_code, broken.status_code) == (422, 422)
    assert "not here any more" in theirs.content.decode()
    assert "not a picture" in broken.content.decode()
    assert "Rain again." in broken.content.decode()
    assert not Post.objects.exists()


def test_the_same_form_twice_is_one_post(owner: SignedIn) -> None:
    assert write(owner) == write(owner)
    assert write(owner, caption="Something else") != Post.objects.earliest("pk")
    assert Post.objects.count() == 2


def test_a_repeated_form_with_a_picture_is_one_post(owner: SignedIn) -> None:
    owner.post("/create/upload/", {"file": upload()})
    image = Image.objects.get().public_id

    assert write(owner, image=image) == write(owner, image=image)


def test_its_words_can_be_changed(owner: SignedIn, other: SignedIn, stranger: Client) -> None:
    post = write(owner, title="Monday", tags="days")
    edit = f"{post.get_absolute_url()}edit/"
    form = owner.get(edit).content.decode()
    assert "Rain again." in form
    assert 'value="Monday"' in form
    assert "source_url" not in form
    assert "alt_text" not in form

    assert other.post(edit, {"caption": "No", "visibility": "public"}).status_code == 404
    assert owner.post(edit, {"caption": "", "visibility": "public"}).status_code == 422
    changed = {"title": "Tuesday", "caption": LONG[:2000].strip(), "visibility": "public"}
    assert owner.post(edit, changed).status_code == 302
    assert "Tuesday" in page_of(stranger, post)
    post.refresh_from_db()
    assert post.caption == changed["caption"]


def test_it_can_be_deleted(owner: SignedIn) -> None:
    post = write(owner)
    delete = f"{post.get_absolute_url()}delete/"

    assert "Your words and everything said about them" in owner.get(delete).content.decode()
    assert owner.post(delete).status_code == 302
    assert not Post.objects.exists()


def test_a_private_text_is_its_authors_alone(
    owner: SignedIn, other: SignedIn, stranger: Client
) -> None:
    post = write(owner, visibility="private")

    assert "Rain again." in page_of(owner, post)
    for client in (other, stranger):
        assert client.get(post.get_absolute_url()).status_code == 404
        assert "Rain again." not in client.get("/@owner/").content.decode()


def test_sensitive_words_are_covered(owner: SignedIn, stranger: Client) -> None:
    post = write(owner, sensitive="on")

    assert "card--sensitive" in stranger.get("/").content.decode()
    page = page_of(stranger, post)
    assert page.count("Rain again.") == 1
    assert re.search(r"<details class=\"story__covered\">.*Rain again\..*</details>", page, re.S)


def test_who_may_not_share_may_not_write(other: SignedIn, stranger: Client) -> None:
    suspend(other.user)

    assert send(other).status_code == 403
    assert "/accounts/login/" in send(stranger).headers["Location"]
    assert not Post.objects.exists()


def test_posts_without_a_picture_are_at_home_in_the_admin(owner: SignedIn) -> None:
    someone = person("looks_after", is_staff=True)
    someone.groups.add(Group.objects.get(name=MODERATORS))
    moderator = signed_in(someone)
    post = write(owner, title="Monday", tags="days")

    for address in ("/admin/posts/post/", f"/admin/posts/post/{post.pk}/change/"):
        assert "Monday" in moderator.get(address).content.decode()
    assert "days" in moderator.get("/admin/posts/tag/").content.decode()


def test_a_long_text_is_cut_on_its_card_and_whole_on_its_page(
    owner: SignedIn, stranger: Client
) -> None:
    post = write(owner, caption=LONG)
    wall = stranger.get("/").content.decode()

    assert "Read on" in wall
    assert LONG[:300].strip() in wall
    assert LONG.strip() not in wall
    assert LONG.strip() in page_of(stranger, post)


def test_no_link_stands_inside_a_cards_link(owner: SignedIn, stranger: Client) -> None:
    write(owner, title="See #this", caption="https://example.org #tag @owner")
    link = re.search(r'<a class="card__picture".*?</a>', stranger.get("/").content.decode(), re.S)

    assert link is not None
    assert link[0].count("<a ") == 1


@given(st.text(min_size=1, max_size=2000), st.text(max_size=180), st.booleans())
def test_every_text_has_a_place_on_the_wall(caption: str, title: str, pictured: bool) -> None:
    cover = Image(width=800, height=2400, position=0) if pictured else None
    post = Post(kind="text", caption=caption, title=title, cover=cover, author=User(username="ann"))
    setting = setting_of(post)

    assert 25 <= rows_of(Facts.of(post), setting) <= 111
    assert len(setting.excerpt) <= LONGEST_EXCERPT
    assert setting.tone in range(6)


def test_the_shorter_a_text_the_larger_its_letters() -> None:
    texts = ("Rain.", "Rain again, and the river is high.", LONG[:200], LONG[:380])
    sizes = [setting_of(Post(kind="text", caption=text)).size for text in texts]
    rows_taken = [setting_of(Post(kind="text", caption=text)).rows for text in texts]

    assert sizes == ["huge", "huge" if len(texts[1]) <= 40 else "large", "medium", "small"]
    assert rows_taken == sorted(rows_taken)


def test_very_many_texts_have_to_wait_and_the_words_stay(
    owner: SignedIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("posts.views.texts.TEXTS_AN_HOUR", 1)
    for number, status in ((1, 302), (2, 429)):
        form = {"caption": f"text {number}", "visibility": "public", "submit_key": str(number)}
        answer = owner.post("/create/text/", form)
        assert answer.status_code == status

    assert "Please go on in an hour." in answer.content.decode()
    assert "text 2" in answer.content.decode()
    assert Post.objects.count() == 1
