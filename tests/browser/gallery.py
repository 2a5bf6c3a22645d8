"""A site with people and pictures on it, the most awkward words among them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from allauth.account.forms import default_token_generator
from allauth.account.models import EmailAddress, EmailConfirmationHMAC
from allauth.account.utils import user_pk_to_url_str
from django.utils import timezone
from playwright.sync_api import BrowserContext, Page, Route

from accounts import first_administrator
from accounts.models import User
from posts.models import Image, Post
from tests.support import pictures
from tests.support.people import person
from tests.support.posts import rows

LONG_NAME = "W" * 30
LONG_WORD = "W" * 240
LONG_TAG = "w" * 50
AWKWARD: dict[str, Any] = {
    "caption": f"{LONG_WORD} @{LONG_NAME} #{LONG_TAG} https://example.org/{LONG_WORD[:100]}",
    "source_url": f"https://{'w' * 60}.{'w' * 60}.example/{LONG_WORD}",
}
# Width and height: the usual ones, a strip of paper, a tower, one pixel.
SIZES = ((800, 600), (600, 800), (1000, 1000), (1600, 900), (4000, 100), (100, 4000), (1, 1))


@dataclass(frozen=True)
class Gallery:
    """Who is here (`ann` has all the awkward words), and what addresses are filled in with."""

    people: dict[str, User]
    places: dict[str, str]


def gallery() -> Gallery:
    people = {
        "ann": person(LONG_NAME, email=f"{'w' * 60}@{'w' * 60}.example"),
        "bea": person("bea"),
        "eve": person("eve", suspended_until=timezone.now() + timedelta(days=9)),
        "gus": person("gus", password=None),
    }
    ann, bea = people["ann"], people["bea"]
    ann.profile.bio = LONG_WORD
    ann.profile.save()
    address = EmailAddress.objects.create(user=ann, email=ann.email, primary=True, verified=True)
    EmailAddress.objects.create(user=ann, email="ann@example.org")
    link = first_administrator.link() or ""
    places = {
        "ann": ann.username,
        "own": _picture(ann, tags=(LONG_TAG, "sea"), **AWKWARD),
        "secret": _picture(ann, visibility="private", sensitive=True),
        "hidden": _picture(ann, hidden_at=timezone.now()),
        "sensitive": _picture(bea, sensitive=True),
        "others": _picture(bea, tags=("sea",)),
        "tag": LONG_TAG,
        "first": link.rstrip("/").rpartition("/")[2],
        "confirmation": EmailConfirmationHMAC(address).key,
        "whose": user_pk_to_url_str(ann),
        "reset": default_token_generator.make_token(ann),
    }
    of_many_sizes(rows(bea, 8, tags=("sea", LONG_TAG), **AWKWARD))
    return Gallery(people, places)


def of_many_sizes(posts: Iterable[Post]) -> list[Post]:
    """Lets the posts' pictures be of all `SIZES`, in turn."""
    posts = list(posts)
    covers = [post.cover for post in posts if post.cover]
    for place, image in enumerate(covers):
        image.width, image.height = SIZES[place * 3 % len(SIZES)]
        image.frames = 1 + place % 2
        image.alt_text = LONG_WORD if place % 2 else ""
    Image.objects.bulk_update(covers, ["width", "height", "frames", "alt_text"])
    return posts


def with_some_picture(where: Page | BrowserContext) -> None:
    """Answers for the pictures of posts that are rows only."""
    picture = pictures.webp(40, 30)

    def answer(route: Route) -> None:
        route.fulfill(body=picture, content_type="image/webp")

    where.route("**/media/post/**", answer)


def _picture(author: User, tags: tuple[str, ...] = (), **fields: Any) -> str:
    [post] = rows(author, 1, tags=tags, **fields)
    return post.public_id
