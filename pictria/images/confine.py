"""Limits a process sets on itself before it touches anything hostile."""

import ctypes
import os
import resource
import signal
import sys

PR_SET_PDEATHSIG = 1


def confine(*, memory: int, cpu_seconds: int, file_bytes: int) -> None:
    """Limit address space and written files (bytes) and CPU time (seconds); dump no core.

    A limit that this system does not know or does not let us set is skipped.
    """
    _limit("RLIMIT_AS", memory)
    _limit("RLIMIT_CPU", cpu_seconds)
    _limit("RLIMIT_FSIZE", file_bytes)
    _limit("RLIMIT_CORE", 0)


def die_with(parent: int) -> None:
    """End this process when the one that started it ends. Only Linux can; elsewhere limits do."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:
        sys.exit("The parent ended before we began.")


def _limit(name: str, amount: int) -> None:
    try:
        resource.setrlimit(getattr(resource, name), (amount, amount))
    except (AttributeError, ValueError, OSError):
        return
