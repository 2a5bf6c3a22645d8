"""Waiting for what other processes do."""

import time
from collections.abc import Callable, Iterable

import psutil

LIMIT = 120.0


def until(condition: Callable[[], object]) -> bool:
    """Whether the condition came true, given ample time."""
    deadline = time.monotonic() + LIMIT
    while not (met := condition()) and time.monotonic() < deadline:
        time.sleep(0.05)
    return bool(met)


def living(processes: Iterable[psutil.Process]) -> list[psutil.Process]:
    """Those that still run; one that only waits to be buried does not."""
    return [process for process in processes if _lives(process)]


def _lives(process: psutil.Process) -> bool:
    try:
        return process.is_running() and bool(process.status() != psutil.STATUS_ZOMBIE)
    except psutil.NoSuchProcess:
        return False
