"""Addresses of stored pictures."""

from django.conf import settings

from posts.models import Image, Post


def rendition_address(key: str, post: Post) -> str:
    """Where a browser finds a rendition: the CDN for what is public, else our own checked view."""
    if post.is_public and settings.PUBLIC_MEDIA_URL:
        return f"{settings.PUBLIC_MEDIA_URL}/{key}"
    return f"/media/{key}"


def srcset(image: Image, post: Post) -> str:
    """All renditions with their widths, for the browser to choose from."""
    return ", ".join(
        f"{rendition_address(image.rendition_key(width), post)} {width}w"
        for width, _ in image.renditions
    )


def source(image: Image, post: Post, widest: int) -> str:
    """The largest rendition up to `widest` pixels, or the smallest there is."""
    widths = sorted(image.widths)
    fitting = [width for width in widths if width <= widest] or widths[:1]
    return rendition_address(image.rendition_key(fitting[-1]), post) if fitting else ""
