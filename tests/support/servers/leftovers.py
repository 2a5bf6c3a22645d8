"""The folder of one test run, and the processes that must not outlive it.

Each process is noted in the folder. Whoever made the folder clears it at the end; should it be
killed, its keeper does (keeper.py); should that be killed too, the next run does.
"""

import contextlib
import os
import shutil
import signal
import tempfile
import time
from pathlib import Path

import psutil

RUN_FOLDER = "PICTRIA_TEST_FOLDER"
PREFIX = "pictria-tests-"
PATIENCE = 3.0


def run_folder() -> Path:
    """The folder of this run; every process of the run finds it in the environment."""
    return Path(os.environ[RUN_FOLDER])


def make_run_folder() -> Path:
    """A new folder for this run. PostgreSQL, which refuses to run as root, must reach into it."""
    folder = Path(tempfile.mkdtemp(prefix=f"{PREFIX}{os.getpid()}-"))
    folder.chmod(0o711)
    (folder / "processes").mkdir()
    return folder


def remember(pid: int) -> None:
    """Note a process that must end with the run. Its start time tells it from a later namesake."""
    with contextlib.suppress(psutil.NoSuchProcess):
        started = psutil.Process(pid).create_time()
        (run_folder() / "processes" / str(pid)).write_text(repr(started))


def forget(pid: int) -> None:
    """The process ended as it should."""
    (run_folder() / "processes" / str(pid)).unlink(missing_ok=True)


def clear(folder: Path) -> None:
    """Stop what still runs, newest first, and remove the folder."""
    for note in sorted((folder / "processes").glob("*"), key=_age):
        if _still_runs(note):
            stop(int(note.name))
    shutil.rmtree(folder, ignore_errors=True)


def clear_abandoned() -> None:
    """Clear the folders of runs that were killed together with their keepers."""
    for folder in Path(tempfile.gettempdir()).glob(f"{PREFIX}*-*"):
        owner = folder.name.removeprefix(PREFIX).split("-")[0]
        if owner.isdigit() and _is_mine(folder) and not psutil.pid_exists(int(owner)):
            clear(folder)


def stop(pid: int, how: signal.Signals = signal.SIGINT, patience: float = PATIENCE) -> None:
    """Ask a process to stop; when its patience is over, end it with all its children."""
    with contextlib.suppress(psutil.NoSuchProcess):
        process = psutil.Process(pid)
        family = [process, *process.children(recursive=True)]
        process.send_signal(how)
        for member in family:
            with contextlib.suppress(psutil.NoSuchProcess):
                member.resume()
        _kill(_still_alive(family, patience))


def kill_family(pid: int) -> None:
    """End a process and its children without asking."""
    with contextlib.suppress(psutil.NoSuchProcess):
        process = psutil.Process(pid)
        _kill([process, *process.children(recursive=True)])


def _kill(processes: list[psutil.Process]) -> None:
    for process in processes:
        with contextlib.suppress(psutil.NoSuchProcess):
            process.kill()
    _still_alive(processes, PATIENCE)


def _still_alive(processes: list[psutil.Process], patience: float) -> list[psutil.Process]:
    """Those that run on when the patience is over; one that only waits to be reaped is gone."""
    deadline = time.monotonic() + patience
    while (alive := [each for each in processes if _runs(each)]) and time.monotonic() < deadline:
        time.sleep(0.01)
    return alive


def _runs(process: psutil.Process) -> bool:
    try:
        return process.is_running() and bool(process.status() != psutil.STATUS_ZOMBIE)
    except psutil.NoSuchProcess:
        return False


def _still_runs(note: Path) -> bool:
    try:
        return repr(psutil.Process(int(note.name)).create_time()) == note.read_text()
    except (psutil.NoSuchProcess, OSError):
        return False


def _age(note: Path) -> float:
    with contextlib.suppress(OSError):
        return -note.stat().st_mtime
    return 0.0


def _is_mine(folder: Path) -> bool:
    with contextlib.suppress(OSError):
        return folder.stat().st_uid == os.getuid()
    return False
