"""Parts of pages that vary by few shapes: see pictria.core.patterns."""

from collections.abc import Hashable

from django import template
from django.utils.safestring import SafeString, mark_safe

from pictria.core import patterns

register = template.Library()


@register.simple_tag
def filled(component: str, *shape: Hashable, **words: object) -> SafeString:
    """The HTML of a component that knows only `shape`, what it decides by, and `words`.

    Everyone with this shape gets the same pattern: what is somebody's own must be a word.
    """
    return mark_safe(patterns.filled(component, shape, words))  # noqa: S308  words are escaped
