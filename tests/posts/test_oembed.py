"""oEmbed: what another site shows when somebody puts the address of a post there."""

from typing import Any
from urllib.parse import quote, unquote
from xml.etree import ElementTree

import pytest
from django.conf import settings
from django.test import Client
from pytest_django import Settings

from accounts.services.privacy import make_private
from posts.models import Post
from posts.services.publishing import Words, edit_post
from tests.collections.sharing import collection
from tests.support.people import SignedIn, person
from tests.support.posts import rows
from tests.support.queries import query_count

pytestmark = pytest.mark.django_db

PHOTO = {"url", "width", "height"}
THUMBNAIL = {"thumbnail_url", "thumbnail_width", "thumbnail_height"}


def ask(client: Client, post: Post | str, **asked: Any) -> Any:
    address = post if isinstance(post, str) else f"{settings.SITE_URL}{post.get_absolute_url()}"
    return client.get("/oembed/", {"url": address, **asked})


def told(client: Client, post: Post, **asked: Any) -> dict[str, Any]:
    answer = ask(client, post, **asked)
    assert answer.status_code == 200, answer.content
    assert answer.headers["Content-Type"] == "application/json"
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    return dict(answer.json())


@pytest.fixture
def picture(db: None) -> Post:
    """800 × 600, with renditions 236, 474, 736 and 800 wide."""
    return rows(person("ann"), 1, title="Boats")[0]


def test_a_picture_is_a_photo_with_its_title_and_author(stranger: Client, picture: Post) -> None:
    site, cover = settings.SITE_URL, picture.cover
    assert cover
    assert told(stranger, picture) == {
        "version": "1.0",
        "type": "photo",
        "title": "Boats",
        "author_name": "ann",
        "author_url": f"{site}/@ann/",
        "provider_name": settings.SITE_NAME,
        "provider_url": f"{site}/",
        "cache_age": 3600,
        "url": f"{site}/media/post/{cover.token}/800.webp",
        "width": 800,
        "height": 600,
        "thumbnail_url": f"{site}/media/post/{cover.token}/236.webp",
        "thumbnail_width": 236,
        "thumbnail_height": 177,
    }


@pytest.mark.parametrize(
    ("room", "width"),
    [
        ({"maxwidth": "799"}, 736),
        ({"maxwidth": "736"}, 736),
        ({"maxheight": "500"}, 474),
        ({"maxwidth": "5000", "maxheight": "177"}, 236),
        ({"maxwidth": "", "maxheight": "999999999"}, 800),
    ],
)
def test_a_photo_fits_the_room_there_is(
    stranger: Client, picture: Post, room: dict[str, str], width: int
) -> None:
    photo = told(stranger, picture, **room)

    assert (photo["type"], photo["width"]) == ("photo", width)
    assert photo["url"].endswith(f"/{width}.webp")


def test_what_has_no_room_is_a_link_without_a_picture(stranger: Client, picture: Post) -> None:
    link = told(stranger, picture, maxwidth=100)

    assert (link["type"], link["title"]) == ("link", "Boats")
    assert not (PHOTO | THUMBNAIL) & link.keys()


def test_a_collection_is_a_photo_of_its_cover(stranger: Client) -> None:
    post = collection(person("ann"), 3, title="Three boats")
    assert post.cover

    photo = told(stranger, post)

    assert (photo["type"], photo["title"]) == ("photo", "Three boats")
    assert post.cover.token in photo["url"]


def test_words_are_a_link_that_begins_as_they_do(stranger: Client) -> None:
    post = Post.objects.create(author=person("ann"), kind="text", caption="It rained. " * 20)

    link = told(stranger, post)

    assert link["type"] == "link"
    assert link["title"].startswith("It rained. It rained.")
    assert len(link["title"]) <= 70
    assert not (PHOTO | THUMBNAIL) & link.keys()


def test_nothing_sensitive_is_given_away(stranger: Client) -> None:
    [picture] = rows(person("ann"), 1, sensitive=True)
    words = Post.objects.create(author=picture.author, kind="text", sensitive=True, caption="xyzzy")
    assert picture.cover

    for post, title in ((picture, "Picture by ann"), (words, "Words by ann")):
        link = told(stranger, post)
        assert (link["type"], link["title"]) == ("link", title)
        assert not (PHOTO | THUMBNAIL) & link.keys()
        assert (
            "xyzzy" not in stranger.get(post.get_absolute_url()).content.decode().split("<body")[0]
        )


