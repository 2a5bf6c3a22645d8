"""The site's own processes, started as the Procfile says, on the data of the test that asks.

Their tests need `django_db(transaction=True)` semantics, which the fixtures ask for themselves:
another process sees only what is committed.
"""

import contextlib
import http.client
import os
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import quote

import pytest
from django.db import connection

from pictria.celery import app
from tests.support.servers.server import Server

S = TypeVar("S", bound=Server)
LOG_SHOWN = 6000
PROJECT = Path(__file__).resolve().parents[2]


class SiteProcess(Server):
    """A line of the Procfile, with more flags and environment variables."""

    line = ""

    def __init__(self, *, flags: str = "", environment: dict[str, str] | None = None) -> None:
        super().__init__()
        self._flags = flags
        self._environment = environment or {}

    def command(self) -> list[str]:
        return ["sh", "-c", f"exec {_procfile()[self.line]} {self._flags}"]

    def environment(self) -> Mapping[str, str]:
        return {**child_environment(), **self._environment}


class CeleryWorker(SiteProcess):
    """A real worker."""

    name = "celery-worker"
    line = "worker"

    def environment(self) -> Mapping[str, str]:
        return {**super().environment(), "LOG_LEVEL": "INFO"}

    def answers(self) -> bool:
        return " ready." in self.said()


class Gunicorn(SiteProcess):
    """A real web server."""

    name = "gunicorn"
    line = "web"

    @property
    def url(self) -> str:
        """The address of its front page, without a slash at the end."""
        return f"http://localhost:{self.port}"

    def environment(self) -> Mapping[str, str]:
        here = {"PORT": str(self.port), "SITE_URL": self.url}
        return {**child_environment(), **here, **self._environment}

    def answers(self) -> bool:
        web = http.client.HTTPConnection("localhost", self.port, timeout=5)
        with contextlib.closing(web), contextlib.suppress(http.client.HTTPException):
            web.request("GET", "/healthz")
            return web.getresponse().status < 500
        return False


@pytest.fixture
def celery_worker_process(transactional_db: None) -> Iterator[Callable[..., CeleryWorker]]:
    """`celery_worker_process()` starts a worker and returns when it takes tasks.

    `flags` are added to the Procfile's line (`"--pool prefork --concurrency 2"`), `environment`
    to the test's. Meanwhile `delay()` really sends. The worker stops with the test.
    """
    with contextlib.ExitStack() as stack:
        stack.enter_context(tasks_are_sent())
        yield lambda flags="--pool solo", **options: _started(
            stack, CeleryWorker(flags=flags, **options)
        )


@pytest.fixture
def gunicorn_site(transactional_db: None) -> Iterator[Callable[..., Gunicorn]]:
    """`gunicorn_site()` starts a web server and returns when it answers at `.url`."""
    with contextlib.ExitStack() as stack:
        yield lambda flags="--workers 1", **options: _started(
            stack, Gunicorn(flags=flags, **options)
        )


@contextlib.contextmanager
def tasks_are_sent() -> Iterator[None]:
    """Meanwhile `delay()` puts tasks into Valkey, where it otherwise runs them on the spot."""
    app.conf.task_always_eager = False
    try:
        yield
    finally:
        app.conf.task_always_eager = True


def child_environment() -> dict[str, str]:
    """The environment in which another process works on this test's data."""
    programs = Path(sys.executable).parent
    ours = {name: value for name, value in os.environ.items() if not name.startswith("PYTEST_")}
    return {
        **ours,
        "PATH": f"{programs}{os.pathsep}{os.environ['PATH']}",
        "DATABASE_URL": database_url(connection.settings_dict),
        "DJANGO_SETTINGS_MODULE": "tests.support.product_settings",
        "PYTHONPATH": os.pathsep.join([str(PROJECT), os.environ.get("PYTHONPATH", "")]),
    }


def database_url(database: Mapping[str, Any]) -> str:
    """The address that `DATABASE_URL` has for these settings."""
    if database["ENGINE"].endswith("sqlite3"):
        return f"sqlite:///{database['NAME']}"
    who = f"{quote(database['USER'])}:{quote(database['PASSWORD'])}"
    return f"postgres://{who}@{database['HOST']}:{database['PORT']}/{database['NAME']}"


def _started(stack: contextlib.ExitStack, server: S) -> S:
    # What a test wrote is shown when it fails, and the log tells why it did.
    stack.callback(lambda: sys.stdout.write(server.said()[-LOG_SHOWN:]))
    stack.callback(server.stop)
    return server.start()


def _procfile() -> dict[str, str]:
    lines = (PROJECT / "Procfile").read_text().splitlines()
    return dict(line.split(": ", maxsplit=1) for line in lines if ": " in line)
