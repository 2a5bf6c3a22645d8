"""Fixtures of the pipeline's tests."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PIL import Image

from pictria.images.loading import still
from pictria.images.opening import opened
from pictria.images.sandbox import Sandbox

Write = Callable[[bytes], Path]
Load = Callable[[bytes], Image.Image]


@pytest.fixture
def sandbox(tmp_path: Path) -> Sandbox:
    return Sandbox(tmp_path / "locks")


@pytest.fixture
def out(tmp_path: Path) -> Path:
    folder = tmp_path / "out"
    folder.mkdir()
    return folder


@pytest.fixture
def write(tmp_path: Path) -> Iterator[Write]:
    """Write bytes to a file whose name says nothing, and check that nobody changed them."""
    written: dict[Path, bytes] = {}

    def write(data: bytes) -> Path:
        path = tmp_path / f"upload-{len(written)}"
        path.write_bytes(data)
        written[path] = data
        return path

    yield write
    assert all(path.read_bytes() == data for path, data in written.items())


@pytest.fixture
def load(write: Write) -> Load:
    """Decode a file here, in the test's process, as the child would."""

    def load(data: bytes) -> Image.Image:
        with opened(write(data)) as file:
            return still(file)

    return load
