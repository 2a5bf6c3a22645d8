"""Atom feeds: what a feed reader gets of the feeds, of tags and of people."""

from typing import Any
from xml.etree import ElementTree

import pytest
from django.conf import settings
from django.test import Client
from pytest_django import Settings

from accounts.services.blocking import block
from accounts.services.privacy import make_private
from pictria.core import sitemaps
from posts.models import Image, Post
from posts.services.publishing import Words, edit_post
from tests.collections.sharing import collection
from tests.support.people import SignedIn, person
from tests.support.posts import rows
from tests.support.queries import query_count
from tests.support.syndication import read_feed, titles

pytestmark = pytest.mark.django_db

ATOM = "{http://www.w3.org/2005/Atom}"
FEEDS = ("/atom.xml", "/most-viewed/atom.xml", "/latest/atom.xml", "/tags/sea/atom.xml")
ALL = (*FEEDS, "/@ann/atom.xml")


def entry_of(client: Client, address: str = "/latest/atom.xml") -> Any:
    [entry] = read_feed(client, address).entries
    return entry


def html_of(entry: Any) -> str:
    [content] = entry.content
    assert content.type == "text/html"
    return str(content.value)


def html_written(client: Client) -> str:
    """As it stands in the newest entry: feedparser mends what it gives."""
    root = ElementTree.fromstring(client.get("/latest/atom.xml").content)
    content = root.find(f"{ATOM}entry/{ATOM}content")
    assert content is not None
    return content.text or ""


@pytest.mark.parametrize("address", ALL)
def test_every_feed_says_what_it_is_and_where(stranger: Client, address: str) -> None:
    rows(person("ann"), 2, tags=("sea",), title="Boats")
    page = address.removesuffix("atom.xml")

    feed = read_feed(stranger, address).feed

    links = {link.rel: link.href for link in feed.links}
    assert links == {
        "self": f"{settings.SITE_URL}{address}",
        "alternate": f"{settings.SITE_URL}{page}",
    }
    assert settings.SITE_NAME in feed.title
    assert feed.subtitle
    assert titles(stranger, address) == ["Boats", "Boats"]


@pytest.mark.parametrize("address", ALL)
def test_pages_lead_to_their_feeds(stranger: Client, address: str) -> None:
    rows(person("ann"), 1, tags=("sea",))

    page = stranger.get(address.removesuffix("atom.xml")).content.decode()

    assert '<link rel="alternate" type="application/atom+xml" title="' in page
    assert f'href="{address}">' in page.partition("<body")[0]
    assert f'<a class="atom" href="{address}"' in page


def test_an_entry_has_author_times_tags_and_a_lasting_id(stranger: Client) -> None:
    ann = person("ann")
    [post] = rows(ann, 1, tags=("sea", "boats"), title="Boats & <b>more</b>")

    entry = entry_of(stranger)

    assert entry.title_detail.value == "Boats & <b>more</b>"
    assert entry.title_detail.type == "text/plain"
    assert entry.link == f"{settings.SITE_URL}{post.get_absolute_url()}"
    assert (entry.author_detail.name, entry.author_detail.href) == (
        "ann",
        f"{settings.SITE_URL}/@ann/",
    )
    assert entry.published == post.posted_at.isoformat()
    assert entry.updated == post.updated_at.isoformat()
    assert sorted(tag.term for tag in entry.tags) == ["boats", "sea"]

    edit_post(post=post, words=Words(title="Ships", tags=["sea"]))
    edited = entry_of(stranger)
    assert edited.title == "Ships"
    assert edited.id == entry.id
    assert edited.updated_parsed >= entry.updated_parsed


def test_all_pictures_are_there_in_order_with_sizes_and_alt_text(stranger: Client) -> None:
    post = collection(person("ann"), 3, caption="Three of them")
    first = post.images.get(position=0)
    first.alt_text = 'A "boat" & <script>sail</script>'
    first.save()

    entry = entry_of(stranger)

    html = html_written(stranger)
    places = [html.index(f"/media/post/{image.token}/400.webp") for image in in_order(post)]
    assert places == sorted(places)
    for image in in_order(post):
        assert f'src="{settings.SITE_URL}/media/post/{image.token}/400.webp"' in html
        assert f'width="400" height="{image.height}"' in html
    assert 'alt="A &quot;boat&quot; &amp; &lt;script&gt;sail&lt;/script&gt;"' in html
    assert "Some pictures, picture 2 of 3" in html
    [enclosure] = entry.enclosures
    assert enclosure.href == f"{settings.SITE_URL}/media/post/{first.token}/400.webp"
    assert enclosure.type == "image/webp"
    [media] = entry.media_content
    assert (media["url"], media["width"], media["height"]) == (enclosure.href, "400", "300")


