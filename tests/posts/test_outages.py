"""Redis away or frozen, PostgreSQL frozen, workers killed: everything answers, nothing is lost."""

import time

import pytest
from django.test import Client

from pictria.storage import media
from posts.models import Image, Post
from posts.services.sending import send_pending
from tests.support import pictures
from tests.support.people import person, signed_in
from tests.support.posts import share
from tests.support.processes import tasks_are_sent
from tests.support.servers.postgresql import PostgreSQL
from tests.support.servers.valkey import Valkey

PATIENCE = 120
# Where everyone can look, and what they find there of a post that was just shared.
PAGES = (
    "/",
    "/?window=all",
    "/most-viewed/",
    "/latest/",
    "/tags/",
    "/tags/sea/",
    "/@owner/",
    "/search/?q=away",
    "/search/suggestions/?q=aw",
    "/atom.xml",
    "/sitemap.xml",
)


def wait_until_ready(image: Image) -> None:
    limit = time.monotonic() + PATIENCE
    while image.state != Image.State.READY and time.monotonic() < limit:
        time.sleep(0.1)
        image.refresh_from_db()
    assert image.state == Image.State.READY


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("outage", ["away", "frozen"])
def test_sharing_and_reading_without_redis(valkey: Valkey, outage: str) -> None:
    owner, stranger = signed_in(person("owner")), Client()
    with getattr(valkey, outage)(), tasks_are_sent():
        post = share(owner, pictures.jpeg(600, 400), caption="while it was away #sea")

        for client in (owner, stranger):
            assert post.public_id in client.get("/").content.decode()
            answers = {page: client.get(page) for page in (*PAGES, post.get_absolute_url())}
            assert {page: answer.status_code for page, answer in answers.items()} == dict.fromkeys(
                answers, 200
            )
        assert post.cover is not None
        assert media.exists(post.cover.rendition_key(236))
        assert stranger.get("/healthz").status_code == 200
        assert stranger.get("/readyz").json()["redis"] is False

    send_pending()
    post.cover.refresh_from_db()
    assert post.cover.state == Image.State.READY


@pytest.mark.django_db(transaction=True)
def test_a_real_worker_prepares_what_was_shared(celery_worker_process: object) -> None:
    celery_worker_process()  # type: ignore[operator]
    owner = signed_in(person("owner"))
    with tasks_are_sent():
        post = share(owner, pictures.jpeg(900, 600))
    assert post.cover is not None

    wait_until_ready(post.cover)

    assert {key for key, _ in media.objects()} == set(post.cover.keys)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("kills", [1, pytest.param(6, marks=pytest.mark.soak)])
def test_workers_that_were_killed_lose_nothing(celery_worker_process: object, kills: int) -> None:
    owner, posts = signed_in(person("owner")), []
    for kill in range(kills):
        worker = celery_worker_process()  # type: ignore[operator]
        with tasks_are_sent():
            posts += [share(owner, pictures.jpeg(1800, 1200 + kill)) for _ in range(3)]
            # Each time a little later in its work.
            time.sleep(kill / 5)
            worker.kill()
    celery_worker_process()  # type: ignore[operator]
    Image.objects.update(sent_at=None)
    with tasks_are_sent():
        send_pending()

    for post in posts:
        assert post.cover is not None
        wait_until_ready(post.cover)
    # A worker may have died between storing and writing its row; a daily sweep removes that.
    kept = {key for key, _ in media.objects()}
    assert kept >= {key for image in Image.objects.all() for key in image.keys}


@pytest.mark.cluster
def test_a_frozen_database_is_a_503_and_comes_back(
    postgresql: PostgreSQL, gunicorn_site: object
) -> None:
    import requests

    site = gunicorn_site()  # type: ignore[operator]
    assert requests.get(site.url, timeout=60).status_code == 200
    with postgresql.frozen():
        # What was looked at lately is kept ready; what was not must be asked for.
        assert requests.get(site.url, timeout=60).status_code == 200
        answer = requests.get(f"{site.url}/search/?q=sea", timeout=60)
        assert answer.status_code == 503
        assert answer.headers["Retry-After"]
        assert requests.get(f"{site.url}/healthz", timeout=60).status_code == 200
        assert requests.get(f"{site.url}/readyz", timeout=60).json()["database"] is False
    assert requests.get(site.url, timeout=60).status_code == 200
    assert not Post.objects.exists()
