"""The copy of the SQLite file that is made before migrations."""

import contextlib
import sqlite3
from pathlib import Path

from pictria.runner.backups import KEPT, copy_database


def test_a_copy_holds_what_others_just_wrote(tmp_path: Path) -> None:
    with contextlib.closing(sqlite3.connect(tmp_path / "db.sqlite3")) as writer:
        writer.execute("PRAGMA journal_mode=WAL")
        writer.execute("CREATE TABLE picture (title)")
        writer.execute("INSERT INTO picture VALUES ('Dunes')")
        writer.commit()
        copy = copy_database(tmp_path / "db.sqlite3", tmp_path / "backups")
    assert _rows(copy, "SELECT title FROM picture") == [("Dunes",)]
    assert copy.stat().st_mode & 0o777 == 0o600


def test_the_last_copies_are_kept(tmp_path: Path) -> None:
    sqlite3.connect(tmp_path / "db.sqlite3").close()
    (tmp_path / "backups").mkdir()
    (tmp_path / "backups" / "db-20260101-000000-000000.unfinished").touch()
    (tmp_path / "backups" / "somebody's.sqlite3").touch()
    copies = [copy_database(tmp_path / "db.sqlite3", tmp_path / "backups") for _ in range(KEPT + 2)]
    kept = set((tmp_path / "backups").iterdir())
    assert kept == {*copies[-KEPT:], tmp_path / "backups" / "somebody's.sqlite3"}


def _rows(database: Path, query: str) -> list[tuple[object, ...]]:
    with contextlib.closing(sqlite3.connect(database)) as connection:
        return connection.execute(query).fetchall()
