"""Pictures never take all threads of a web process, nor leave files behind for ever."""

import os
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from django.test import override_settings

from pictria import decoding
from pictria.images.errors import Busy

THREADS = 8


def test_half_of_the_threads_may_decode_and_the_others_hear_so_at_once(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(decoding, "_web_turns", threading.BoundedSemaphore(THREADS // 2))
    all_have_asked = threading.Barrier(THREADS, timeout=60)

    def ask(number: int) -> bool:
        try:
            with decoding.web_sandbox():
                all_have_asked.wait()
                return True
        except Busy:
            all_have_asked.wait()
            return False

    with ThreadPoolExecutor(THREADS) as threads:
        assert sorted(threads.map(ask, range(THREADS))) == [False] * 4 + [True] * 4
    with decoding.web_sandbox() as sandbox:
        assert sandbox.deadline == decoding.LOOKING_SECONDS


def test_a_workspace_is_private_and_ends_with_its_block(tmp_path: Path) -> None:
    with override_settings(VAR=tmp_path), decoding.workspace() as folder:
        assert folder.parent == tmp_path / "decoding"
        assert folder.stat().st_mode & 0o077 == 0
        (folder / "picture").touch()
    assert not folder.exists()


def test_what_killed_processes_left_goes_after_a_day_and_locks_stay(tmp_path: Path) -> None:
    with override_settings(VAR=tmp_path, UPLOADS=tmp_path / "uploads"):
        lock = tmp_path / "decoding" / "picture-0.lock"
        left = tmp_path / "decoding" / f"{decoding.WORKSPACE}x"
        left.mkdir(parents=True)
        lock.touch()
        for path in (left, lock):
            os.utime(path, (0, time.time() - 25 * 3600))

        assert decoding.clear_forgotten_files() == 1
        assert lock.exists()
        assert not left.exists()
