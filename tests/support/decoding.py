"""Lets each picture be decoded once: the next test gets the files that a real child process made.

A child takes some tenths of a second, and most tests of a run, in whichever process, share the same
few pictures. tests/images and the processes that tests start always decode anew.
"""

import hashlib
import os
import pickle
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from threading import get_ident
from typing import Any

import pytest

from pictria.images.sandbox import Sandbox
from tests.support.servers import leftovers


@dataclass(frozen=True)
class Done:
    """What a child answered, and the files that it made."""

    answer: Any
    files: dict[str, bytes]


class RememberingSandbox(Sandbox):
    """Starts no child for what one has done before. What is refused is asked again each time."""

    def run(self, task: str, source: Path, out: Path) -> Any:
        asked = hashlib.sha256(task.encode() + source.read_bytes()).hexdigest()
        note = leftovers.run_folder() / f"decoded-{asked}"
        if not note.exists():
            before = set(out.iterdir())
            answer = super().run(task, source, out)
            made = set(out.iterdir()) - before
            _write(note, Done(answer, {file.name: file.read_bytes() for file in made}))
        done: Done = pickle.loads(note.read_bytes())
        for name, content in done.files.items():
            (out / name).write_bytes(content)
        return done.answer


def _write(note: Path, done: Done) -> None:
    """At once, since another process may be looking for it."""
    unfinished = note.with_suffix(f".{os.getpid()}-{get_ident()}")
    unfinished.write_bytes(pickle.dumps(done))
    unfinished.replace(note)


@pytest.fixture(scope="session", autouse=True)
def _each_picture_is_decoded_once() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("pictria.decoding.Sandbox", RememberingSandbox)
        yield
