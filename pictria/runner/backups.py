"""Copies of the SQLite file, made before it is changed by migrations."""

import contextlib
import sqlite3
from datetime import UTC, datetime
from pathlib import Path

KEPT = 5


def copy_database(file: Path, folder: Path) -> Path:
    """A consistent copy of `file` in `folder`, also while others write to it; old copies go."""
    folder.mkdir(parents=True, exist_ok=True)
    copy = folder / f"{file.stem}-{datetime.now(UTC):%Y%m%d-%H%M%S-%f}.sqlite3"
    draft = copy.with_suffix(".unfinished")
    draft.touch(mode=0o600)
    with (
        contextlib.closing(sqlite3.connect(file)) as source,
        contextlib.closing(sqlite3.connect(draft)) as target,
    ):
        source.backup(target)
    draft.rename(copy)
    _remove_old(folder, file.stem)
    return copy


def _remove_old(folder: Path, stem: str) -> None:
    for unfinished in folder.glob(f"{stem}-*.unfinished"):
        unfinished.unlink()
    for copy in sorted(folder.glob(f"{stem}-*.sqlite3"))[:-KEPT]:
        copy.unlink()
