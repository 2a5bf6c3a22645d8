"""Templates that are rendered once for each shape that they can have, and then only filled in.

Django asks much at each variable: what it is, whether it is safe, how a number is written here. A
wall has hundreds of them, and what stands around it on every page a hundred. Filling in a pattern
takes a twentieth of that.

A pattern is the same for everyone whose page has its shape. So what is somebody's own (a name, a
number, a token) is a word, and never part of a shape.
"""

import re
from collections.abc import Hashable, Mapping
from functools import lru_cache
from html import escape

from django.conf import settings
from django.template.loader import render_to_string

STAND_IN = re.compile("~([a-z_]+)~")


class _StandIns:
    """What templates get as `words`: for each word its name, until it is known."""

    def __getitem__(self, name: str) -> str:
        return f"~{name}~"


def filled(template: str, shape: Hashable, words: Mapping[str, object]) -> str:
    """The template's HTML for this `shape`, with these `words`, which need no escaping before.

    What a template decides by stands in its shape; of `words` it only says where they go.
    """
    # Who works on templates wants to see at once what they changed.
    pattern = _pattern.__wrapped__ if settings.DEBUG else _pattern
    return pattern(template, shape) % {name: escape(str(word)) for name, word in words.items()}


@lru_cache(2048)
def _pattern(template: str, shape: Hashable) -> str:
    html = render_to_string(template, {"shape": shape, "words": _StandIns()})
    return STAND_IN.sub(r"%(\1)s", html.replace("%", "%%"))
