"""So many pictures at a time on one machine, over all processes."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from pictria.images.environment import child_environment
from pictria.images.errors import Busy
from pictria.images.pipeline import Sandbox, inspect_upload
from pictria.images.slots import turn
from tests.images.conftest import Write
from tests.support import pictures

HOLD = (
    "import sys, time; from pathlib import Path; from pictria.images.slots import turn\n"
    "with turn(Path(sys.argv[1]), slots=int(sys.argv[2]), wait=40):\n"
    "    print('held', flush=True); time.sleep(60)\n"
)


@contextmanager
def another_process_holds(folder: Path, slots: int = 1) -> Iterator[subprocess.Popen[bytes]]:
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(folder), str(slots)],
        stdout=subprocess.PIPE,
        env=child_environment(os.environ),
    )
    assert holder.stdout
    assert holder.stdout.readline() == b"held\n"
    try:
        yield holder
    finally:
        holder.kill()
        holder.wait()
        holder.stdout.close()


def test_who_waits_too_long_is_told_when_to_return(write: Write, out: Path, tmp_path: Path) -> None:
    sandbox = Sandbox(tmp_path / "locks", wait=0.3)
    with another_process_holds(sandbox.lock_folder), pytest.raises(Busy) as busy:
        inspect_upload(write(pictures.jpeg()), out=out, sandbox=sandbox)
    assert busy.value.retry_after >= 1
    assert str(busy.value).endswith(".")


def test_a_killed_process_leaves_no_lock(tmp_path: Path) -> None:
    with another_process_holds(tmp_path) as holder:
        holder.kill()
        holder.wait()
        with turn(tmp_path, slots=1, wait=0):
            pass


def test_the_next_one_gets_its_turn_in_time(tmp_path: Path) -> None:
    with another_process_holds(tmp_path) as holder:
        waiting = subprocess.Popen(
            [sys.executable, "-c", HOLD, str(tmp_path), "1"],
            stdout=subprocess.PIPE,
            env=child_environment(os.environ),
        )
        assert waiting.stdout
        time.sleep(0.3)
        holder.kill()
        assert waiting.stdout.readline() == b"held\n"
        waiting.kill()
        waiting.wait()
        waiting.stdout.close()


def test_two_slots_let_two_in(tmp_path: Path) -> None:
    with another_process_holds(tmp_path, slots=2), turn(tmp_path, slots=2, wait=0):
        assert not _is_free(tmp_path)


def _is_free(folder: Path) -> bool:
    try:
        with turn(folder, slots=2, wait=0):
            return True
    except Busy:
        return False


def test_threads_of_one_process_wait_for_each_other_too(tmp_path: Path) -> None:
    with turn(tmp_path, slots=1, wait=0), pytest.raises(Busy), turn(tmp_path, slots=1, wait=0):
        pass


def test_a_turn_ends_when_the_work_fails(tmp_path: Path) -> None:
    with pytest.raises(KeyError), turn(tmp_path, slots=1, wait=0):
        raise KeyError
    with turn(tmp_path, slots=1, wait=0):
        pass
