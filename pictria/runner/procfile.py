"""Reads the Procfile, the one list of what Pictria consists of."""

import re
from pathlib import Path

from pictria.runner.errors import CannotStart

ENTRY = re.compile(r"(?P<name>[A-Za-z0-9_-]+):\s*(?P<command>\S.*)")


def read_procfile(path: Path) -> dict[str, str]:
    """The shell command of each program, by name, in the file's order."""
    try:
        lines = path.read_text().splitlines()
    except OSError as error:
        raise CannotStart(f"{path} cannot be read: {error.strerror}.") from error
    entries = (ENTRY.fullmatch(line.strip()) for line in lines)
    return {entry["name"]: entry["command"] for entry in entries if entry}
