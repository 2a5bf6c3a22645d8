"""Redis itself, for what a cache's get and set cannot say; as soft as the cache when it is away."""

from collections.abc import Callable
from typing import Any, TypeVar, cast

from django.core.cache import cache
from redis import Redis

from pictria.core.cache import FailSoftRedisCache

T = TypeVar("T")
Client = Redis


def asked(question: Callable[[Client], Any], otherwise: T) -> Any | T:
    """What Redis answers to the question; `otherwise` where it is away, which is found out soon."""
    return cast(FailSoftRedisCache, cache).ask(question, otherwise)


def asked_regardless(question: Callable[[Client], T]) -> T:
    """What Redis answers, asked even after it has just been away. Raises what its driver raises."""
    return cast(FailSoftRedisCache, cache).ask_regardless(question)


def key(name: str) -> str:
    """Where something of this name stands: under the site's own prefix."""
    return str(cache.make_key(name))
