"""How often one person may do a thing."""

from django.core.cache import cache


class TooOften(Exception):
    """Raised when the limit is reached; its text is a sentence for the person."""


def count_against(limit: int, *, action: str, who: object, seconds: int, sentence: str) -> None:
    """Counts one `action` of `who`; raises TooOften with `sentence` beyond `limit` in `seconds`.

    Where the cache is away nothing is counted, so nobody is refused for it.
    """
    key = f"rate:{action}:{who}"
    cache.add(key, 0, timeout=seconds)
    try:
        done = cache.incr(key)
    except ValueError:
        return
    if done > limit:
        raise TooOften(sentence)
