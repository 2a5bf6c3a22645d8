"""What `make` does before Pictria itself runs, and what it makes of Ctrl-C."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings

MISSING = "exit 127"
TOO_OLD = "exit 1"
WITHOUT_VENV = """\
case "$2" in
    *venv,*) exit 1;;
    *print*) echo python3.12-venv;;
esac
"""
RUNS_UNTIL_ASKED_TWICE = """\
import time
from pictria.runner.stop_requests import noted_stop_requests
from pictria.runner.terminal import keyboard_signals_to_us_alone

with noted_stop_requests() as requests, keyboard_signals_to_us_alone():
    for count in range(2):
        print("asked", count, flush=True)
        while requests.count == count:
            time.sleep(0.01)
print("ended well", flush=True)
"""
# Runs a command on a terminal of its own, where what we write is typed.
ON_A_TERMINAL = "import os, pty, sys; sys.exit(os.waitstatus_to_exitcode(pty.spawn(sys.argv[1:])))"
CTRL_C = b"\x03"


@pytest.mark.parametrize(
    ("python", "sentence"),
    [
        (MISSING, "Pictria needs Python 3.11 or later, and found none."),
        (TOO_OLD, "Pictria needs Python 3.11 or later, and found none."),
        (WITHOUT_VENV, "lacks its venv module. On Debian and Ubuntu: sudo apt install python3.12-"),
    ],
)
def test_what_is_missing_is_said(tmp_path: Path, python: str, sentence: str) -> None:
    for name in ("python3.11", "python3.12", "python3.13", "python3"):
        _write_program(tmp_path / "programs" / name, python)
    path = f"{tmp_path / 'programs'}{os.pathsep}{os.environ['PATH']}"
    run = _make("run", in_folder=_clone(tmp_path), PATH=path)
    assert run.returncode == 2
    assert sentence in run.stderr


def test_make_alone_prints_help(tmp_path: Path) -> None:
    run = _make(in_folder=_clone(tmp_path))
    assert run.returncode == 0
    assert "make run " in run.stdout


def test_ctrl_c_on_a_terminal_is_for_us_and_not_for_make(tmp_path: Path) -> None:
    (tmp_path / "program.py").write_text(RUNS_UNTIL_ASKED_TWICE)
    (tmp_path / "Makefile").write_text(f'run:\n\t@"{sys.executable}" program.py\n')
    with subprocess.Popen(
        [sys.executable, "-c", ON_A_TERMINAL, "make", "run"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(settings.BASE_DIR)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        bufsize=0,
    ) as terminal:
        assert terminal.stdin
        assert terminal.stdout
        shown = b""
        for awaited in (b"asked 0", b"asked 1"):
            while awaited not in shown:
                shown += terminal.stdout.read(1) or pytest.fail(shown.decode())
            terminal.stdin.write(CTRL_C)
        shown += terminal.stdout.read()
    assert b"ended well" in shown
    assert b"***" not in shown
    assert terminal.returncode == 0


def _clone(folder: Path) -> Path:
    clone = folder / "a clone"
    (clone / "static").mkdir(parents=True)
    for name in ("Makefile", "requirements.txt"):
        shutil.copy(settings.BASE_DIR / name, clone)
    return clone


def _make(*targets: str, in_folder: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    ours = {name: value for name, value in os.environ.items() if not name.startswith("MAKE")}
    return subprocess.run(
        ["make", *targets],
        cwd=in_folder,
        env={**ours, "LC_ALL": "C", **environment},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def _write_program(file: Path, commands: str) -> None:
    file.parent.mkdir(exist_ok=True)
    file.write_text(f"#!/bin/sh\n{commands}\n")
    file.chmod(0o755)
