"""What the person who runs the site reads: each program's lines behind its name."""

import contextlib
import os
import threading
from typing import IO, TextIO

COLOURS = (36, 33, 35, 32, 34)
PLAIN = "\x1b[0m"


class Console:
    def __init__(self, stream: TextIO, names: list[str]) -> None:
        self._stream = stream
        self._width = max(map(len, names), default=0)
        self._colours = dict(zip(names, COLOURS * len(names), strict=False))
        self._coloured = stream.isatty() and not os.environ.get("NO_COLOR")
        self._writing = threading.Lock()

    def say(self, text: str) -> None:
        # A closed terminal or pipe is no reason to leave the site half stopped.
        with self._writing, contextlib.suppress(OSError, ValueError):
            self._stream.write(f"{text}\n")
            self._stream.flush()

    def relay(self, name: str, output: IO[bytes]) -> None:
        """Shows a program's lines, from a thread of their own, until there are no more."""
        reader = threading.Thread(target=self._relay, args=(name, output), daemon=True)
        reader.start()

    def _relay(self, name: str, output: IO[bytes]) -> None:
        with output:
            for line in output:
                self.say(f"{self._label(name)} {line.decode(errors='replace').rstrip()}")

    def _label(self, name: str) -> str:
        label = f"{name:<{self._width}} |"
        return f"\x1b[{self._colours.get(name, 0)}m{label}{PLAIN}" if self._coloured else label
