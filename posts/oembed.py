"""What other sites show of a post when somebody puts its address there: oEmbed 1.0, oembed.com."""

import re
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from django.conf import settings

from posts.models import Post
from posts.syndication import Picture, picture_of, smallest_picture_of, title_of, whole

CACHE_SECONDS = 3600
A_POST = re.compile(r"/i/(?P<public_id>[0-9A-Za-z]{1,16})/?")

Told = dict[str, str | int]


@dataclass(frozen=True)
class Space:
    """How much room there is for a picture, in pixels; as much as it wants where None."""

    width: int | None = None
    height: int | None = None

    def fits(self, picture: Picture) -> bool:
        """Whether the picture is not larger."""
        return picture.width <= (self.width or picture.width) and picture.height <= (
            self.height or picture.height
        )


def post_at(address: str) -> Post | None:
    """The post whose page an address of this site is, if everyone sees it."""
    found = A_POST.fullmatch(_path_here(address))
    if found is None:
        return None
    return Post.objects.public().for_cards().filter(public_id=found["public_id"]).first()


def _path_here(address: str) -> str:
    """The path of an address of this site, http or https; empty for any other."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    is_here = parts.netloc.casefold() == urlsplit(settings.SITE_URL).netloc.casefold()
    return unquote(parts.path) if is_here and parts.scheme in {"http", "https"} else ""


def embedded(post: Post, space: Space) -> Told:
    """A photo of the post's cover as large as there is room for; else a link.

    A text post is a link, and so is a sensitive post, of which no picture is given away.
    """
    told: Told = {
        "version": "1.0",
        "type": "link",
        "title": title_of(post),
        "author_name": post.author.username,
        "author_url": whole(post.author.get_absolute_url()),
        "provider_name": settings.SITE_NAME,
        "provider_url": whole("/"),
        "cache_age": CACHE_SECONDS,
    }
    if post.cover is None or post.sensitive:
        return told
    if post.kind != Post.Kind.TEXT:
        widest = {"widest": space.width} if space.width else {}
        told |= _photo(picture_of(post.cover, post, tallest=space.height, **widest))
    thumbnail = smallest_picture_of(post.cover, post)
    return told | _thumbnail(thumbnail if thumbnail and space.fits(thumbnail) else None)


def _photo(picture: Picture | None) -> Told:
    if picture is None:
        return {}
    size: Told = {"width": picture.width, "height": picture.height}
    return {"type": "photo", "url": picture.address, **size}


def _thumbnail(picture: Picture | None) -> Told:
    if picture is None:
        return {}
    size: Told = {"thumbnail_width": picture.width, "thumbnail_height": picture.height}
    return {"thumbnail_url": picture.address, **size}
