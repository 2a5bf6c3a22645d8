"""A Redis cache that is allowed to be away: reads miss, writes are dropped, pages still come."""

import logging
import time
from collections.abc import Callable
from typing import Any, TypeVar

from django.core.cache.backends.redis import RedisCache, RedisCacheClient
from django.utils.functional import cached_property
from redis import Redis
from redis.exceptions import RedisError

logger = logging.getLogger(__name__)
T = TypeVar("T")

# After a failure nobody asks again for so long, else each call of a page would wait its time-out.
PAUSE_SECONDS = 5.0


class OneClient(RedisCacheClient):
    """Keeps its client; Django makes another for each question, which takes longer than asking."""

    # Those of Django's stubs are not all there.
    _client: Any
    _get_connection_pool: Any

    @cached_property
    def _only(self) -> Redis:
        client: Redis = self._client(connection_pool=self._get_connection_pool(write=True))
        return client

    def get_client(self, key: Any = None, *, write: bool = False) -> Redis:
        """The client of the one server that there is."""
        return self._only


class FailSoftRedisCache(RedisCache):
    """Django's Redis cache, with every failure of the server answered as an empty cache would."""

    _asleep_until = 0.0

    def __init__(self, server: str, params: dict[str, Any]) -> None:
        super().__init__(server, params)
        self._class = OneClient

    def _try(self, operation: Callable[[], T], otherwise: T) -> T:
        if time.monotonic() < type(self)._asleep_until:
            return otherwise
        try:
            return operation()
        except (RedisError, OSError) as error:
            type(self)._asleep_until = time.monotonic() + PAUSE_SECONDS
            logger.warning("cache is away: %s", type(error).__name__)
            return otherwise

    def ask(self, question: Callable[[Redis], T], otherwise: T) -> T:
        """What the server itself answers (see pictria/core/redis.py)."""
        return self._try(lambda: question(self._cache.get_client(write=True)), otherwise)

    def ask_regardless(self, question: Callable[[Redis], T]) -> T:
        """The same, without any softness."""
        return question(self._cache.get_client(write=True))

    def add(self, key: Any, *args: Any, **kwargs: Any) -> bool:
        add = super().add
        return self._try(lambda: add(key, *args, **kwargs), True)

    def get(self, key: Any, default: Any = None, version: int | None = None) -> Any:
        get = super().get
        return self._try(lambda: get(key, default, version), default)

    def set(self, key: Any, *args: Any, **kwargs: Any) -> None:
        store = super().set
        self._try(lambda: store(key, *args, **kwargs), None)

    def touch(self, key: Any, *args: Any, **kwargs: Any) -> bool:
        touch = super().touch
        return self._try(lambda: touch(key, *args, **kwargs), False)

    def delete(self, key: Any, *args: Any, **kwargs: Any) -> bool:
        delete = super().delete
        return self._try(lambda: delete(key, *args, **kwargs), False)

    def get_many(self, keys: Any, version: int | None = None) -> dict[Any, Any]:
        get_many = super().get_many
        return self._try(lambda: get_many(keys, version), {})

    def has_key(self, key: Any, version: int | None = None) -> bool:
        has_key = super().has_key
        return self._try(lambda: has_key(key, version), False)

    def incr(self, key: Any, delta: int = 1, version: int | None = None) -> int:
        """The new value; `delta` alone where the server is away, as if counting had just begun."""
        incr = super().incr
        return self._try(lambda: incr(key, delta, version), delta)

    def set_many(self, data: dict[Any, Any], *args: Any, **kwargs: Any) -> list[Any]:
        set_many = super().set_many
        return self._try(lambda: set_many(data, *args, **kwargs), list(data))

    def delete_many(self, keys: Any, version: int | None = None) -> None:
        delete_many = super().delete_many
        self._try(lambda: delete_many(keys, version), None)

    def clear(self) -> None:
        self._try(super().clear, None)
