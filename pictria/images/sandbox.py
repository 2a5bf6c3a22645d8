"""Run one task in a child process that may fail in any way without harm to us."""

import json
import os
import signal
import subprocess
import sys
import tempfile
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pictria.images.environment import child_environment
from pictria.images.errors import SENTENCES, Failed, Refused
from pictria.images.limits import MIB
from pictria.images.slots import turn

LONGEST_ANSWER = MIB


class Died(Failed):
    """The child ended without an answer: killed, out of a limit, past its deadline."""


@dataclass(frozen=True)
class Sandbox:
    """How children are held: turns per machine, and what each may use."""

    lock_folder: Path
    slots: int = 1
    wait: float = 20
    """Seconds to wait for a turn before Busy."""
    memory: int = 1024 * MIB
    """Address space in bytes. A 52-megapixel WebP needs most of it."""
    deadline: float = 60
    """Seconds on the clock after which the child is killed."""
    cpu_seconds: int = 60
    file_bytes: int = 256 * MIB
    """Largest file the child may write."""

    def run(self, task: str, source: Path, out: Path) -> Any:
        """Give the answer of a task in work.py. Raises Busy, Refused, Failed, Died."""
        request = {
            "task": task,
            "source": str(source.absolute()),
            "out": str(out.absolute()),
            "parent": os.getpid(),
            "memory": self.memory,
            "cpu_seconds": self.cpu_seconds,
            "file_bytes": self.file_bytes,
        }
        with turn(self.lock_folder, slots=self.slots, wait=self.wait):
            return _understood(_printed_by_child(request, self.deadline))


def _printed_by_child(request: dict[str, Any], deadline: float) -> bytes:
    command = [sys.executable, "-m", "pictria.images.child", json.dumps(request)]
    with tempfile.TemporaryFile() as printed:
        child = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=printed,
            stderr=subprocess.DEVNULL,
            env=child_environment(os.environ),
            start_new_session=True,
        )
        _wait_for(child, deadline)
        printed.seek(0)
        return printed.read(LONGEST_ANSWER)


def _wait_for(child: subprocess.Popen[bytes], deadline: float) -> None:
    try:
        code = child.wait(deadline)
    except subprocess.TimeoutExpired:
        raise Died(f"The picture took longer than {deadline:g} seconds.") from None
    finally:
        _kill_group(child)
    if code:
        raise Died(f"The process working on the picture ended with {code}.")


def _kill_group(child: subprocess.Popen[bytes]) -> None:
    """Kill the child, if it still runs, and whatever it started."""
    with suppress(ProcessLookupError, PermissionError):  # macOS says the latter of an ended group
        os.killpg(child.pid, signal.SIGKILL)
    child.wait()


def _understood(printed: bytes) -> Any:
    try:
        answer = json.loads(printed.splitlines()[-1])
    except (ValueError, IndexError):
        raise Died("The process working on the picture gave no answer.") from None
    if answer.get("refused") in SENTENCES:
        raise Refused(answer["refused"])
    if "done" not in answer:
        raise Failed(str(answer.get("failed")))
    return answer["done"]
