"""A Collection is there whole or not at all, whenever the site's processes are killed."""

import os
import random
import signal
import time
from collections.abc import Callable, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from typing import Any

import psutil
import pytest
import requests
from django.conf import settings
from django.test import Client

from accounts.models import User
from collections_app.models import Collection
from pictria.storage import media
from posts.models import Image, Post
from posts.services.sending import send_pending
from tests.collections.sharing import collect, collection, form_of, kept, order
from tests.support.people import person, signed_in
from tests.support.processes import CeleryWorker, Gunicorn, tasks_are_sent

PATIENCE = 120
ROUNDS, MANY_ROUNDS = 1, 100
CREATE = "/create/collection/"
PICTURES = 10


@pytest.fixture
def rounds(request: pytest.FixtureRequest) -> range:
    return range(MANY_ROUNDS if request.config.getoption("soak") else ROUNDS)


@pytest.fixture
def chance() -> random.Random:
    return random.Random(3)


class Browser:
    """Someone's browser at a web server whose workers are killed while it sends."""

    def __init__(self, site: Gunicorn, user: User) -> None:
        self.site = site
        self.session = requests.Session()
        name = settings.SESSION_COOKIE_NAME
        self.session.cookies.set(name, signed_in(user).cookies[name].value)
        self.send(CREATE, {})

    def send(self, address: str, form: Mapping[str, Any]) -> requests.Response:
        if "csrftoken" not in self.session.cookies:
            self.session.get(f"{self.site.url}{CREATE}", timeout=PATIENCE)
        token = {"csrfmiddlewaretoken": self.session.cookies["csrftoken"]}
        return self.session.post(
            f"{self.site.url}{address}",
            {**form, **token},
            headers={"Referer": self.site.url},
            allow_redirects=False,
            timeout=PATIENCE,
        )

    def is_killed_while_sending(self, address: str, form: Mapping[str, Any], delay: float) -> None:
        with ThreadPoolExecutor(1) as thread:
            answer: Future[requests.Response] = thread.submit(self.send, address, form)
            time.sleep(delay)
            for worker in psutil.Process(self.site.process.pid).children():
                with suppress(psutil.NoSuchProcess):
                    os.kill(worker.pid, signal.SIGKILL)
            with suppress(requests.RequestException):
                answer.result()
        self.wait_for_the_next_worker()

    def wait_for_the_next_worker(self) -> None:
        limit = time.monotonic() + PATIENCE
        while time.monotonic() < limit:
            with suppress(requests.RequestException):
                self.session.get(f"{self.site.url}/healthz", timeout=5)
                return
            time.sleep(0.02)
        raise AssertionError("no other worker came")

    def duration(self, address: str, form: Mapping[str, Any]) -> float:
        """How long it takes when nobody is killed."""
        began = time.monotonic()
        assert self.send(address, form).status_code == 302
        return time.monotonic() - began


def new_form(owner: User, key: str) -> dict[str, Any]:
    images = [image.public_id for image in kept(owner, PICTURES)]
    return {
        "image": images,
        "cover": images[3],
        "title": "Whole",
        "tags": "one two",
        "visibility": "public",
        "submit_key": key,
        f"{images[9]}-alt_text": "the last",
    }


@pytest.mark.long
def test_a_killed_web_server_leaves_all_or_nothing(
    gunicorn_site: Callable[..., Gunicorn], rounds: range, chance: random.Random
) -> None:
    """Of a new post all pictures or none; of an arrangement the old one or the new."""
    ann = person("ann")
    browser = Browser(gunicorn_site(), ann)
    post = collection(ann, PICTURES)
    address = f"{post.get_absolute_url()}edit/"
    making = browser.duration(CREATE, new_form(ann, "usual"))
    arranging = browser.duration(address, form_of(post, image=order(post)[::-1]))

    for number in rounds:
        form = new_form(ann, f"round {number}")
        browser.is_killed_while_sending(CREATE, form, chance.uniform(0, 1.2 * making))
        assert_all_or_nothing(form)
        assert browser.send(CREATE, form).status_code == 302
        assert_all_or_nothing(form)
        ann.profile.refresh_from_db()
        assert ann.profile.post_count == Post.objects.count() == number + 3

        before, form = order(post), another_arrangement(post, chance)
        browser.is_killed_while_sending(address, form, chance.uniform(0, 1.2 * arranging))
        assert order(post) in (before, form["image"])
        assert_whole(post, order(post))


def another_arrangement(post: Post, chance: random.Random) -> dict[str, Any]:
    """Some pictures go, some come, all change their places."""
    fresh = [image.public_id for image in kept(post.author, 3)]
    images = chance.sample(order(post)[:6], 6) + fresh
    return form_of(post, image=images, cover=fresh[0])


def assert_all_or_nothing(form: dict[str, Any]) -> None:
    post = Post.objects.filter(submit_key=form["submit_key"]).first()
    if post is None:
        joined = Image.objects.filter(public_id__in=form["image"], post__isnull=False)
        assert not joined.exists()
        return
    assert_whole(post, form["image"])
    assert post.cover
    assert post.cover.public_id == form["cover"]
    assert post.images.get(position=9).alt_text == "the last"
    assert set(post.tags.names()) == {"one", "two"}


def assert_whole(post: Post, images: list[str]) -> None:
    post.refresh_from_db()
    assert order(post) == images
    assert post.image_count == len(images)
    places = post.images.order_by("position").values_list("position", flat=True)
    assert list(places) == list(range(len(images)))
    assert post.cover in post.images.all()
    assert Collection.objects.filter(post=post).exists()


@pytest.mark.soak
def test_a_killed_worker_loses_no_picture_of_a_collection(
    celery_worker_process: Callable[..., CeleryWorker], chance: random.Random
) -> None:
    owner = signed_in(person("owner"))
    worker = celery_worker_process()
    posts = []
    for _ in range(5):
        with tasks_are_sent():
            posts.append(collect(owner, 4))
        time.sleep(chance.uniform(0, 0.8))
        worker.kill()
        worker = celery_worker_process()
        for post in posts:
            assert_whole(post, order(post))
            assert Client().get(post.get_absolute_url()).status_code == 200

    limit = time.monotonic() + PATIENCE
    while Image.objects.filter(state=Image.State.PENDING).exists() and time.monotonic() < limit:
        Image.objects.update(sent_at=None)
        send_pending()
        time.sleep(1)
    assert not Image.objects.exclude(state=Image.State.READY).exists()
    wanted = {key for image in Image.objects.all() for key in image.keys}
    assert wanted <= {key for key, _ in media.objects()}
