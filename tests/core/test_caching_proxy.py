"""With a cache in front of the site nobody gets what is another's, and guests are served by it."""

from collections.abc import Callable, Iterator

import pytest
import requests
from django.conf import settings

from posts.models import Post
from posts.services.moderation import hide_posts
from tests.support.people import SignedIn, person, signed_in
from tests.support.posts import share
from tests.support.processes import Gunicorn
from tests.support.servers.nginx import Nginx

PAGES = ("/", "/latest/", "/most-viewed/", "/tags/", "/tags/sea/", "/@ann/", "/i/{post}/")
PERSONAL = ("/bookmarks/", "/stream/", "/notifications/", "/settings/", "/create/")
PATIENCE = 30


@pytest.fixture
def nginx(gunicorn_site: Callable[..., Gunicorn]) -> Iterator[Nginx]:
    server = Nginx(gunicorn_site().url).start()
    yield server
    server.stop()


def browser(nginx: Nginx, person: SignedIn | None = None) -> Callable[[str], requests.Response]:
    """Opens pages through nginx, as somebody or as nobody."""
    session = requests.Session()
    name = settings.SESSION_COOKIE_NAME
    if person:
        session.cookies.set(name, person.cookies[name].value)
    return lambda page: session.get(nginx.url + page, timeout=PATIENCE, allow_redirects=False)


def test_nothing_personal_comes_out_of_a_shared_cache(nginx: Nginx) -> None:
    people = {name: signed_in(person(name)) for name in ("ann", "bob")}
    post = share(people["ann"], caption="A quiet evening #sea")
    addresses = [page.format(post=post.public_id) for page in PAGES]
    ann, bob = (browser(nginx, people[name]) for name in ("ann", "bob"))
    guest = browser(nginx)

    for address in [*addresses, *PERSONAL]:
        for _ in range(2):
            anns, bobs, guests = ann(address), bob(address), guest(address)
            assert "Logged in as <strong>ann</strong>" in anns.text
            assert "Logged in as <strong>bob</strong>" in bobs.text
            assert "Logged in as" not in guests.text
            assert not guests.cookies
            assert anns.headers["X-Cache"] == bobs.headers["X-Cache"] == "MISS", address
            assert anns.headers["Cache-Control"].startswith("private")
            assert "csrfmiddlewaretoken" not in guests.text


def test_guests_are_served_by_the_cache_and_see_what_is_new_a_second_later(nginx: Nginx) -> None:
    ann = signed_in(person("ann"))
    post = share(ann, caption="A quiet evening #sea")
    guest = browser(nginx)

    asked = [guest("/latest/").headers["X-Cache"] for _ in range(20)]
    assert "HIT" in asked
    hide_posts(posts=[post], moderator=person("mod"))
    _wait_until_gone(guest, post)
    assert guest(f"/i/{post.public_id}/").status_code == 404


def _wait_until_gone(guest: Callable[[str], requests.Response], post: Post) -> None:
    """At most a second in the site's process and one in the cache; slow machines get more."""
    import time

    until = time.monotonic() + PATIENCE
    while post.public_id in guest("/latest/").text:
        assert time.monotonic() < until
        time.sleep(0.1)
