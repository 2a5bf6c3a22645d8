"""Turns: so many pictures at a time on one machine, over all its processes."""

import fcntl
import math
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from pictria.images.errors import Busy

POLL_SECONDS = 0.05


@contextmanager
def turn(folder: Path, *, slots: int, wait: float) -> Iterator[None]:
    """Hold one of `slots` locks in `folder`; wait for it up to `wait` seconds. Raises Busy.

    The locks are flock(2): the system takes them from whoever dies, so none can be left behind.
    """
    with _locked(folder, slots, wait):
        yield


def _locked(folder: Path, slots: int, wait: float) -> IO[bytes]:
    folder.mkdir(parents=True, exist_ok=True)
    deadline = time.monotonic() + wait
    while True:
        for number in range(slots):
            if file := _try_lock(folder / f"picture-{number}.lock"):
                return file
        if time.monotonic() >= deadline:
            raise Busy(retry_after=max(1, math.ceil(wait)))
        time.sleep(POLL_SECONDS)


def _try_lock(path: Path) -> IO[bytes] | None:
    file = path.open("ab")
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        file.close()
        return None
    return file
