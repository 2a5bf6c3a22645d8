"""Walls that are kept for everyone, as each person sees them; and what a first visit weighs."""

import pickle
import re
from pathlib import Path

import brotli
import pytest
from django.contrib.auth.models import AnonymousUser
from django.contrib.staticfiles import finders
from django.test import Client
from django.utils import timezone

from accounts.models import Block, Mute
from accounts.services.blocking import block
from posts.models import Post
from posts.public_facts import newest_facts
from posts.services.bookmarks import bookmark_post
from posts.services.likes import like_post
from posts.walls import for_viewer, public_wall
from tests.support.people import SignedIn, person
from tests.support.posts import rows, share
from tests.support.queries import query_count

pytestmark = pytest.mark.django_db
HEAVIEST = 90_000
FILES = re.compile(r'(?:<link rel="stylesheet" href|<script [^>]*src)="/static/([^"]+)"')
IMPORTED = re.compile(r'from "\./([^"]+)"')


def cards_on(client: Client, address: str = "/latest/") -> list[str]:
    return re.findall(r'<article id="post-(\w+)"', client.get(address).content.decode())


def card(client: Client, post: Post) -> str:
    page = client.get("/latest/").content.decode()
    return page.partition(f'id="post-{post.public_id}"')[2].partition("</article>")[0]


def test_a_kept_wall_costs_three_queries(other: SignedIn) -> None:
    rows(person("ann"), 25)
    other.get("/latest/")

    assert query_count(other, "/latest/") <= 3  # session, person, marks


def test_a_kept_wall_of_a_tag_costs_five_queries(other: SignedIn) -> None:
    rows(person("ann"), 25, tags=("sea", "sky"))
    other.get("/tags/sea/")

    assert query_count(other, "/tags/sea/") <= 5  # and the tag, and which related ones are seen


def test_ones_own_acts_are_on_a_kept_wall_at_once(other: SignedIn, owner: SignedIn) -> None:
    post = rows(person("ann"), 3)[1]
    other.get("/latest/")
    like_post(user=owner.user, post=post)
    like_post(user=other.user, post=post)
    bookmark_post(user=other.user, post=post)
    owners, others = card(owner, post), card(other, post)

    assert others.count('aria-pressed="true"') == 2
    assert owners.count('aria-pressed="true"') == 1
    assert "data-likes>2<" in others
    assert "data-likes>2<" in owners


@pytest.mark.parametrize("address", ["/latest/", "/tags/sea/"])
def test_what_one_shares_hangs_on_kept_walls_at_once(
    owner: SignedIn, other: SignedIn, address: str
) -> None:
    rows(person("ann"), 1, tags=("sea",))
    assert len(cards_on(owner, address)) == len(cards_on(other, address)) == 1
    post = share(owner, tags="sea")

    assert cards_on(owner, address)[0] == cards_on(other, address)[0] == post.public_id


@pytest.mark.parametrize("address", ["/", "/latest/", "/tags/sea/"])
@pytest.mark.parametrize("tie", ["blocks", "is blocked by", "mutes"])
def test_a_kept_wall_leaves_out_whom_one_does_not_want_to_see(
    other: SignedIn, owner: SignedIn, tie: str, address: str
) -> None:
    ann = person("ann")
    theirs, bobs = rows(ann, 2, tags=("sea",)), rows(person("bob"), 2, tags=("sea",))
    assert len(cards_on(other, address)) == 4
    if tie == "mutes":
        Mute.objects.create(muter=other.user, muted=ann)
    elif tie == "blocks":
        block(blocker=other.user, blocked=ann)
    else:
        Block.objects.create(blocker=ann, blocked=other.user)

    assert set(cards_on(other, address)) == {post.public_id for post in bobs}
    assert len(cards_on(owner, address)) == len(theirs) + len(bobs)


@pytest.mark.parametrize("address", ["/", "/latest/", "/tags/sea/"])
def test_guests_see_what_everyone_may_see(stranger: Client, address: str) -> None:
    ann, closed = person("ann"), person("ben", is_private=True)
    [post] = rows(ann, 1, tags=("sea",))
    rows(ann, 2, tags=("sea",), visibility="private")
    rows(ann, 2, tags=("sea",), hidden_at=timezone.now())
    rows(closed, 2, tags=("sea",))

    assert cards_on(stranger, address) == [post.public_id]


def test_nothing_that_is_not_everyones_hangs_on_a_kept_wall(other: SignedIn) -> None:
    posts = rows(person("ann"), 3)
    wall = public_wall(newest_facts(after=None, size=20))
    # Behind the back of all that would renew it.
    Post.objects.filter(pk=posts[0].pk).update(visibility="private")

    seen = for_viewer(wall, other.user)

    assert [each.pk for each in seen.rows] == [posts[2].pk, posts[1].pk]
    assert posts[0].public_id not in seen.html


def test_pages_of_a_wall_are_the_same_for_guests_and_when_kept(other: SignedIn) -> None:
    posts = [post.pk for post in rows(person("ann"), 7)]
    seen, after = list[int](), None
    while wall := public_wall(newest_facts(after=after, size=3)):
        kept = for_viewer(pickle.loads(pickle.dumps(wall)), other.user)
        guests = for_viewer(wall, AnonymousUser())
        assert [each.pk for each in kept.rows] == [each.pk for each in guests.rows]
        seen, after = seen + [each.pk for each in kept.rows], wall.after
        if after is None:
            break

    assert seen == posts[::-1]


@pytest.mark.parametrize("kind", ["image", "text"])
def test_words_are_shown_as_they_were_written(stranger: Client, kind: str) -> None:
    ann = person("ann")
    rows(
        ann, 1, kind=kind, title="100% ~href~ %(src)s", caption='{{ x }} <!--acts--> <b> & "it\'s"'
    )
    page = stranger.get("/@ann/").content.decode()

    assert "100% ~href~ %(src)s" in page
    assert ">{{ x }} &lt;!--acts--&gt; &lt;b&gt; &amp; " in page or kind == "image"
    assert "<!--acts-->" not in page
    assert "~post~" not in page


def test_covered_pictures_are_never_loaded_at_once(stranger: Client) -> None:
    posts = rows(person("ann"), 6)
    Post.objects.filter(pk=posts[-1].pk).update(sensitive=True)
    page = stranger.get("/latest/").content.decode()
    images = re.findall(r'<img class="card__image"[^>]*>', page)
    waiting = ['loading="lazy"' in image for image in images]

    assert waiting == [True, False, False, False, True, True]


def test_a_first_visit_is_light(stranger: Client) -> None:
    rows(person("ann"), 20, caption="A picture of the sea, and of the boats that are on it.")
    page = stranger.get("/latest/")
    names = FILES.findall(page.content.decode())
    files = {name: _file(name) for name in names}
    for name, content in list(files.items()):
        folder = name.rpartition("/")[0]
        for imported in IMPORTED.findall(content.decode()):
            files[f"{folder}/{imported}"] = _file(f"{folder}/{imported}")
    weights = [len(brotli.compress(content, quality=5)) for content in files.values()]

    assert any("htmx" in name for name in files)
    assert len(brotli.compress(page.content, quality=5)) + sum(weights) <= HEAVIEST


def _file(name: str) -> bytes:
    found = finders.find(name)
    assert isinstance(found, str), name
    return Path(found).read_bytes()