def test_it_comes_as_xml_too(stranger: Client) -> None:
    [post] = rows(person("ann"), 1, title="Boats & <more>\x01")

    answer = ask(stranger, post, format="xml")

    assert answer.headers["Content-Type"] == "text/xml; charset=utf-8"
    root = ElementTree.fromstring(answer.content)
    assert root.tag == "oembed"
    xml = {element.tag: element.text for element in root}
    assert (xml["type"], xml["width"], xml["title"]) == ("photo", "800", "Boats & <more>")


def test_another_format_is_not_to_be_had(stranger: Client, picture: Post) -> None:
    answer = ask(stranger, picture, format="yaml")

    assert answer.status_code == 501
    assert b"json and xml" in answer.content


def test_what_not_everyone_sees_is_not_there(owner: SignedIn, stranger: Client) -> None:
    [secret] = rows(owner.user, 1, visibility="private")
    [shy] = rows(person("shy", is_private=True), 1)

    for post in (secret, shy):
        for client in (owner, stranger):
            answer = ask(client, post)
            assert answer.status_code == 404
            assert answer.headers["Access-Control-Allow-Origin"] == "*"
            assert answer.content.decode().startswith("There is no post")


def test_what_is_withdrawn_is_gone_at_once(owner: SignedIn, stranger: Client) -> None:
    one, two = rows(owner.user, 2, title="Boats")
    assert ask(stranger, one).status_code == ask(stranger, two).status_code == 200

    edit_post(post=one, words=Words(title="Boats", visibility="private"))
    assert ask(stranger, one).status_code == 404
    assert ask(stranger, two).status_code == 200

    make_private(person=owner.user)
    assert ask(stranger, two).status_code == 404


@pytest.mark.parametrize(
    "address",
    [
        "https://example.org/i/23456789abc/",
        "{site}/",
        "{site}/i/nothing/",
        "{site}/i/%00/",
        "{site}/i/" + "x" * 10_000 + "/",
        "{site}/@ann/",
        "http://[",
        "javascript:alert(1)",
        "/i/23456789abc/",
        "%ED%A0%80",
        "’",
        "x" * 10_000,
    ],
)
def test_addresses_of_nothing_are_not_there(stranger: Client, address: str) -> None:
    assert ask(stranger, address.format(site=settings.SITE_URL)).status_code == 404


@pytest.mark.parametrize("room", ["0", "-1", "wide", "1.5", "9" * 30, "9" * 10_000, "½", "٣", " 5"])
def test_room_that_is_none_is_refused_with_a_sentence(
    stranger: Client, picture: Post, room: str
) -> None:
    for side in ("maxwidth", "maxheight"):
        answer = ask(stranger, picture, **{side: room})
        assert answer.status_code == 400
        assert b"whole numbers of pixels" in answer.content


@pytest.mark.parametrize("asked", ["", "?url=", "?url=%00", "?format=xml"])
def test_who_names_no_post_is_told_to(stranger: Client, asked: str) -> None:
    answer = stranger.get(f"/oembed/{asked}")

    assert answer.status_code == 400
    assert answer.content


def test_the_page_of_a_post_leads_there(stranger: Client, picture: Post) -> None:
    page = stranger.get(picture.get_absolute_url()).content.decode()

    kind, _, rest = page.partition('type="application/json+oembed" href="')[2].partition('"')
    address = f"{settings.SITE_URL}{picture.get_absolute_url()}"
    assert kind == f"{settings.SITE_URL}/oembed/?url={quote(address, safe='')}"
    assert rest
    assert stranger.get(kind.removeprefix(settings.SITE_URL)).json()["title"] == "Boats"
    assert unquote(kind).endswith(address)


def test_pages_that_not_everyone_sees_lead_nowhere(owner: SignedIn) -> None:
    [secret] = rows(owner.user, 1, visibility="private")

    assert "oembed" not in owner.get(secret.get_absolute_url()).content.decode()


def test_pictures_come_from_where_public_media_lie(
    stranger: Client, picture: Post, settings: Settings
) -> None:
    settings.PUBLIC_MEDIA_URL = "https://media.example.org"

    assert told(stranger, picture)["url"].startswith("https://media.example.org/post/")


def test_one_post_is_one_query_and_none_when_asked_again(stranger: Client, picture: Post) -> None:
    asked = f"/oembed/?url={settings.SITE_URL}{picture.get_absolute_url()}"

    assert query_count(stranger, asked) == 1
    assert query_count(stranger, asked) == 0
