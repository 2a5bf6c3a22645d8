"""Starting, stopping and killing the whole site."""

import contextlib
import os
import signal
import socket
import sqlite3
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from pictria.runner.addresses import hosts
from tests.runner.patience import living, until
from tests.runner.whole_site import PROJECT, WholeSite

pytestmark = [pytest.mark.long, pytest.mark.xdist_group("whole site")]


def test_ctrl_c_lets_the_running_task_finish_and_leaves_nothing(
    site: WholeSite, tmp_path: Path
) -> None:
    site.start()
    family = site.family()
    site.run_task(tmp_path)
    assert until((tmp_path / "begun").exists), site.said()

    site.interrupt()
    assert until(lambda: "Warm shutdown" in site.said())
    site.interrupt()
    assert until(lambda: "Still finishing: worker" in site.said())
    assert not (tmp_path / "finished").exists()
    (tmp_path / "may-end").touch()

    assert site.exit_code() == 0
    assert (tmp_path / "finished").exists()
    assert not living(family)


def test_it_answers_on_each_loopback_address(running_site: WholeSite) -> None:
    for host in [*hosts(), "localhost"]:
        assert running_site.status_of("/healthz", host) == 200


def test_data_are_kept_for_their_owner(running_site: WholeSite) -> None:
    for private in ("secret_key", "valkey", "valkey/valkey.sock"):
        mode = stat.S_IMODE((running_site.var / private).stat().st_mode)
        assert not mode & (stat.S_IRWXG | stat.S_IRWXO), private


def test_a_killed_site_ends_and_starts_again(site: WholeSite, tmp_path: Path) -> None:
    site.start()
    family = site.family()
    site.run_task(tmp_path)
    assert until((tmp_path / "begun").exists), site.said()

    os.kill(site.process.pid, signal.SIGKILL)
    site.process.wait()
    (tmp_path / "may-end").touch()
    assert until(lambda: not living(family))
    assert (tmp_path / "finished").exists()

    site.log.unlink()
    site.start()
    assert site.status_of("/healthz", "localhost") == 200


def test_what_dies_is_started_again(running_site: WholeSite) -> None:
    web = next(each for each in running_site.family() if "gunicorn" in " ".join(each.cmdline()))
    web.kill()
    assert until(lambda: "web was ended by signal 9; it starts again" in running_site.said())
    assert until(lambda: _answers(running_site))


def test_unreadable_valkey_data_are_put_aside(running_site: WholeSite) -> None:
    assert (running_site.var / "valkey" / "unreadable").exists()


def test_a_second_run_in_the_same_folder_is_refused(running_site: WholeSite) -> None:
    second = _refused_run(running_site)
    pid = running_site.process.pid
    assert second.stderr == f"Pictria is already running in this folder (process {pid}).\n"


def test_a_taken_port_is_refused_before_anything_starts(site: WholeSite) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", site.port))
        other.listen()
        refused = _refused_run(site)
    assert refused.stderr.startswith(f"Port {site.port} is in use by another program.")
    assert not (site.var / "valkey").exists()


def test_a_release_that_fails_stops_the_start(site: WholeSite) -> None:
    site.programs["release"] = "false"
    refused = _refused_run(site)
    assert "could not be brought up to date" in refused.stderr
    assert not (site.var / "valkey" / "valkey.sock").exists()


def test_the_database_is_copied_only_when_there_is_something_to_migrate(
    site: WholeSite, running_site: WholeSite
) -> None:
    _release(site)
    for var in (running_site.var, site.var):
        assert not (var / "backups").exists()

    _forget_sessions(site.database)
    _release(site)
    (copy,) = (site.var / "backups").iterdir()
    assert not _sessions_applied(copy)
    assert _sessions_applied(site.database)


def _refused_run(site: WholeSite) -> subprocess.CompletedProcess[str]:
    site.prepare()
    run = subprocess.run(
        site.command(),
        env=dict(site.environment()),
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert run.returncode == 1
    assert "Traceback" not in run.stderr
    return run


def _release(site: WholeSite) -> None:
    """As the Procfile does it."""
    command = [sys.executable, str(PROJECT / "manage.py"), "release"]
    subprocess.run(command, env=dict(site.environment()), check=True, capture_output=True)


def _forget_sessions(database: Path) -> None:
    with contextlib.closing(sqlite3.connect(database)) as connection:
        connection.execute("DROP TABLE django_session")
        connection.execute("DELETE FROM django_migrations WHERE app = 'sessions'")
        connection.commit()


def _sessions_applied(database: Path) -> bool:
    asked = "SELECT 1 FROM django_migrations WHERE app = 'sessions'"
    with contextlib.closing(sqlite3.connect(database)) as connection:
        return bool(connection.execute(asked).fetchall())


def _answers(site: WholeSite) -> bool:
    try:
        return site.status_of("/healthz", "localhost") == 200
    except OSError:
        return False
