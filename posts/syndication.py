"""What other programs get of a post: its title, and its pictures with whole addresses.

Addresses begin with SITE_URL or PUBLIC_MEDIA_URL, never with what a request says its host is.
"""

from dataclasses import dataclass

from django.conf import settings
from django.utils.text import Truncator

from posts.media import rendition_address
from posts.models import Image, Post
from posts.templatetags.pictures import alt

LONGEST_BEGINNING = 70
WIDEST = 1200
TYPE = "image/webp"


@dataclass(frozen=True)
class Picture:
    """A rendition that everyone may see: its whole address, its size in pixels, its alt text."""

    address: str
    width: int
    height: int
    alt: str


def whole(address: str) -> str:
    """An address on this site as others must write it; any other as it is."""
    return f"{settings.SITE_URL}{address}" if address.startswith("/") else address


def covers_words(post: Post) -> bool:
    """Whether its words are shown only to those who ask for them."""
    return post.sensitive and post.kind == Post.Kind.TEXT


def title_of(post: Post) -> str:
    """Its title, else how its words begin, else whose it is; never empty."""
    words = "" if covers_words(post) else " ".join(post.caption.split())
    beginning = Truncator(words).chars(LONGEST_BEGINNING)
    what = "Words" if post.kind == Post.Kind.TEXT else "Picture"
    return post.title or beginning or f"{what} by {post.author.username}"


def picture_of(
    image: Image, post: Post, *, widest: int = WIDEST, tallest: int | None = None
) -> Picture | None:
    """The largest rendition that is at most so many pixels wide and tall, if there is one."""
    fitting = [
        (width, height)
        for width, height in image.renditions
        if width <= widest and (tallest is None or height <= tallest)
    ]
    if not fitting:
        return None
    width, height = fitting[-1]
    address = rendition_address(image.rendition_key(width), post)
    return Picture(whole(address), width, height, alt(image, post))


def smallest_picture_of(image: Image, post: Post) -> Picture | None:
    """The smallest rendition; None where there is none yet."""
    narrowest = min(image.widths, default=0)
    return picture_of(image, post, widest=narrowest)
