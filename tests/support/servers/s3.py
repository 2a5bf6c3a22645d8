"""An S3 server that checks signatures."""

import http.client
import os
import sys
from collections.abc import Mapping

from tests.support.servers.server import Server

ACCESS_KEY = "pictria-tests"
SECRET_KEY = "pictria-tests-secret"
REGION = "us-east-1"


class S3(Server):
    """nanio, which keeps each bucket as a folder."""

    name = "s3"

    @property
    def url(self) -> str:
        """Its endpoint."""
        return f"http://127.0.0.1:{self.port}"

    def command(self) -> list[str]:
        where = ["--host", "127.0.0.1", "--port", str(self.port), "--data-dir", str(self.folder)]
        quietly = ["--no-access-log", "--log-level", "warning"]
        return [sys.executable, "-m", "nanio", "serve", *where, "--region", REGION, *quietly]

    def environment(self) -> Mapping[str, str]:
        return {**os.environ, "NANIO_ACCESS_KEY": ACCESS_KEY, "NANIO_SECRET_KEY": SECRET_KEY}

    def answers(self) -> bool:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=2)
        try:
            connection.request("GET", "/")
            return connection.getresponse().status < 500
        finally:
            connection.close()