def in_order(post: Post) -> list[Image]:
    return list(post.images.order_by("position"))


def test_captions_are_safe_html_with_whole_addresses(stranger: Client) -> None:
    ann = person("ann")
    rows(ann, 1, caption='<script>x</script> #sea by @ann: https://example.org/ href="/x" \x0b\x01')

    html = html_written(stranger)

    assert "&lt;script&gt;x&lt;/script&gt;" in html
    assert f'<a href="{settings.SITE_URL}/tags/sea/">#sea</a>' in html
    assert f'<a href="{settings.SITE_URL}/@ann/">@ann</a>' in html
    assert '<a href="https://example.org/" rel="nofollow">' in html
    assert "href=&quot;/x&quot;" in html
    assert entry_of(stranger)


def test_text_posts_have_their_words(stranger: Client) -> None:
    post = Post.objects.create(author=person("ann"), kind="text", caption="It rained.\nAgain.")

    entry = entry_of(stranger)

    assert entry.title == "It rained. Again."
    assert "It rained.<br" in html_of(entry)
    assert "<img" not in html_of(entry)
    assert post.public_id in entry.link


def test_sensitive_pictures_are_linked_and_not_shown(stranger: Client) -> None:
    [post] = rows(person("ann"), 1, sensitive=True, caption="Look away")

    entry = entry_of(stranger)

    assert "Look away" in html_of(entry)
    assert ">Sensitive picture</a>" in html_of(entry)
    assert post.get_absolute_url() in html_of(entry)
    answer = stranger.get("/latest/atom.xml").content.decode()
    assert post.cover
    assert post.cover.token not in answer


def test_sensitive_words_are_told_nowhere(stranger: Client) -> None:
    Post.objects.create(author=person("ann"), kind="text", sensitive=True, caption="xyzzy @ann")

    assert entry_of(stranger).title == "Words by ann"
    assert "xyzzy" not in stranger.get("/latest/atom.xml").content.decode()


def test_a_post_without_words_is_called_by_its_author(stranger: Client) -> None:
    rows(person("ann"), 1)

    assert entry_of(stranger).title == "Picture by ann"


