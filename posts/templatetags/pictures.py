"""How templates show pictures."""

from django import template

from posts import media
from posts.models import Image, Post
from posts.typography import Setting, setting_of

register = template.Library()

# The wall's grid (static/css/spans.css): a row is a fortieth of a column's width.
ROWS_A_WIDTH = 40
FEWEST_ROWS, MOST_ROWS = 14, 100
FOOTER_ROWS = 11
BECAUSE_ROWS = 5


@register.filter
def card_span(post: Post) -> int:
    """How many rows of the wall a card takes: its picture, its footer and the gap."""
    return rows_above_the_foot(post) + FOOTER_ROWS + (BECAUSE_ROWS if post.because else 0)


def rows_above_the_foot(post: Post) -> int:
    """Of the picture, of the words of a text post, or of both."""
    if post.kind != Post.Kind.TEXT:
        return picture_rows(post.cover)
    pictured = picture_rows(post.cover) if post.cover else 0
    return min(pictured + setting_of(post).rows, MOST_ROWS)


def picture_rows(image: Image | None) -> int:
    if image is None:
        return ROWS_A_WIDTH
    rows = round(ROWS_A_WIDTH * image.height / image.width)
    return min(max(rows, FEWEST_ROWS), MOST_ROWS)


@register.filter
def words_setting(post: Post) -> Setting:
    """How a card shows the words of a text post."""
    return setting_of(post)


@register.filter
def is_cropped(image: Image) -> bool:
    """Whether a card shows only a part of the picture."""
    rows = ROWS_A_WIDTH * image.height / image.width
    return not FEWEST_ROWS - 1 < rows < MOST_ROWS + 1


@register.filter
def src(image: Image, post: Post) -> str:
    return media.source(image, post, widest=736)


@register.filter
def smallest_src(image: Image, post: Post) -> str:
    return media.source(image, post, widest=0)


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
    if post.kind == Post.Kind.COLLECTION and not image.alt_text:
        return f"{post.title}, picture {image.position + 1} of {post.image_count}"
    caption = "" if post.kind == Post.Kind.TEXT else post.caption
    return image.alt_text or caption or f"Picture by {post.author.username}"
