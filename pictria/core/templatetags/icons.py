"""Icons of the package heroicons, each drawn once in a process; and a sheet of those cards use.

The package's own tags copy and write an icon's tree each time, which took a fifth of a page.
"""

import re
from collections.abc import Callable
from functools import lru_cache

from django import template
from django.utils.safestring import SafeString, mark_safe
from heroicons.templatetags import heroicons

register = template.Library()

DRAWN: dict[str, Callable[..., str]] = {
    "micro": heroicons.heroicon_micro,
    "mini": heroicons.heroicon_mini,
    "outline": heroicons.heroicon_outline,
    "solid": heroicons.heroicon_solid,
}
ON_SHEETS = (
    *(("outline", icon) for icon in ("heart", "bookmark", "eye-slash")),
    *(("micro", icon) for icon in ("folder-plus", "square-2-stack", "play", "arrows-up-down")),
    *(("micro", icon) for icon in ("lock-closed", "eye-slash")),
)
DRAWING = re.compile(r'<svg[^>]*viewBox="([^"]+)"[^>]*>(.*)</svg>', re.S)


@register.simple_tag
def heroicon_micro(name: str, **how: object) -> SafeString:
    """An icon of 16 pixels."""
    return _drawn("micro", name, **how)


@register.simple_tag
def heroicon_mini(name: str, **how: object) -> SafeString:
    """An icon of 20 pixels."""
    return _drawn("mini", name, **how)


@register.simple_tag
def heroicon_outline(name: str, **how: object) -> SafeString:
    """An icon of 24 pixels, in lines."""
    return _drawn("outline", name, **how)


@register.simple_tag
def heroicon_solid(name: str, **how: object) -> SafeString:
    """An icon of 24 pixels, filled."""
    return _drawn("solid", name, **how)


@lru_cache(512)
def _drawn(style: str, name: str, **how: object) -> SafeString:
    return mark_safe(DRAWN[style](name, **how))  # noqa: S308


@register.simple_tag
@lru_cache
def icon_sheet() -> SafeString:
    """The icons of cards, once on a page: `<use href="#outline-heart"/>` shows one."""
    symbols = "".join(_symbol(style, name) for style, name in ON_SHEETS)
    sheet = f'<svg class="icon-sheet" width="0" height="0" aria-hidden="true">{symbols}</svg>'
    return mark_safe(sheet)  # noqa: S308


def _symbol(style: str, name: str) -> str:
    box, lines = DRAWING.findall(DRAWN[style](name))[0]
    lines = re.sub(r">\s+<", "><", lines.strip())
    return f'<symbol id="{style}-{name}" viewBox="{box}">{lines}</symbol>'