def test_addresses_come_of_the_settings_not_of_the_request(
    stranger: Client, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    # PostgreSQL counts ids on from test to test; here all are in the first list.
    monkeypatch.setattr(sitemaps, "RUN", 10**9)
    rows(person("ann"), 1, caption="#sea")
    settings.ALLOWED_HOSTS = ["evil.example"]
    settings.PUBLIC_MEDIA_URL = "https://media.example.org/x"

    for address in ("/latest/atom.xml", "/sitemap.xml", "/sitemap-posts-1.xml", "/robots.txt"):
        answer = stranger.get(address, headers={"Host": "evil.example"})
        assert answer.status_code == 200
        assert b"evil.example" not in answer.content
        assert settings.SITE_URL.encode() in answer.content
    content = html_of(entry_of(Client(headers={"Host": "evil.example"})))
    assert 'src="https://media.example.org/x/post/' in content


@pytest.mark.parametrize("address", ["/latest/atom.xml", "/tags/sea/atom.xml", "/@ann/atom.xml"])
def test_newest_first_and_no_more_than_a_page(stranger: Client, address: str) -> None:
    posts = rows(person("ann"), 22, tags=("sea",))

    links = [entry.link for entry in read_feed(stranger, address).entries]

    assert links == [f"{settings.SITE_URL}{post.get_absolute_url()}" for post in posts[:1:-1]]


def test_top_and_most_viewed_are_ordered_by_their_numbers(stranger: Client) -> None:
    ann = person("ann")
    for title, likes, views in (("a", 1, 3), ("b", 3, 2), ("c", 2, 1)):
        rows(ann, 1, title=title, like_count=likes, view_count=views)

    assert titles(stranger, "/atom.xml") == ["b", "c", "a"]
    assert titles(stranger, "/most-viewed/atom.xml") == ["a", "b", "c"]


@pytest.mark.parametrize("address", ALL)
def test_what_is_not_everyones_is_in_no_feed_whoever_asks(
    owner: SignedIn, stranger: Client, address: str
) -> None:
    ann = person("ann")
    rows(ann, 1, tags=("sea",), title="open")
    rows(ann, 1, tags=("sea",), title="secret", visibility="private")
    rows(owner.user, 1, tags=("sea",), title="secret", visibility="private")

    for client in (stranger, owner):
        assert titles(client, address) == ["open"]


def test_who_is_blocked_finds_no_feed_of_the_other(owner: SignedIn, stranger: Client) -> None:
    ann = person("ann")
    rows(ann, 1, title="open")
    block(blocker=ann, blocked=owner.user)

    assert titles(stranger, "/@ann/atom.xml") == ["open"]
    assert owner.get("/@ann/atom.xml").status_code == 404


def test_a_withdrawn_post_leaves_the_feeds_at_once(owner: SignedIn, stranger: Client) -> None:
    [post] = rows(owner.user, 1, tags=("sea",), title="Boats")
    assert titles(stranger, "/latest/atom.xml") == ["Boats"]
    assert titles(stranger, "/@owner/atom.xml") == ["Boats"]

    edit_post(post=post, words=Words(title="Boats", tags=["sea"], visibility="private"))

    assert titles(stranger, "/latest/atom.xml") == []
    assert titles(stranger, "/@owner/atom.xml") == []
    assert stranger.get("/tags/sea/atom.xml").status_code == 404


def test_a_private_account_has_no_feed_not_even_for_itself(
    owner: SignedIn, stranger: Client
) -> None:
    rows(owner.user, 1)
    make_private(person=owner.user)

    for client in (owner, stranger):
        assert client.get("/@owner/atom.xml").status_code == 404
        assert "atom+xml" not in client.get("/@owner/").content.decode()


def test_other_spellings_and_former_names_lead_on(owner: SignedIn, stranger: Client) -> None:
    rows(owner.user, 1, tags=("sea",))
    owner.post("/settings/username/", {"username": "olivia"})

    for address, leads_to in (
        ("/@owner/atom.xml", "/@olivia/atom.xml"),
        ("/@OLIVIA/atom.xml", "/@olivia/atom.xml"),
        ("/tags/SEA/atom.xml", "/tags/sea/atom.xml"),
    ):
        answer = stranger.get(address)
        assert answer.status_code in {301, 302}
        assert answer.headers["Location"] == leads_to


@pytest.mark.parametrize(
    "name", ["%00", "%ED%A0%80", "x" * 10_000, "..", "%20", "’", "%FF", "nobody"]
)
def test_names_that_mean_nothing_are_refused(stranger: Client, name: str) -> None:
    assert stranger.get(f"/@{name}/atom.xml").status_code in {400, 404}
    assert stranger.get(f"/tags/{name}/atom.xml").status_code in {400, 404}


def test_a_feed_is_only_read(owner: SignedIn) -> None:
    assert owner.post("/latest/atom.xml").status_code == 405


def test_an_empty_site_has_empty_feeds(stranger: Client) -> None:
    person("ann")
    for address in ("/atom.xml", "/most-viewed/atom.xml", "/latest/atom.xml", "/@ann/atom.xml"):
        assert titles(stranger, address) == []


@pytest.mark.parametrize("address", ALL)
def test_a_feed_costs_the_same_however_much_is_in_it(other: SignedIn, address: str) -> None:
    ann = person("ann")
    rows(ann, 2, tags=("sea",), caption="by @ann")
    few = query_count(other, address)
    collection(ann, 10, caption="by @ann and @other", tags=["sea", "boats"])
    rows(ann, 17, tags=("sea", "wind"), caption="by @ann and @other")
    many = query_count(other, address)

    assert many == few
    assert few <= 10


def test_a_guests_feed_is_kept_ready(stranger: Client) -> None:
    rows(person("ann"), 1)
    answer = stranger.get("/latest/atom.xml")

    assert query_count(stranger, "/latest/atom.xml") == 0
    again = stranger.get("/latest/atom.xml", headers={"If-None-Match": answer.headers["ETag"]})
    assert again.status_code == 304
