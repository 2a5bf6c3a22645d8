"""The whole site, from the first check to the last process."""

import os
import subprocess
import sys
from pathlib import Path

from django.conf import settings

from pictria.runner import addresses
from pictria.runner.child import Child
from pictria.runner.console import Console
from pictria.runner.errors import CannotStart
from pictria.runner.guarding import Guardian, guarded
from pictria.runner.lock import sole_run
from pictria.runner.procfile import read_procfile
from pictria.runner.stop_requests import StopRequests, noted_stop_requests
from pictria.runner.supervisor import Supervisor
from pictria.runner.terminal import keyboard_signals_to_us_alone
from pictria.runner.valkey_server import valkey_command, wait_until_answering


def run_site(procfile: Path) -> bool:
    """Runs the site until it is asked to stop; whether everything ended as it should.

    Raises CannotStart, having stopped what was started, when it cannot run.
    """
    programs = read_procfile(procfile)
    console = Console(sys.stdout, ["valkey", *programs])
    settings.VAR.mkdir(parents=True, exist_ok=True)
    with (
        noted_stop_requests() as requests,
        keyboard_signals_to_us_alone(),
        sole_run(settings.VAR, console.say) as lock,
    ):
        addresses.refuse_taken_port()
        _prepare_environment()
        with guarded(lock) as guardian:
            return _Site(programs, console, guardian, requests).run()


def _prepare_environment() -> None:
    """What the programs find: our virtual environment, our addresses, and no late lines."""
    os.environ["PATH"] = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    os.environ["PORT"] = str(addresses.port())
    os.environ["PICTRIA_VAR"] = str(settings.VAR)
    os.environ["PYTHONUNBUFFERED"] = "1"
    os.chdir(settings.BASE_DIR)


class _Site:
    def __init__(
        self, programs: dict[str, str], console: Console, guardian: Guardian, requests: StopRequests
    ) -> None:
        self._release = programs.pop("release", "")
        self._programs = programs
        self._console = console
        self._guardian = guardian
        self._requests = requests
        self._supervisor = Supervisor(console, requests)

    def run(self) -> bool:
        try:
            self._start()
            went_well = self._supervisor.watch()
        finally:
            finished = self._supervisor.stop()
        return went_well and finished

    def _start(self) -> None:
        valkey = None if settings.REDIS_URL else self._child("valkey", valkey_command(settings.VAR))
        if valkey:
            self._supervisor.start(valkey)
        if self._release:
            self._run_release()
        if valkey:
            wait_until_answering(valkey, settings.VAR, self._console.say)
        # The Procfile lists what stops first at the top: whoever makes work before who does it.
        for name in reversed(self._programs):
            if not self._requests:
                self._supervisor.start(self._child(name, _in_shell(self._programs[name])))

    def _child(self, name: str, command: list[str]) -> Child:
        rank = len(self._supervisor.children)
        return Child(name, command, rank, self._console, self._guardian)

    def _run_release(self) -> None:
        """Not interrupted by Ctrl-C: half a migration is worse than a wait."""
        release = subprocess.Popen(
            _in_shell(self._release),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        assert release.stdout
        self._console.relay("release", release.stdout)
        if release.wait():
            raise CannotStart("The database could not be brought up to date; nothing was started.")


def _in_shell(command: str) -> list[str]:
    """As Heroku does it. The shell gives way to the program, so that signals reach that."""
    return ["/bin/sh", "-c", f"exec {command}"]
