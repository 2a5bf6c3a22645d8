"""A run that is killed leaves nothing behind."""

import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import psutil
import pytest

PATIENCE = 120
PROJECT = Path(__file__).resolve().parents[2]
PROGRAM = """
import time
from tests.support.servers.keeper import Run
from tests.support.servers.valkey import Valkey

with Run() as run:
    server = Valkey().start()
    print(server.process.pid, server.folder, flush=True)
    time.sleep(60)
"""


@pytest.mark.once
def test_the_keeper_clears_up_after_a_killed_run(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PICTRIA_TEST_FOLDER")
    run = subprocess.Popen(
        [sys.executable, "-c", PROGRAM], stdout=subprocess.PIPE, text=True, cwd=PROJECT
    )
    with run:
        assert run.stdout is not None
        pid, folder = run.stdout.readline().split()
        run.kill()
    assert _within(PATIENCE, lambda: not psutil.pid_exists(int(pid)) or _is_over(int(pid)))
    assert _within(PATIENCE, lambda: not Path(folder).parent.exists())


def _is_over(pid: int) -> bool:
    try:
        return bool(psutil.Process(pid).status() == psutil.STATUS_ZOMBIE)
    except psutil.NoSuchProcess:
        return True


def _within(seconds: float, condition: Callable[[], bool]) -> bool:
    deadline = time.monotonic() + seconds
    while not condition() and time.monotonic() < deadline:
        time.sleep(0.05)
    return bool(condition())
