"""The servers that all tests of a run share, unless the environment names others."""

import os

from tests.support.servers.postgresql import PostgreSQL
from tests.support.servers.s3 import S3
from tests.support.servers.server import Server
from tests.support.servers.valkey import Valkey

NEEDED: dict[str, dict[str, type[Valkey | PostgreSQL | S3]]] = {
    "laptop": {"TEST_REDIS_URL": Valkey},
    "cluster": {
        "TEST_REDIS_URL": Valkey,
        "TEST_DATABASE_URL": PostgreSQL,
        "TEST_S3_ENDPOINT": S3,
    },
}
BACKENDS = tuple(NEEDED)


def start_missing(backend: str) -> list[Server]:
    """Start what nobody provides, and name it in the environment, where child processes look."""
    started: list[Server] = []
    for variable, kind in NEEDED[backend].items():
        if not os.environ.get(variable):
            server = kind().start()
            os.environ[variable] = server.url
            started.append(server)
    return started


def stop(servers: list[Server]) -> None:
    """Stop them, last started first."""
    for server in reversed(servers):
        server.stop()
