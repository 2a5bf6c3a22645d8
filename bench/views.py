"""Counting a view as a page does it, beside the obvious `UPDATE … SET views = views + 1`.

16 connections look at one post: as many threads in four processes, like those of a web server. Each
look is another guest's, which costs most. PostgreSQL and Valkey keep what they are told as they
would on a site: the one on each commit, the other each second. The two take turns.
"""

import json
import subprocess
import sys
from collections.abc import Mapping
from statistics import median

from bench.figures import Figure
from tests.support.servers.keeper import PROJECT, Run
from tests.support.servers.postgresql import PostgreSQL
from tests.support.servers.valkey import Valkey

PROCESSES, THREADS = 4, 4
SECONDS = 3.0
ROUNDS = 5
CONTENDERS = ("look", "update")


class LastingPostgreSQL(PostgreSQL):
    """One that has written down what it has committed, as PostgreSQL does unless told otherwise."""

    def command(self) -> list[str]:
        lasting = ("fsync=on", "synchronous_commit=on", "full_page_writes=on")
        return [*super().command(), *(part for each in lasting for part in ("-c", each))]


class LastingValkey(Valkey):
    """One that writes down what it was told, as the site's own does."""

    def command(self) -> list[str]:
        return [*super().command(), "--appendonly", "yes", "--appendfsync", "everysec"]


def figures() -> list[Figure]:
    """Give how many times as many views a second are counted our way."""
    with Run():
        database, valkey = LastingPostgreSQL().start(), LastingValkey().start()
        try:
            rounds = _rounds(database.url, f"{valkey.url}/0")
        finally:
            valkey.stop()
            database.stop()
    look, update = (median(each[name] for each in rounds) for name in CONTENDERS)
    name = f"views counted, 16 connections, one post ({look:,.0f} / {update:,.0f} a second)"
    return [Figure(name, median(each["look"] / each["update"] for each in rounds), 5, True)]


def _rounds(database: str, redis: str) -> list[Mapping[str, float]]:
    subprocess.check_call([sys.executable, "-m", "bench.views_times", database], cwd=PROJECT)
    workers = [_Worker(database, redis) for _ in range(PROCESSES)]
    try:
        return [_round(workers) for _ in range(ROUNDS)]
    finally:
        for worker in workers:
            worker.stop()


def _round(workers: "list[_Worker]") -> dict[str, float]:
    return {name: _a_second(workers, name) for name in CONTENDERS}


def _a_second(workers: "list[_Worker]", contender: str) -> float:
    for worker in workers:
        worker.begin(contender)
    return sum(worker.counted() for worker in workers) / SECONDS


class _Worker:
    """A process of bench.views_times."""

    def __init__(self, database: str, redis: str) -> None:
        numbers = (str(THREADS), str(SECONDS))
        self._process = subprocess.Popen(
            [sys.executable, "-m", "bench.views_times", database, redis, *numbers],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            cwd=PROJECT,
        )
        self._read()

    def begin(self, contender: str) -> None:
        assert self._process.stdin
        self._process.stdin.write(f"{contender}\n")
        self._process.stdin.flush()

    def counted(self) -> int:
        return int(self._read())

    def stop(self) -> None:
        self._process.communicate()

    def _read(self) -> str:
        assert self._process.stdout
        return str(json.loads(self._process.stdout.readline()))
