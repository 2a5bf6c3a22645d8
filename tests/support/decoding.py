"""Lets each picture be decoded once: the next test gets the files that a real child process made.

A child takes some tenths of a second, and most tests share the same few pictures. tests/images and
the processes that tests start always decode anew.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, ClassVar

import pytest

from pictria.images.sandbox import Sandbox


@dataclass(frozen=True)
class Done:
    """What a child answered, and the files that it made."""

    answer: Any
    files: dict[str, bytes]


class RememberingSandbox(Sandbox):
    """Starts no child for what one has done before. What is refused is asked again each time."""

    done: ClassVar[dict[tuple[str, bytes], Done]] = {}

    def run(self, task: str, source: Path, out: Path) -> Any:
        asked = task, hashlib.sha256(source.read_bytes()).digest()
        if asked not in self.done:
            before = set(out.iterdir())
            answer = super().run(task, source, out)
            made = set(out.iterdir()) - before
            self.done[asked] = Done(answer, {file.name: file.read_bytes() for file in made})
        for name, content in self.done[asked].files.items():
            (out / name).write_bytes(content)
        return self.done[asked].answer


@pytest.fixture(scope="session", autouse=True)
def _each_picture_is_decoded_once() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("pictria.decoding.Sandbox", RememberingSandbox)
        yield
