"""Collections for tests: posted through the form, as a browser without scripts does."""

from collections.abc import Iterable
from typing import Any

from django.test import Client

from accounts.models import User
from collections_app.services.collections import publish_collection
from pictria.core.public_ids import new_public_id
from posts.models import Image, Post
from posts.services.publishing import Picture, Words
from tests.support import pictures
from tests.support.people import SignedIn
from tests.support.posts import upload

ADDRESS = "/create/collection/"


def some_files(number: int) -> list[bytes]:
    """Small pictures, no two alike."""
    return [pictures.png(40 + place, 30) for place in range(number)]


def send(client: Client, files: Iterable[bytes] = (), /, **fields: Any) -> Any:
    """Sends the form; what is not said about it is filled in."""
    form = {"submit_key": new_public_id(), "visibility": "public", "title": "Some pictures"}
    sent = [upload(content, f"{place}.png") for place, content in enumerate(files)]
    return client.post(ADDRESS, {**form, **fields, **({"files": sent} if sent else {})})


def collect(client: Client, number: int = 3, **fields: Any) -> Post:
    """A Collection of so many small pictures."""
    answer = send(client, some_files(number), **fields)
    assert answer.status_code == 302, answer.content.decode()
    return Post.objects.get(public_id=answer.headers["Location"].strip("/").split("/")[-1])


def keep(client: SignedIn, number: int = 3) -> list[str]:
    """So many uploads without a post, as rows only; gives their ids."""
    return [image.public_id for image in kept(client.user, number)]


def kept(owner: User, number: int) -> list[Image]:
    """Uploads without a post, as rows only: ready, so that nobody looks for their files."""
    return Image.objects.bulk_create(
        Image(
            owner=owner,
            width=400,
            height=300 + 40 * place,
            format="JPEG",
            size=1000,
            sha256=new_public_id(),
            colour="#888888",
            placeholder="data:image/webp;base64,UklGRg==",
            original_key=f"original/{new_public_id()}.jpg",
            widths=[236, 400],
            state=Image.State.READY,
        )
        for place in range(number)
    )


def collection(author: User, number: int = 3, **words: Any) -> Post:
    """A Collection of so many pictures that are rows only."""
    pictures = [Picture(image) for image in kept(author, number)]
    return publish_collection(
        author=author,
        pictures=pictures,
        cover=pictures[0].image,
        words=Words(**{"title": "Some pictures", **words}),
        submit_key=new_public_id(),
    )


def order(post: Post) -> list[str]:
    """The ids of a post's pictures as they stand."""
    return list(post.images.order_by("position").values_list("public_id", flat=True))


def form_of(post: Post, **fields: Any) -> dict[str, Any]:
    """What the form for editing sends when nothing is touched, but for `fields`."""
    post.refresh_from_db()
    cover = post.cover.public_id if post.cover else ""
    there = {f"{image.public_id}-alt_text": image.alt_text for image in post.images.all()}
    form = {"title": post.title, "caption": post.caption, "visibility": post.visibility}
    version = {"version": post.collection.version} if hasattr(post, "collection") else {}
    return {**form, **version, **there, "image": order(post), "cover": cover, **fields}
