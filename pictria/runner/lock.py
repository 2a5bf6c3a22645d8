"""Only one Pictria runs on a data folder."""

import contextlib
import fcntl
import os
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TextIO

from pictria.runner.errors import CannotStart

LONGEST_WAIT = 300.0


@contextlib.contextmanager
def sole_run(folder: Path, say: Callable[[str], None]) -> Iterator[TextIO]:
    """Holds the folder's lock, whose file names our process.

    Raises CannotStart when another run holds it. What a killed run left behind is waited for:
    its guardian holds the lock until all of that has ended.
    """
    with (folder / "run.lock").open("a+") as lock:
        if not _is_taken(lock):
            _wait_for_remains(lock, say)
        lock.truncate(0)
        lock.write(str(os.getpid()))
        lock.flush()
        yield lock


def _is_taken(lock: TextIO) -> bool:
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _wait_for_remains(lock: TextIO, say: Callable[[str], None]) -> None:
    lock.seek(0)
    holder = lock.read()
    if _is_running(holder):
        raise CannotStart(f"Pictria is already running in this folder (process {holder}).")
    say("What was killed here is still finishing; waiting for it.")
    deadline = time.monotonic() + LONGEST_WAIT
    while not _is_taken(lock):
        if time.monotonic() > deadline:
            raise CannotStart("What was killed here does not end. Stop it, then start again.")
        time.sleep(0.2)


def _is_running(process: str) -> bool:
    try:
        os.kill(int(process), 0)
    except (ProcessLookupError, ValueError):
        return False
    except PermissionError:
        return True
    return True
