"""The copy of the SQLite file that is made before migrations."""

import contextlib
import os
import sqlite3
import subprocess
import sys
from pathlib import Path

from django.conf import settings

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


def test_a_copy_is_made_only_when_there_is_something_to_migrate(tmp_path: Path) -> None:
    _release(tmp_path)
    _release(tmp_path)
    assert not (tmp_path / "backups").exists()

    _forget_sessions(tmp_path / "pictria.sqlite3")
    _release(tmp_path)
    (copy,) = (tmp_path / "backups").iterdir()
    assert not _sessions_applied(copy)
    assert _sessions_applied(tmp_path / "pictria.sqlite3")


def _release(var: Path) -> None:
    """As the Procfile does it."""
    environment = {**os.environ, "PICTRIA_VAR": str(var), "DATABASE_URL": ""}
    environment["DJANGO_SETTINGS_MODULE"] = "pictria.settings"
    command = [sys.executable, str(settings.BASE_DIR / "manage.py"), "release"]
    subprocess.run(command, env=environment, check=True, capture_output=True)


def _forget_sessions(database: Path) -> None:
    with contextlib.closing(sqlite3.connect(database)) as connection:
        connection.execute("DROP TABLE django_session")
        connection.execute("DELETE FROM django_migrations WHERE app = 'sessions'")
        connection.commit()


def _sessions_applied(database: Path) -> bool:
    return bool(_rows(database, "SELECT 1 FROM django_migrations WHERE app = 'sessions'"))


def _rows(database: Path, query: str) -> list[tuple[object, ...]]:
    with contextlib.closing(sqlite3.connect(database)) as connection:
        return connection.execute(query).fetchall()
