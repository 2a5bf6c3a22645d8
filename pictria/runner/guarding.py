"""The supervisor's end of the guardian, which outlives it."""

import contextlib
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import IO, TextIO

from pictria.runner import guardian


class Guardian:
    """Is told what runs, so that it can stop that when we cannot any more."""

    def __init__(self, ear: IO[str]) -> None:
        self._ear = ear

    def started(self, group: int, rank: int) -> None:
        self._tell(f"+ {group} {rank}")

    def ended(self, group: int) -> None:
        self._tell(f"- {group}")

    def _tell(self, news: str) -> None:
        # Without its guardian the site still runs and stops well.
        with contextlib.suppress(BrokenPipeError):
            self._ear.write(f"{news}\n")
            self._ear.flush()


@contextlib.contextmanager
def guarded(lock: TextIO) -> Iterator[Guardian]:
    """A guardian that also keeps the run's lock for as long as anything is left of it."""
    process = subprocess.Popen(
        [sys.executable, "-IS", str(Path(guardian.__file__))],
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        pass_fds=[lock.fileno()],
        start_new_session=True,
        text=True,
    )
    assert process.stdin
    try:
        yield Guardian(process.stdin)
    finally:
        with contextlib.suppress(BrokenPipeError):
            process.stdin.close()
        process.wait()
