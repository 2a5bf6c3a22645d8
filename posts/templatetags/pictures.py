"""How templates show pictures."""

from django import template

from posts import cards, media
from posts.models import Image, Post

register = template.Library()


@register.filter
def is_cropped(image: Image) -> bool:
    """Whether a card shows only a part of the picture."""
    return cards.is_cropped(image.width, image.height)


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
    """What the picture shows, in words: see posts.cards.alt_of."""
    facts = cards.Facts.of(post)
    return cards.alt_of(facts._replace(alt_text=image.alt_text, position=image.position))
