"""A whole site under `manage.py run`, with a data folder and a port of its own."""

import http.client
import os
import signal
import sys
from collections.abc import Mapping
from pathlib import Path

import psutil
from celery import Celery
from django.conf import settings

from pictria.runner.procfile import read_procfile
from pictria.runner.valkey import socket_path
from tests.support.servers.server import Server

PROJECT = Path(__file__).resolve().parents[2]


class WholeSite(Server):
    name = "site"

    def __init__(self) -> None:
        super().__init__()
        self.var = self.folder / "var"
        self.programs = read_procfile(PROJECT / "Procfile")
        self.programs["worker"] += " --include tests.runner.tasks"

    @property
    def database(self) -> Path:
        return self.var / "pictria.sqlite3"

    def prepare(self) -> None:
        lines = (f"{name}: {command}\n" for name, command in self.programs.items())
        (self.folder / "Procfile").write_text("".join(lines))

    def command(self) -> list[str]:
        procfile = str(self.folder / "Procfile")
        return [sys.executable, str(PROJECT / "manage.py"), "run", "--procfile", procfile]

    def environment(self) -> Mapping[str, str]:
        ours = {name: value for name, value in os.environ.items() if not name.startswith("PYTEST_")}
        of_its_own = {"PICTRIA_VAR": str(self.var), "PORT": str(self.port)}
        unset = dict.fromkeys(["REDIS_URL", "DATABASE_URL", "SITE_URL", "SECRET_KEY"], "")
        return {**ours, **of_its_own, **unset, "DJANGO_SETTINGS_MODULE": "pictria.settings"}

    def answers(self) -> bool:
        return f"http://localhost:{self.port}/" in self.said()

    def break_valkey_data(self) -> None:
        """Leave what Valkey kept half-written, as a crash may; before the start."""
        data = self.var / "valkey" / "appendonlydir"
        data.mkdir(parents=True)
        (data / "appendonly.aof.manifest").write_text("half-writ")

    def interrupt(self) -> None:
        """Ctrl-C: the terminal sends SIGINT to the whole group."""
        os.killpg(self.process.pid, signal.SIGINT)

    def exit_code(self) -> int:
        return self.process.wait(120)

    def end(self) -> None:
        """Leave nothing behind, whether or not the test stopped it."""
        if self._process and self._process.poll() is None:
            self.kill()
        elif self._process:
            self._forget()

    def family(self) -> list[psutil.Process]:
        """Everything that runs for the site, in whatever session."""
        supervisor = psutil.Process(self.process.pid)
        return [supervisor, *supervisor.children(recursive=True)]

    def status_of(self, path: str, host: str) -> int:
        web = http.client.HTTPConnection(host, self.port, timeout=60)
        try:
            web.request("GET", path)
            return web.getresponse().status
        finally:
            web.close()

    def run_task(self, notes: Path) -> None:
        """Has the worker begin a task that ends when `notes` says so."""
        address = f"redis+socket://{socket_path(self.var)}?virtual_host=0"
        with Celery("sender", broker=address, set_as_current=False) as sender:
            sender.conf.broker_transport_options = settings.CELERY_BROKER_TRANSPORT_OPTIONS
            task = "tests.runner.tasks.run_until_allowed_to_end"
            sender.send_task(task, args=[str(notes)], queue="default")
