"""Several things that Redis does at once, in one question to it."""

import hashlib
from collections.abc import Sequence
from typing import Any

from redis import Redis
from redis.exceptions import NoScriptError

Argument = str | bytes | int


class Script:
    """A script in Lua. Redis knows it by its hash, and gets its text where it has forgotten it."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.hash = hashlib.sha1(text.encode(), usedforsecurity=False).hexdigest()

    def run(self, redis: Redis, keys: Sequence[str], arguments: Sequence[Argument]) -> Any:
        """What the script returns; `keys` and `arguments` are its KEYS and ARGV."""
        everything: tuple[Any, ...] = (*keys, *arguments)
        try:
            return redis.evalsha(self.hash, len(keys), *everything)
        except NoScriptError:
            return redis.eval(self.text, len(keys), *everything)
