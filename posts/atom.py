"""Posts as an Atom feed: RFC 4287, with the cover besides as Media RSS names it."""

from collections.abc import Iterable, Sequence
from typing import Any
from xml.sax.xmlreader import AttributesImpl

from django.conf import settings
from django.db.models import prefetch_related_objects
from django.template.loader import render_to_string
from django.utils.feedgenerator import Atom1Feed
from django.utils.safestring import SafeString
from django.utils.xmlutils import SimplerXMLGenerator

from accounts.models import User
from pictria.core.xml import fit_for_xml
from posts.captions import captions_html
from posts.models import Post
from posts.syndication import TYPE, Picture, covers_words, picture_of, title_of, whole

MEDIA = "http://search.yahoo.com/mrss/"


class Atom(Atom1Feed):
    """As Django writes it, but with whole posts instead of summaries, and with their covers."""

    def root_attributes(self) -> dict[str, str]:
        return {**super().root_attributes(), "xmlns:media": MEDIA}

    def add_item_elements(self, handler: SimplerXMLGenerator, item: dict[str, Any]) -> None:
        super().add_item_elements(handler, item)
        handler.addQuickElement("content", item["content"], {"type": "html"})
        if item["cover"]:
            _write_cover(handler, item["cover"])


def _write_cover(handler: SimplerXMLGenerator, cover: Picture) -> None:
    # How many bytes it has is a hint that may be left out, and only the storage knows it.
    link = {"rel": "enclosure", "href": cover.address, "type": TYPE}
    handler.addQuickElement("link", None, link)
    size = {"width": str(cover.width), "height": str(cover.height)}
    media = {"url": cover.address, "medium": "image", "type": TYPE, **size}
    handler.startElement("media:content", AttributesImpl(media))
    handler.addQuickElement("media:description", fit_for_xml(cover.alt), {"type": "plain"})
    handler.endElement("media:content")


def atom_of(
    posts: Sequence[Post],
    *,
    title: str,
    told: str,
    page: str,
    address: str,
    author: User | None = None,
) -> Atom:
    """The posts in this order, as guests see them. `page` and `address` are paths of this site.

    Their pictures, tags and the people named in them take three queries, however many there are.
    """
    prefetch_related_objects(posts, "images", "tagged__tag")
    feed = Atom(
        title=fit_for_xml(title),
        subtitle=fit_for_xml(told),
        description=None,
        link=whole(page),
        feed_url=whole(address),
        author_name=author.username if author else None,
        author_link=whole(author.get_absolute_url()) if author else None,
    )
    captions = captions_html([_words(post) for post in posts])
    for post, caption in zip(posts, captions, strict=True):
        feed.add_item(**_entry(post, _with_whole_addresses(caption)))
    return feed


def _words(post: Post) -> str:
    return "" if covers_words(post) else post.caption


def _with_whole_addresses(html: str) -> str:
    # Quotes that people type are escaped, so this stands nowhere but in links of ours.
    return html.replace('href="/', f'href="{settings.SITE_URL}/')


def _entry(post: Post, caption: str) -> dict[str, Any]:
    """Without an id of its own: Django makes a tag: URI of the address and the day of posting."""
    pictures = [] if post.sensitive else list(_pictures(post))
    cover = picture_of(post.cover, post) if post.cover and not post.sensitive else None
    return {
        "title": fit_for_xml(title_of(post)),
        "link": whole(post.get_absolute_url()),
        "description": None,
        "author_name": post.author.username,
        "author_link": whole(post.author.get_absolute_url()),
        "pubdate": post.posted_at,
        "updateddate": max(post.updated_at, post.posted_at),
        "categories": [tagged.tag.name for tagged in post.tagged.all()],
        "content": _content(post, pictures, caption),
        "cover": cover,
    }


def _pictures(post: Post) -> Iterable[Picture]:
    images = sorted(post.images.all(), key=lambda image: image.position)
    shown = (picture_of(image, post) for image in images)
    return (picture for picture in shown if picture)


def _content(post: Post, pictures: Sequence[Picture], caption: str) -> str:
    context = {
        "address": whole(post.get_absolute_url()),
        "pictures": pictures,
        "covered_pictures": post.image_count if post.sensitive else 0,
        "covers_words": covers_words(post),
        "caption_html": SafeString(caption),
    }
    return fit_for_xml(render_to_string("posts/entry.html", context)).strip()
