"""Whatever is sent: a 4xx with a sentence and the site's own page, never a 500."""

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from pictria.storage import media
from posts.models import Image, Post
from tests.support import pictures
from tests.support.examples import of_one_fixture
from tests.support.people import SignedIn
from tests.support.posts import upload

pytestmark = pytest.mark.django_db

REFUSED = {
    "no picture": (b"only words", "not a picture"),
    "empty": (b"", "empty"),
    "cut off": (pictures.truncated(pictures.jpeg()), "cut off"),
    "a bomb": (pictures.bomb_png(), "megapixels"),
    "a thousand frames": (pictures.long_gif(1000), "too long"),
    "svg": (pictures.svg(), "cannot be shown here"),
    "too large": (b"\xff\xd8\xff" + b"\0" * (40 * 1024 * 1024), "larger than 40 MB"),
}


@pytest.mark.parametrize("what", REFUSED)
def test_a_file_that_cannot_be_shown_is_refused_with_a_sentence(owner: SignedIn, what: str) -> None:
    content, sentence = REFUSED[what]

    answer = owner.post("/create/upload/", {"file": upload(content, "picture.jpg")})

    assert 400 <= answer.status_code < 500
    assert sentence in answer.content.decode()
    assert not Image.objects.exists()
    assert not list(media.objects())


def test_a_strip_one_pixel_wide_is_a_picture(owner: SignedIn, stranger: Client) -> None:
    answer = owner.post("/create/upload/", {"file": upload(pictures.png(1, 30_000), "strip.png")})
    image = Image.objects.get()
    owner.post("/create/", {"image": image.public_id, "submit_key": "k", "visibility": "public"})

    assert answer.status_code == 201
    assert stranger.get(Post.objects.get().get_absolute_url()).status_code == 200
    assert "span-" in stranger.get("/").content.decode()


@pytest.mark.parametrize(
    "address",
    [
        "/i/nobody/",
        "/i/%00/",
        "/@nobody/",
        "/@%00/",
        "/@" + "x" * 3000 + "/",
        "/tags/nothing/",
        "/tags/%00/",
        "/tags/%FF%FE/",
        "/?after=" + "9" * 30,
        "/?after=%00",
        "/?after=%ff",
        "/media/post/x/236.webp",
        "/media/post/../../secret_key",
        "/media/%2e%2e/secret_key",
        "/media/post/x/..%2f..%2fsecret.webp",
        "/media/profile/x/99999999999999999999.webp",
        "/identicon/<script>.svg",
        "/nothing/here",
        "/privacy/more/",
    ],
)
def test_a_broken_address_is_answered_with_the_sites_own_page(
    stranger: Client, address: str
) -> None:
    answer = stranger.get(address)

    assert answer.status_code in {400, 404}
    assert "<main" in answer.content.decode()


def test_a_method_that_makes_no_sense_is_refused(owner: SignedIn) -> None:
    assert owner.put("/create/").status_code == 405
    assert owner.get("/create/upload/").status_code == 405
    assert owner.delete("/").status_code == 405


def test_a_form_from_another_site_is_refused(owner: SignedIn) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(owner.user)

    answer = strict.post("/create/upload/", {"file": upload()})

    assert answer.status_code == 403
    assert not Image.objects.exists()


FIELDS = (
    "caption",
    "tags",
    "alt_text",
    "source_url",
    "visibility",
    "sensitive",
    "image",
    "submit_key",
)
ANYTHING = st.text(st.characters(codec="utf-8"), max_size=60) | st.sampled_from(
    ["\0", "x" * 3000, "https://", "javascript:alert(1)", "http://[::1", "public", "../..", "'\"<>"]
)


@of_one_fixture()
@given(fields=st.dictionaries(st.sampled_from(FIELDS), ANYTHING))
def test_no_form_breaks_the_site(owner: SignedIn, fields: dict[str, str]) -> None:
    answer = owner.post("/create/", fields)

    assert answer.status_code in {302, 422}
    assert not Post.objects.exists()


@of_one_fixture()
@given(path=st.text(st.characters(codec="utf-8"), min_size=1, max_size=30), after=ANYTHING)
def test_no_address_breaks_the_site(stranger: Client, path: str, after: str) -> None:
    for address in ("/i/", "/@", "/tags/", "/media/post/"):
        answer = stranger.get(f"{address}{path}/", {"after": after})
        assert answer.status_code in {200, 301, 302, 400, 404}
