"""Loads the settings in processes that begin with all they import, which is most of a start.

Run as a program it reads questions, one JSON object a line: an environment, and the names of the
settings that are asked for. Each is answered by a child that knows nothing of the others'.
"""

import contextlib
import io
import json
import os
import subprocess
import sys
import traceback
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO

PROJECT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Start:
    """How it went: the settings in words, or the traceback of what refused it."""

    settings: list[str]
    refusal: str


class Starter:
    """The process whose children start."""

    def __init__(self, questions: IO[str], answers: IO[str]) -> None:
        self._questions, self._answers = questions, answers

    def start(self, var: Path, *names: str, **environment: str) -> Start:
        """Loads the settings with nothing in the environment but this, and a data folder."""
        asked = {
            "DJANGO_SETTINGS_MODULE": "pictria.settings",
            "PATH": os.environ["PATH"],
            "PICTRIA_VAR": str(var),
            **environment,
        }
        self._questions.write(json.dumps([asked, names]) + "\n")
        self._questions.flush()
        return Start(**json.loads(self._answers.readline()))


@contextlib.contextmanager
def starter(var: Path) -> Iterator[Starter]:
    """One that runs until the end of the block. `var` is a data folder for what it imports."""
    process = subprocess.Popen(
        [sys.executable, "-m", __name__],
        env={"PATH": os.environ["PATH"], "PICTRIA_VAR": str(var)},
        cwd=PROJECT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    with process:
        assert process.stdin
        assert process.stdout
        yield Starter(process.stdin, process.stdout)


def main() -> None:
    """Answer what is asked until nobody asks any more."""
    import pictria.settings  # noqa: F401 -- for what it imports

    for module in [name for name in sys.modules if name.partition(".")[0] == "pictria"]:
        del sys.modules[module]
    for question in sys.stdin:
        if os.fork() == 0:
            _answer(*json.loads(question))
        os.wait()


def _answer(environment: dict[str, str], names: list[str]) -> None:
    os.environ.clear()
    os.environ.update(environment)
    found, refusal = [], io.StringIO()
    try:
        from django.conf import settings

        found = [str(getattr(settings, name)) for name in names or ["SITE_URL"]]
    except BaseException:
        traceback.print_exc(file=refusal)
    sys.stdout.write(json.dumps({"settings": found, "refusal": refusal.getvalue()}) + "\n")
    sys.stdout.flush()
    os._exit(0)


if __name__ == "__main__":
    main()
