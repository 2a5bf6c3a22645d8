"""Stops what a killed supervisor left behind.

It runs as a process of its own, by its path and without Django. Each line of its input tells of
a process group: `+ <group> <rank>` when one starts, `- <group>` when it has ended. The end of
the input means that the supervisor is gone; what then still runs is stopped, highest rank first.
"""

import contextlib
import os
import signal
import sys
import time
from collections.abc import Iterable
from pathlib import Path

LIMIT = 300.0


def left_behind(lines: Iterable[str]) -> list[int]:
    """The groups that started and did not end, in the order in which they are to be stopped."""
    ranks: dict[int, int] = {}
    for line in lines:
        match line.split():
            case ["+", group, rank]:
                ranks[int(group)] = int(rank)
            case ["-", group]:
                ranks.pop(int(group), None)
    return sorted(ranks, key=ranks.__getitem__, reverse=True)


def stop(group: int) -> None:
    """Lets the group's leader finish, and ends whatever outlives it."""
    with contextlib.suppress(ProcessLookupError):
        os.kill(group, signal.SIGTERM)
    deadline = time.monotonic() + LIMIT
    while _is_alive(group) and time.monotonic() < deadline:
        time.sleep(0.1)
    with contextlib.suppress(ProcessLookupError):
        os.killpg(group, signal.SIGKILL)


def _is_alive(process: int) -> bool:
    """Whether it still works. Not each container's first process buries the dead of others."""
    try:
        os.kill(process, 0)
        return "\nState:\tZ" not in Path(f"/proc/{process}/status").read_text()
    except ProcessLookupError:
        return False
    except FileNotFoundError:  # macOS has no /proc, and buries at once.
        return True


if __name__ == "__main__":
    for group in left_behind(sys.stdin):
        stop(group)
