"""The Procfile, as we and Heroku read it."""

import shlex
from pathlib import Path

import pytest
from django.conf import settings

from pictria.runner.errors import CannotStart
from pictria.runner.procfile import read_procfile

PROCFILE = settings.BASE_DIR / "Procfile"


def test_each_line_is_a_program(tmp_path: Path) -> None:
    file = tmp_path / "Procfile"
    file.write_text("# Not a program\nweb: serve --port $PORT\n\nmy-worker:  work: hard  \n")
    assert read_procfile(file) == {"web": "serve --port $PORT", "my-worker": "work: hard"}


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(CannotStart, match="Procfile cannot be read: No such file"):
        read_procfile(tmp_path / "Procfile")


def test_who_makes_work_stops_before_who_does_it() -> None:
    assert list(read_procfile(PROCFILE)) == ["release", "web", "beat", "worker"]


def test_the_worker_takes_every_queue() -> None:
    words = shlex.split(read_procfile(PROCFILE)["worker"])
    taken = set(words[words.index("--queues") + 1].split(","))
    routed = {route["queue"] for route in settings.CELERY_TASK_ROUTES.values()}
    assert taken == routed | {settings.CELERY_TASK_DEFAULT_QUEUE}
