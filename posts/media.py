"""Addresses of stored pictures."""

from collections.abc import Iterable

from django.conf import settings

from posts.models import Image, Post


def rendition_address(key: str, post: Post) -> str:
    """Where a browser finds a rendition: the CDN for what is public, else our own checked view."""
    return f"{root(is_public=post.is_public)}/{key}"


def root(*, is_public: bool) -> str:
    """What stands before the keys of renditions."""
    return (is_public and settings.PUBLIC_MEDIA_URL) or "/media"


def srcset(image: Image, post: Post) -> str:
    """All renditions with their widths, for the browser to choose from."""
    return ", ".join(
        f"{rendition_address(image.rendition_key(width), post)} {width}w"
        for width, _ in image.renditions
    )


def source(image: Image, post: Post, widest: int) -> str:
    """The largest rendition up to `widest` pixels, or the smallest there is."""
    width = fitting(image.widths, widest)
    return rendition_address(image.rendition_key(width), post) if width else ""


def fitting(widths: Iterable[int], widest: int) -> int:
    """The largest of the widths up to `widest`, or the smallest there is; 0 where there is none."""
    widths = sorted(widths)
    return max((each for each in widths if each <= widest), default=next(iter(widths), 0))
