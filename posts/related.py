"""What else is related to a post, besides its tags and its author.

Apps above this one register here what they know, so that `feeds.related` need not know of them.
"""

from collections import Counter
from collections.abc import Callable, Mapping

from posts.models import Post

Source = Callable[[Post], Mapping[int, int]]
_sources: list[Source] = []


def register(source: Source) -> None:
    """Adds a source: for a post it gives the ids of others and how strongly they belong to it.

    It need not ask who looks, but must only tell of what everyone may know, and of few posts.
    """
    _sources.append(source)


def beside(post: Post) -> Counter[int]:
    """What all sources know, added up."""
    found: Counter[int] = Counter()
    for source in _sources:
        found.update(source(post))
    return found
