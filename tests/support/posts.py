"""Posts for tests: real ones, posted as a person would, and many cheap rows."""

from datetime import timedelta
from pathlib import Path
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from accounts.models import User
from pictria.core.public_ids import new_public_id
from posts.models import Image, Post
from posts.models.tag import Tag, TaggedPost
from posts.services.publishing import Words, publish_image
from posts.services.uploads import keep_file
from tests.support import pictures


def upload(content: bytes | None = None, name: str = "picture.jpg") -> SimpleUploadedFile:
    """A file as a browser sends it."""
    return SimpleUploadedFile(name, content if content is not None else pictures.jpeg(320, 240))


def share(client: Client, content: bytes | None = None, **fields: Any) -> Post:
    """Shares a picture through the form, as a browser without scripts does. Gives the post."""
    form = {"submit_key": new_public_id(), "visibility": "public", **fields}
    response = client.post("/create/", {**form, "file": upload(content)})
    assert response.status_code == 302, response.content.decode()
    return Post.objects.get(public_id=response.headers["Location"].strip("/").split("/")[-1])


def shared(author: User, file: Path, **words: Any) -> Post:
    """A post made of a file on disk, without a browser."""
    image = keep_file(owner=author, source=file)
    return publish_image(
        author=author, image=image, words=Words(**words), submit_key=new_public_id()
    )


def rows(author: User, number: int, *, tags: tuple[str, ...] = (), **fields: Any) -> list[Post]:
    """Posts that exist as rows only, one a minute, the first of them the oldest."""
    now = timezone.now()
    posts = Post.objects.bulk_create(
        Post(
            author=author,
            submit_key=new_public_id(),
            image_count=1,
            posted_at=now - timedelta(minutes=number - place),
            **fields,
        )
        for place in range(number)
    )
    images = Image.objects.bulk_create(_image_row(post) for post in posts)
    for post, image in zip(posts, images, strict=True):
        post.cover = image
    Post.objects.bulk_update(posts, ["cover"], batch_size=500)
    for name in tags:
        tag, _ = Tag.objects.get_or_create(name=name)
        TaggedPost.objects.bulk_create(
            TaggedPost(tag=tag, content_object=post, posted_at=post.posted_at) for post in posts
        )
    return posts


def _image_row(post: Post) -> Image:
    return Image(
        owner=post.author,
        post=post,
        width=800,
        height=600,
        format="JPEG",
        size=1000,
        sha256="0" * 64,
        colour="#888888",
        placeholder="data:image/webp;base64,UklGRg==",
        original_key=f"original/{new_public_id()}.jpg",
        widths=[236, 474, 736, 800],
        state=Image.State.READY,
    )
