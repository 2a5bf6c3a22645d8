"""A process that tests start, stop, freeze and kill."""

import contextlib
import itertools
import os
import random
import signal
import socket
import subprocess
import tempfile
import time
from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Self

import psutil

from tests.support.servers import leftovers

START_TIMEOUT = 120.0
STOP_TIMEOUT = 8.0
# Below those that systems give to connections. Not from a seed, which two workers would share.
PORTS = range(12_000, 30_000)
CHANCE = random.SystemRandom()


class Server(ABC):
    """One process and its children, with a folder and a port of its own."""

    name = "server"
    stop_signal = signal.SIGINT

    def __init__(self) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix=f"{self.name}-", dir=leftovers.run_folder()))
        self.port = free_port()
        self.log = self.folder / "log"
        self._process: subprocess.Popen[bytes] | None = None

    @abstractmethod
    def command(self) -> list[str]:
        """What is run."""

    @abstractmethod
    def answers(self) -> bool:
        """Whether it takes work now; an OSError counts as no."""

    def prepare(self) -> None:  # noqa: B027 -- most need nothing
        """What must be there before the first start."""

    def environment(self) -> Mapping[str, str]:
        """The environment variables that it sees."""
        return os.environ

    def user(self) -> str | None:
        """Whom it runs as, when that is someone else."""
        return None

    @property
    def process(self) -> subprocess.Popen[bytes]:
        """The running process."""
        if self._process is None:
            raise RuntimeError(f"{self.name} is not running")
        return self._process

    def start(self) -> Self:
        """Start it, and return when it answers."""
        self.prepare()
        with self.log.open("ab") as log:
            self._process = subprocess.Popen(
                self.command(),
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                env=dict(self.environment()),
                user=self.user(),
                group=self.user() and _group_of(self.user()),
                extra_groups=[] if self.user() else None,
                # Ctrl-C in the terminal is for the tests; they then stop their servers in order.
                start_new_session=True,
            )
        leftovers.remember(self._process.pid)
        self._wait_until_it_answers()
        return self

    def stop(self) -> None:
        """Ask it to stop, and insist when it does not. Stopping twice is fine."""
        if self._process is None:
            return
        self.thaw()
        leftovers.stop(self._process.pid, self.stop_signal, STOP_TIMEOUT)
        self._forget()

    def kill(self) -> None:
        """End it and its children at once, as a power cut would."""
        leftovers.kill_family(self.process.pid)
        self._forget()

    def freeze(self) -> None:
        """Stop it in mid-air: connections stay open, and nothing answers."""
        # First, so that it begets no more. Of its children some may be ending just now.
        psutil.Process(self.process.pid).suspend()
        for member in self._family():
            with contextlib.suppress(psutil.NoSuchProcess):
                member.suspend()

    def thaw(self) -> None:
        """Let a frozen one go on."""
        for member in self._family():
            with contextlib.suppress(psutil.NoSuchProcess):
                member.resume()

    @contextlib.contextmanager
    def frozen(self) -> Iterator[None]:
        """`with server.frozen():` nothing answers."""
        self.freeze()
        try:
            yield
        finally:
            self.thaw()

    @contextlib.contextmanager
    def away(self) -> Iterator[None]:
        """`with server.away():` connections are refused. It is started again afterwards."""
        self.stop()
        try:
            yield
        finally:
            self.start()

    def said(self) -> str:
        """Its log so far."""
        return self.log.read_text(errors="replace") if self.log.exists() else ""

    def _family(self) -> list[psutil.Process]:
        with contextlib.suppress(psutil.NoSuchProcess):
            parent = psutil.Process(self.process.pid)
            return [parent, *parent.children(recursive=True)]
        return []

    def _forget(self) -> None:
        leftovers.forget(self.process.pid)
        self.process.wait()
        self._process = None

    def _wait_until_it_answers(self) -> None:
        deadline = time.monotonic() + START_TIMEOUT
        for pause in itertools.chain([0.01] * 20, itertools.repeat(0.05)):
            with contextlib.suppress(OSError):
                if self.answers():
                    return
            if self.process.poll() is not None or time.monotonic() > deadline:
                self.stop()
                raise RuntimeError(f"{self.name} did not start:\n{self.said()[-4000:]}")
            time.sleep(pause)


def free_port() -> int:
    """A TCP port that nobody listens on, and that no connection will happen to leave from.

    The system's own choice for port 0 may be such a connection's before the server has started.
    """
    while True:
        port = CHANCE.choice(PORTS)
        with socket.socket() as probe, contextlib.suppress(OSError):
            probe.bind(("127.0.0.1", port))
            return port


def _group_of(user: str | None) -> int | None:
    import pwd

    return pwd.getpwnam(user).pw_gid if user else None
