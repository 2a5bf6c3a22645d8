"""A server that writes down what it is told forgets guests there, too."""

import time
from collections.abc import Iterator
from datetime import date

import pytest
from redis import Redis

from posts import visitors
from tests.support.servers.valkey import Valkey

DAY = date(2030, 5, 1)
PATIENCE = 60


class WritingValkey(Valkey):
    """One that writes down what it is told, as the site's own does."""

    def command(self) -> list[str]:
        return [*super().command(), "--appendonly", "yes"]

    def has_written(self, words: bytes) -> bool:
        files = (self.folder / "appendonlydir").iterdir()
        return any(words in file.read_bytes() for file in files)


@pytest.fixture
def server() -> Iterator[WritingValkey]:
    server = WritingValkey().start()
    yield server
    server.stop()


def test_nobody_finds_the_salt_of_yesterday_in_its_files(server: WritingValkey) -> None:
    salt = b"the salt of this day"
    with Redis.from_url(server.url) as client:
        client.set(visitors._salt_key(DAY), salt)
        assert server.has_written(salt)
        visitors._forget(client, DAY)
        until = time.monotonic() + PATIENCE
        while client.info("persistence")["aof_rewrite_in_progress"] or server.has_written(salt):
            assert time.monotonic() < until
            time.sleep(0.05)
        visitors._forget(client, DAY)
        assert not client.info("persistence")["aof_rewrite_in_progress"]
