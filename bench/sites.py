"""A small and a large site, seeded (seed.py) on a PostgreSQL of the benchmark's own.

A million posts take some minutes; BENCH_POSTS makes it fewer. What is measured on both takes
turns, so that whatever else the machine does meets both.
"""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit, urlunsplit

from bench.crowd import Scale
from tests.support.servers.keeper import Run
from tests.support.servers.postgresql import PostgreSQL
from tests.support.servers.valkey import Valkey

SMALL = 10_000
LARGE = int(os.environ.get("BENCH_POSTS") or Scale.posts)
SIZES = f"{LARGE:,} posts / {SMALL:,}"
ROUNDS = 5


@dataclass(frozen=True)
class Sites:
    """Two databases, and a Valkey with a number for each."""

    small: str
    large: str
    valkey: str

    def rounds(self, module: str, number: int = ROUNDS) -> list[tuple[Any, Any]]:
        """What `python -m MODULE DATABASE` prints as JSON, of both sites, so many times."""
        return [
            (self.measured(module, self.small, 1), self.measured(module, self.large, 2))
            for _ in range(number)
        ]

    def measured(self, module: str, database: str, number: int, *arguments: str) -> Any:
        """What the module prints of one site."""
        environment = {**os.environ, "REDIS_URL": f"{self.valkey}/{number}"}
        command = [sys.executable, "-m", module, database, *arguments]
        return json.loads(subprocess.check_output(command, env=environment))


@contextmanager
def seeded_sites() -> Iterator[Sites]:
    """Both sites, for as long as they are needed."""
    with Run():
        server, valkey = PostgreSQL().start(), Valkey().start()
        try:
            yield Sites(_seeded(server, SMALL), _seeded(server, LARGE), valkey.url)
        finally:
            valkey.stop()
            server.stop()


def _seeded(server: PostgreSQL, posts: int) -> str:
    name = f"posts_{posts}"
    server.create_database(name)
    url = urlunsplit(urlsplit(server.url)._replace(path=f"/{name}"))
    seed = ("-m", "bench.seed", "--posts", str(posts), "--database", url)
    subprocess.check_call([sys.executable, *seed])
    return url
