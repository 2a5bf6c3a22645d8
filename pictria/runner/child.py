"""One program of the site: started, watched, started again when it dies, stopped."""

import contextlib
import os
import signal
import subprocess
import time
from collections.abc import Callable

from pictria.runner.console import Console
from pictria.runner.guarding import Guardian

# Whoever lives less long died at once; after so many times in a row there is no hope.
AT_ONCE = 10.0
HOPELESS = 5
LONGEST_PAUSE = 30.0
# The longest task has a limit of 10 minutes; what is cut off here is sent again by the sweep.
LONGEST_STOP = 300.0


class Child:
    """`rank` tells the order of the stop: the highest first."""

    def __init__(
        self, name: str, command: list[str], rank: int, console: Console, guardian: Guardian
    ) -> None:
        self.name = name
        self.quick_deaths = 0
        self._command = command
        self._rank = rank
        self._console = console
        self._guardian = guardian
        self._process: subprocess.Popen[bytes] | None = None
        self._started_at = self._due_at = 0.0

    def start(self) -> None:
        """In a session of its own, so that the terminal's Ctrl-C does not reach it."""
        if self._process is not None:
            self._sweep(self._process)
        self._process = subprocess.Popen(
            self._command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        self._started_at = time.monotonic()
        self._guardian.started(self._process.pid, self._rank)
        assert self._process.stdout
        self._console.relay(self.name, self._process.stdout)

    def is_running(self) -> bool:
        return self._process is not None and self._process.poll() is None

    @property
    def is_hopeless(self) -> bool:
        return self.quick_deaths >= HOPELESS

    def keep_running(self) -> None:
        """Notices its death, and starts it again after a pause that grows."""
        if self.is_running():
            return
        if self._process is not None:
            self._note_death(self._process)
        elif not self.is_hopeless and time.monotonic() >= self._due_at:
            self.start()

    def stop(self, while_waiting: Callable[["Child"], None]) -> bool:
        """Asks it once to finish, waits, then ends all that is left; False if it was cut off."""
        if self._process is None:
            return True
        with contextlib.suppress(ProcessLookupError):
            self._process.terminate()
        deadline = time.monotonic() + LONGEST_STOP
        while self.is_running() and time.monotonic() < deadline:
            while_waiting(self)
            time.sleep(0.05)
        finished = not self.is_running()
        self._sweep(self._process)
        return finished

    def _note_death(self, process: subprocess.Popen[bytes]) -> None:
        self._sweep(process)
        lived = time.monotonic() - self._started_at
        self.quick_deaths = self.quick_deaths + 1 if lived < AT_ONCE else 0
        pause = min(2.0 ** max(self.quick_deaths - 1, 0), LONGEST_PAUSE)
        self._due_at = time.monotonic() + pause
        if not self.is_hopeless:
            self._console.say(f"{self.name} {_ending(process)}; it starts again in {pause:.0f} s.")

    def _sweep(self, process: subprocess.Popen[bytes]) -> None:
        """Ends what the program leaves behind, such as its own workers after a crash."""
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        self._guardian.ended(process.pid)
        self._process = None


def _ending(process: subprocess.Popen[bytes]) -> str:
    code = process.returncode
    return f"was ended by signal {-code}" if code < 0 else f"ended with exit code {code}"
