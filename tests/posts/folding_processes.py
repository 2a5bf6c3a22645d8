"""Processes that fold views without a pause, to be killed at any moment.

They are children of one process that has loaded the site, so that each starts at once.
"""

import os
import signal
import subprocess
import sys
from typing import IO, Self

from tests.support.processes import PROJECT, child_environment


class FoldingProcesses:
    """Meanwhile `start()` begins to fold and `kill()` ends it, as a crash would."""

    def __enter__(self) -> Self:
        self._parent = subprocess.Popen(
            [sys.executable, "-m", __name__],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env=child_environment(),
            cwd=PROJECT,
        )
        return self

    def __exit__(self, *_: object) -> None:
        self._parent.communicate()

    def start(self) -> None:
        """Returns when the process has connected to everything, and so folds."""
        _say("start", self._pipe(self._parent.stdin))
        self._folding = int(self._pipe(self._parent.stdout).readline())

    def kill(self) -> None:
        """Returns when it is dead."""
        os.kill(self._folding, signal.SIGKILL)
        assert self._pipe(self._parent.stdout).readline() == "dead\n"

    def _pipe(self, pipe: IO[str] | None) -> IO[str]:
        assert pipe is not None
        return pipe


def main() -> None:
    """Fold in a child at each line that is read, until the child is dead."""
    import django

    django.setup()
    for _ in sys.stdin:
        if (child := os.fork()) == 0:
            _fold_for_ever()
        os.waitpid(child, 0)
        _say("dead")


def _fold_for_ever() -> None:
    from posts.services import views

    # More steps, so that each of them meets a kill sooner or later.
    views.A_RUN = 3
    views.fold_views()
    _say(os.getpid())
    while True:
        views.fold_views()


def _say(word: object, to: IO[str] = sys.stdout) -> None:
    to.write(f"{word}\n")
    to.flush()


if __name__ == "__main__":
    main()
