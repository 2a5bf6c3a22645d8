"""How templates show pictures."""

from django import template

from posts import media
from posts.models import Image, Post

register = template.Library()

# The wall's grid (static/css/spans.css): a row is a fortieth of a column's width.
ROWS_A_WIDTH = 40
FEWEST_ROWS, MOST_ROWS = 14, 100
FOOTER_ROWS = 11


@register.filter
def card_span(post: Post) -> int:
    """How many rows of the wall a card takes: its picture, its footer and the gap."""
    return picture_rows(post.cover) + FOOTER_ROWS


def picture_rows(image: Image | None) -> int:
    if image is None:
        return ROWS_A_WIDTH
    rows = round(ROWS_A_WIDTH * image.height / image.width)
    return min(max(rows, FEWEST_ROWS), MOST_ROWS)


@register.filter
def is_cropped(image: Image) -> bool:
    """Whether a card shows only a part of the picture."""
    rows = ROWS_A_WIDTH * image.height / image.width
    return not FEWEST_ROWS - 1 < rows < MOST_ROWS + 1


@register.filter
def src(image: Image, post: Post) -> str:
    return media.source(image, post, widest=736)


@register.filter
def largest_src(image: Image, post: Post) -> str:
    return media.source(image, post, widest=1200)


@register.filter
def srcset(image: Image, post: Post) -> str:
    return media.srcset(image, post)


@register.filter
def animation_src(image: Image, post: Post) -> str:
    return media.rendition_address(image.animation_key, post)


@register.filter
def alt(image: Image, post: Post) -> str:
    """What the picture shows, in words: its own alt text, else the caption, else whose it is."""
    return image.alt_text or post.caption or f"Picture by {post.author.username}"
