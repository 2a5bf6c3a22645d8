"""A picture in a list."""

from django.utils.html import format_html
from django.utils.safestring import SafeString

from posts.media import source
from posts.models import Image, Post


def thumbnail(image: Image | None, post: Post | None) -> SafeString | str:
    if image is None or post is None or not image.widths:
        return "–"
    return format_html(
        '<img src="{}" alt="{}" height="72" loading="lazy">',
        source(image, post, widest=0),
        image.alt_text,
    )
