"""The stream on a small and on a large site: it must not take longer because the site grew.

Both databases are seeded for it (seed.py) on a PostgreSQL of the benchmark's own. A million posts
take some minutes; BENCH_POSTS makes it fewer. The two take turns, so that whatever else the machine
does meets both.
"""

import json
import os
import subprocess
import sys
from statistics import median
from urllib.parse import urlsplit, urlunsplit

from bench.crowd import READERS, Scale
from bench.figures import Figure
from bench.stream_times import Times
from tests.support.servers.keeper import Run
from tests.support.servers.postgresql import PostgreSQL

SMALL = 10_000
LARGE = int(os.environ.get("BENCH_POSTS") or Scale.posts)
ROUNDS = 5


def figures() -> list[Figure]:
    """Give what the large site costs by what the small one does; and that of the obvious join."""
    with Run():
        server = PostgreSQL().start()
        try:
            small, large = (_seeded(server, posts) for posts in (SMALL, LARGE))
            rounds = [(_measured(small), _measured(large)) for _ in range(ROUNDS)]
        finally:
            server.stop()
    return [figure for reader in READERS for figure in _figures(reader, rounds)]


def _figures(reader: str, rounds: list[tuple[Times, Times]]) -> list[Figure]:
    def took(which: int, what: str) -> float:
        return median(both[which][reader][what] for both in rounds)

    sizes = f"{LARGE:,} posts / {SMALL:,}"
    milliseconds = f"{took(1, 'page') * 1000:.1f} ms"
    return [
        Figure(
            f"stream, {reader}: {sizes} ({milliseconds})", took(1, "page") / took(0, "page"), 1.3
        ),
        Figure(f"  its query for ids: {sizes}", took(1, "ids") / took(0, "ids")),
        Figure(f"  a plain join instead: {sizes}", took(1, "join") / took(0, "join")),
    ]


def _seeded(server: PostgreSQL, posts: int) -> str:
    name = f"posts_{posts}"
    server.create_database(name)
    url = urlunsplit(urlsplit(server.url)._replace(path=f"/{name}"))
    _python("bench.seed", "--posts", str(posts), "--database", url)
    return url


def _measured(url: str) -> Times:
    times: Times = json.loads(_python("bench.stream_times", url))
    return times


def _python(module: str, *arguments: str) -> bytes:
    return subprocess.check_output([sys.executable, "-m", module, *arguments])
