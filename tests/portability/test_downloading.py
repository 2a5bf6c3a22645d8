"""People can take along everything that is theirs, and nobody else can have it."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from pictria.core.sections import registered
from pictria.portability.claims import claim
from pictria.portability.models import Download, Job
from pictria.portability.services import downloading
from pictria.portability.services.downloading import make_download, remove_expired
from pictria.portability.views.data import signed_address
from pictria.storage import media
from posts.models import Image
from posts.services.comments import add_comment
from posts.services.likes import like_post
from tests.portability.zips import data, take_along
from tests.support import pictures
from tests.support.people import SignedIn
from tests.support.posts import rows, share


def test_the_zip_has_every_original_and_says_everything(owner: SignedIn, other: SignedIn) -> None:
    mine = share(owner, pictures.jpeg(900, 600), caption="mine #sea", alt_text="the sea")
    private = share(owner, pictures.png(40, 30), visibility="private", caption="private")
    theirs = share(other, caption="not mine")
    like_post(user=owner.user, post=theirs)
    add_comment(author=owner.user, post=theirs, text="lovely", submit_key="k")

    archive = take_along(owner)

    assert archive.testzip() is None
    posts = data(archive, "posts")
    assert [post["caption"] for post in posts] == ["mine #sea", "private"]
    assert posts[0]["tags"] == ["sea"]
    assert posts[0]["pictures"][0]["alt_text"] == "the sea"
    for post, row in ((mine, posts[0]), (private, posts[1])):
        assert post.cover is not None
        with media.open(post.cover.original_key) as original:
            assert archive.read(row["pictures"][0]["file"]) == original.read()
    assert data(archive, "likes")[0]["post"].endswith(theirs.get_absolute_url())
    assert data(archive, "comments")[0]["text"] == "lovely"
    assert data(archive, "account")[0]["username"] == "owner"
    assert {f"data/{section.name}.json" for section in registered()} <= set(archive.namelist())


def test_the_page_in_it_needs_no_site(owner: SignedIn) -> None:
    share(owner, caption="<b>bold</b>")

    archive = take_along(owner)

    page = archive.read("index.html").decode()
    assert "&lt;b&gt;bold&lt;/b&gt;" in page
    assert data(archive, "posts")[0]["pictures"][0]["file"] in page
    assert 'src="http' not in page
    assert "<script" not in page


def test_long_lists_are_parted_into_pages(owner: SignedIn, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pictria.portability.services.archive.POSTS_A_PAGE", 1)
    for caption in ("first", "second", "third"):
        share(owner, caption=caption)

    archive = take_along(owner)

    pages = [name for name in archive.namelist() if name.endswith(".html")]
    assert pages == ["index.html", "page-2.html", "page-3.html"]
    assert "second" in archive.read("page-2.html").decode()
    assert 'href="page-3.html"' in archive.read("page-2.html").decode()
    assert "More posts" not in archive.read("page-3.html").decode()


def test_someone_without_posts_gets_a_zip_too(owner: SignedIn) -> None:
    archive = take_along(owner)

    assert data(archive, "posts") == []
    assert "Nothing was posted." in archive.read("index.html").decode()


def test_a_picture_whose_file_is_lost_does_not_spoil_the_rest(owner: SignedIn) -> None:
    lost, kept = share(owner), share(owner, pictures.png())
    assert lost.cover is not None
    media.remove([lost.cover.original_key])

    archive = take_along(owner)

    names = [name for name in archive.namelist() if name.startswith("pictures/")]
    assert f"pictures/{kept.public_id}-1.png" in names
    assert f"pictures/{lost.public_id}-1.jpg" in archive.read("pictria.json").decode()


def test_the_page_says_how_far_it_is_and_offers_the_zip(owner: SignedIn) -> None:
    Download.objects.create(person=owner.user, state=Job.State.WORKING, done=3, total=7)
    assert "3 of 7 pictures" in owner.get("/settings/data/").content.decode()
    assert "3 of 7 pictures" in owner.get("/settings/data/progress/").content.decode()
    Download.objects.all().delete()

    take_along(owner)

    address = signed_address(Download.objects.get())
    assert address.rpartition(":")[0] in owner.get("/settings/data/").content.decode()


def test_nobody_else_can_fetch_it(owner: SignedIn, other: SignedIn, stranger: Client) -> None:
    take_along(owner)
    address = signed_address(Download.objects.get())

    assert other.get(address).status_code == 404
    assert stranger.get(address).status_code == 302
    assert "/accounts/login/" in stranger.get(address).headers["Location"]
    assert owner.get(address[:-3] + "x/").status_code == 404
    key = Download.objects.get().key
    assert owner.get(f"/media/{key}").status_code == 404


def test_it_goes_after_a_week(owner: SignedIn) -> None:
    take_along(owner)
    job = Download.objects.get()
    Download.objects.update(expires_at=timezone.now() - timedelta(seconds=1))

    assert remove_expired() == 1

    assert owner.get(signed_address(job)).status_code == 404
    assert not media.exists(job.key)


def test_a_newer_one_replaces_the_older(owner: SignedIn) -> None:
    take_along(owner)
    older = Download.objects.get()

    owner.post("/settings/data/download/")

    newer = Download.objects.get()
    assert newer.pk != older.pk
    assert not media.exists(older.key)
    assert media.exists(newer.key)


def test_asking_twice_is_one_job(owner: SignedIn, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(downloading, "send", lambda job: None)

    for _ in range(2):
        assert owner.post("/settings/data/download/").status_code == 302

    assert Download.objects.count() == 1


def test_a_worker_that_died_is_followed_by_another(
    owner: SignedIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    share(owner)
    monkeypatch.setattr(downloading, "send", lambda job: None)
    owner.post("/settings/data/download/")
    job = claim(Download, Download.objects.get().pk)
    make_download(job.pk)  # somebody is at it, so far as anybody knows
    assert Download.objects.get().state == Job.State.WORKING

    Download.objects.update(seen_alive_at=timezone.now() - timedelta(minutes=16))
    make_download(job.pk)

    assert Download.objects.get().state == Job.State.READY
    keys = {key for key, _ in media.objects()}
    assert keys == {Download.objects.get().key} | {
        key for image in Image.objects.all() for key in image.keys
    }


def test_the_zip_goes_with_the_account(owner: SignedIn) -> None:
    take_along(owner)

    owner.user.delete()

    assert not list(media.objects())


def test_a_paused_person_can_still_take_their_data_along(owner: SignedIn) -> None:
    owner.user.suspended_until = timezone.now() + timedelta(days=3)
    owner.user.save()

    assert data(take_along(owner), "account")[0]["paused_until"]


def test_how_many_queries_a_zip_takes_does_not_grow_with_posts(owner: SignedIn) -> None:
    rows(owner.user, 2, tags=("a", "b"))
    take_along(owner)
    few = _queries(owner)
    rows(owner.user, 40, tags=("a", "b"))

    assert _queries(owner) <= few + 4, "how far it is, is written after every tenth picture"


def _queries(owner: SignedIn) -> int:
    with CaptureQueriesContext(connection) as captured:
        take_along(owner)
    return len(captured)
