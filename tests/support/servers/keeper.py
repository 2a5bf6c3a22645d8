"""Clears a run's folder when the run ends, however it ends.

It waits for the end of its input, a pipe that only the run holds: that closes even when the run
is killed.
"""

import os
import subprocess
import sys
from pathlib import Path
from typing import Self

from tests.support.servers import leftovers

PROJECT = Path(__file__).resolve().parents[3]


class Run:
    """A test run's folder, from `with Run():` until its end."""

    def __enter__(self) -> Self:
        leftovers.clear_abandoned()
        self._folder = leftovers.make_run_folder()
        os.environ[leftovers.RUN_FOLDER] = str(self._folder)
        self._keeper = subprocess.Popen(
            [sys.executable, "-m", __name__, str(self._folder)],
            stdin=subprocess.PIPE,
            start_new_session=True,
            cwd=PROJECT,
        )
        return self

    def __exit__(self, *_: object) -> None:
        leftovers.clear(self._folder)
        self._keeper.communicate()
        os.environ.pop(leftovers.RUN_FOLDER, None)


def main() -> None:
    """Wait for the end of the run, then clear up."""
    sys.stdin.read()
    leftovers.clear(Path(sys.argv[1]))


if __name__ == "__main__":
    main()
