"""Where this machine decodes pictures."""

import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings

from pictria.core.leftovers import remove_older_than_a_day
from pictria.core.uploads import private_folder
from pictria.images.errors import Busy
from pictria.images.pipeline import Sandbox

# Someone waits at a screen; with the wait for a turn it must end before the server's own limit.
LOOKING_SECONDS = 20
WORKSPACE = "workspace-"

# The other half of a web process's threads goes on answering pages.
_web_turns = threading.BoundedSemaphore(max(1, settings.WEB_THREADS // 2))


def sandbox(deadline: float = 60) -> Sandbox:
    """As many children at a time as the settings allow, each for at most `deadline` seconds."""
    return Sandbox(lock_folder=_folder(), slots=settings.DECODING_SLOTS, deadline=deadline)


@contextmanager
def web_sandbox() -> Iterator[Sandbox]:
    """The sandbox for someone who waits at a screen.

    Raises Busy at once where half of this process's threads decode, or wait for it, already.
    """
    if not _web_turns.acquire(blocking=False):
        raise Busy(retry_after=LOOKING_SECONDS)
    try:
        yield sandbox(LOOKING_SECONDS)
    finally:
        _web_turns.release()


@contextmanager
def workspace() -> Iterator[Path]:
    """A private folder for the files of one picture, which ends with the block."""
    _folder().mkdir(mode=0o700, parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=WORKSPACE, dir=_folder()) as folder:
        yield Path(folder)


def clear_forgotten_files() -> int:
    """Removes what killed processes left of people's pictures more than a day ago."""
    arrived = remove_older_than_a_day(private_folder())
    return arrived + remove_older_than_a_day(_folder(), f"{WORKSPACE}*")


def _folder() -> Path:
    return Path(settings.VAR) / "decoding"
