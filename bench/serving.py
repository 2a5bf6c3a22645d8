"""Web servers of the benchmark's own: the site, and bare views beside it, on the same gunicorn."""

import contextlib
import http.client
import os
import sys
from collections.abc import Mapping
from pathlib import Path

import psutil

from tests.support.servers.server import Server

PROJECT = Path(__file__).resolve().parents[1]


class Web(Server):
    """gunicorn as the Procfile starts it, with one worker: the other core is for who asks."""

    name = "web"

    def __init__(self, environment: Mapping[str, str], application: str) -> None:
        super().__init__()
        self._environment, self._application = environment, application

    @property
    def url(self) -> str:
        """Its address, without a slash at the end."""
        return f"http://localhost:{self.port}"

    @property
    def seconds(self) -> float:
        """The CPU time that its worker has taken."""
        return cpu_seconds(self.process.pid)

    @property
    def memory(self) -> int:
        """What its worker holds of memory, in bytes."""
        return sum(each.memory_info().rss for each in self._workers())

    def command(self) -> list[str]:
        gunicorn = [sys.executable, "-m", "gunicorn", self._application]
        return [*gunicorn, "--config", "python:pictria.gunicorn", "--workers", "1"]

    def environment(self) -> Mapping[str, str]:
        return {
            **os.environ,
            **self._environment,
            "DJANGO_SETTINGS_MODULE": "pictria.settings",
            "PORT": str(self.port),
            "SITE_URL": self.url,
            "PYTHONPATH": str(PROJECT),
            "LOG_LEVEL": "WARNING",
        }

    def answers(self) -> bool:
        web = http.client.HTTPConnection("localhost", self.port, timeout=5)
        with contextlib.closing(web), contextlib.suppress(http.client.HTTPException):
            web.request("GET", "/healthz")
            return web.getresponse().status < 500
        return False

    def _workers(self) -> list[psutil.Process]:
        workers: list[psutil.Process] = psutil.Process(self.process.pid).children()
        return workers


class Granian(Web):
    """The same application on granian, with as many threads, for comparison."""

    name = "granian"

    def command(self) -> list[str]:
        threads = ("--workers", "1", "--blocking-threads", "4")
        address = ("--host", "127.0.0.1", "--port", str(self.port))
        granian = [sys.executable, "-m", "granian", "--interface", "wsgi", *threads, *address]
        return [*granian, f"{self._application}:application"]


def cpu_seconds(process: int) -> float:
    """The CPU time that all children of a process have taken."""
    children = psutil.Process(process).children()
    return sum(sum(child.cpu_times()[:2]) for child in children)
